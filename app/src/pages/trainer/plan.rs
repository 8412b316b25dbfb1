//! Plan, look, commit on one page (rules D2, D3).

mod dates;
mod form;
mod pattern;
mod words;

use domain::programme::{Stage, Template};
use leptos::prelude::*;
use service::calendar::Kind;
use service::error::{Error, Outcome};
use service::planning::{Choices, Look, PlanRequest, With};

use crate::actions::planning::{read, read_with};
use crate::ui::error_notice;
use crate::web::{Chrome, Cx, Fields, Page};

/// A plan that was checked.
struct Plan {
    request: PlanRequest,
    look: Look,
}

/// The planning form and, once it is filled in, every date with its clashes and their repairs. What was filled in
/// stands in the address.
///
/// # Errors
/// `NotFound` unless the actor plans sessions.
pub async fn plan(cx: Cx) -> Outcome<Page> {
    let choices = cx.services.plan_choices(&cx.actor).await?;
    // A refusal of what was posted stands above the page already.
    let is_told = cx.error.is_some();
    let (plan, cx) = match checked(&cx, &choices).await {
        Ok(plan) => (plan, cx),
        Err(Error::Invalid { .. } | Error::Refused(_)) if is_told => (None, cx),
        Err(error @ (Error::Invalid { .. } | Error::Refused(_))) => (None, cx.refused(error)),
        Err(error) => return Err(error),
    };
    let title = cx.texts().get("plan-title");
    Ok(Page::new(title.clone(), Chrome::Staff, move || {
        view! {
            <div class="page-head">
                <h1>{title}</h1>
                <a class="button" href="/free">{cx.texts().get("free-link")}</a>
            </div>
            {form::lacking(&cx, &choices)}
            {form::form(&cx, &choices, plan.as_ref())}
            <p class="visually-hidden plan-said" role="status"></p>
            <div class="plan-answer stack" id="answer">
                {(!is_told).then(|| error_notice(&cx))}
                {plan.as_ref().map(|plan| dates::dates(&cx, &choices, plan))}
            </div>
            <script type="module" nonce=cx.nonce.clone() src=cx.assets.plan.clone()></script>
        }
    }))
}

/// The plan as it would become; none if nothing is to be checked yet.
async fn checked(cx: &Cx, choices: &Choices) -> Outcome<Option<Plan>> {
    let fields = cx.filled();
    if !fields.has("check") {
        return Ok(None);
    }
    let kind = kind(&choices.template, fields)?;
    let mut request = read(fields, kind, cx.services.random.id().into())?;
    if fields.get("repair") == "all" {
        request = cx.services.repair_all(&cx.actor, &request).await?;
    }
    let look = cx.services.look(&cx.actor, &request).await?;
    Ok(Some(Plan { request, look }))
}

/// What kind of session it is follows from the stage and from whom it is for.
fn kind(template: &Template, fields: &Fields) -> Outcome<Kind> {
    let session = template.session(fields.get("session")).ok_or(Error::invalid("session", "session-unknown"))?;
    let with = read_with(fields.get("with")).ok_or(Error::invalid("with", "with-missing"))?;
    Ok(match (session.stage, with) {
        (Stage::Couples, _) => Kind::Couples,
        (Stage::FollowUp, _) => Kind::FollowUp,
        (Stage::Clearing | Stage::Training | Stage::Midpoint, With::Group(_)) => Kind::Group,
        (Stage::Clearing | Stage::Training | Stage::Midpoint, With::Participant(_)) => Kind::Individual,
    })
}
