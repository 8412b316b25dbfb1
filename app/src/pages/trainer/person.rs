mod access;
mod busy;
mod joint_work;
mod make_up;
mod measures;
mod progress;
mod risk;
mod steps;

use domain::enrolment::State;
use leptos::prelude::*;
use service::error::Outcome;
use service::people::PersonPage;
use service::permissions::Permission;

use crate::web::{Chrome, Cx, Page};

/// One participant: where he stands, what he lacks, when he comes, and what can be done for him.
///
/// # Errors
/// `NotFound` unless the actor sees people and he is one of the office's.
pub async fn person(cx: Cx) -> Outcome<Page> {
    let page = cx.services.person_page(&cx.actor, cx.id("id")?).await?;
    let may_manage = cx.actor.may(Permission::ManagePeople).is_ok();
    let make_ups = cx.services.make_ups(&cx.actor, page.id).await?;
    let risk = cx.services.risk(&cx.actor, page.id).await?;
    let binding = match cx.actor.may(Permission::EndMeasures) {
        Ok(_) => Some(cx.services.measures_of(&cx.actor, page.id).await?),
        Err(_) => None,
    };
    let bound = cx.services.busy_hours(&cx.actor, page.id).await?;
    Ok(Page::new(page.name.short(), Chrome::Staff, move || {
        view! {
            {head(&cx, &page)}
            {progress::warning(&cx, &page)}
            <div class="two-columns">
                <div class="stack">
                    {progress::standing(&cx, &page)}
                    {progress::modules(&cx, &page)}
                    {steps::sessions(&cx, &page)}
                    {make_up::make_ups(&cx, &page, &make_ups)}
                    {busy::busy(&cx, &page, &bound, may_manage)}
                </div>
                <div class="stack">
                    {facts(&cx, &page)}
                    {risk.map(|risk| risk::risk(&cx, &page, &risk))}
                    {may_manage.then(|| (steps::move_on(&cx, &page), access::access(&cx, &page)))}
                    {binding.map(|binding| measures::measures(&cx, &page, &binding))}
                    {joint_work::joint_work(&cx, &page)}
                    {steps::history(&cx, &page)}
                </div>
            </div>
        }
    }))
}

fn head(cx: &Cx, page: &PersonPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let runs = !page.enrolment.state.is_ended() || page.enrolment.state == State::FollowUp;
    let may_plan = runs && cx.actor.may(Permission::Plan).is_ok();
    let plan = may_plan.then(|| {
        let next = next_session(page).map(|key| format!("&session={key}")).unwrap_or_default();
        let href = format!("/plan?person={}{next}", page.enrolment.id);
        view! { <a class="button primary" href=href>{texts.get("person-plan")}</a> }
    });
    view! {
        <div class="page-head">
            <h1>{page.name.full()}</h1>
            <p class="cluster"><span class="badge state">{texts.state(page.enrolment.state)}</span> " " {phone(page)}</p>
            {plan}
        </div>
    }
}

/// His number, which a phone dials.
fn phone(page: &PersonPage) -> Option<AnyView> {
    let phone = page.phone.clone()?;
    let href = format!("tel:{}", phone.replace(' ', ""));
    Some(view! { <a class="unbroken" href=href>{phone}</a> }.into_any())
}

/// The session of the programme that follows his last one in its stage; at the beginning, the first of all.
fn next_session(page: &PersonPage) -> Option<&str> {
    let lines = page.past.iter().chain(&page.coming).filter(|line| line.live);
    let Some(last) = lines.max_by_key(|line| line.start) else {
        return page.template.sessions.first().map(|plan| plan.key.as_str());
    };
    let last = page.template.session(&last.session_key)?;
    let mut rest = page.template.stage(last.stage).skip_while(|plan| plan.key != last.key).skip(1);
    rest.next().map(|plan| plan.key.as_str())
}

fn facts(cx: &Cx, page: &PersonPage) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let none = || texts.get("not-given");
    let phone = phone(page).unwrap_or_else(|| none().into_any());
    view! {
        <section class="card stack">
            <h2>{texts.get("person-facts")}</h2>
            <dl class="facts">
                <div><dt>{texts.get("field-phone")}</dt><dd>{phone}</dd></div>
                <div><dt>{texts.get("field-iin")}</dt><dd>{page.iin.clone().unwrap_or_else(none)}</dd></div>
                <div><dt>{texts.get("field-language")}</dt><dd>{texts.language(page.language)}</dd></div>
                <div><dt>{texts.get("field-basis")}</dt><dd>{texts.basis(page.enrolment.basis)}</dd></div>
                <div><dt>{texts.get("field-track")}</dt><dd>{texts.track(page.enrolment.track)}</dd></div>
                <div>
                    <dt>{texts.get("field-referred-on")}</dt>
                    <dd>{dates.numeric(page.enrolment.referred_on)}</dd>
                </div>
            </dl>
        </section>
    }
}
