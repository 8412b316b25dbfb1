use leptos::prelude::*;
use service::checks::PartnerSession;
use service::couples::CoupleView;
use service::error::Outcome;

use crate::ui::session::hours;
use crate::ui::{empty, safety_checks};
use crate::web::{Chrome, Cx, Page};

/// The couples that ask for joint work: first those that wait, then those that were approved.
///
/// # Errors
/// `NotFound` unless the actor is the office's advocate.
pub async fn couples(cx: Cx) -> Outcome<Page> {
    let couples = cx.services.couples(&cx.actor).await?;
    let sessions = cx.services.partner_sessions(&cx.actor).await?;
    let texts = cx.texts();
    Ok(Page::new(texts.get("nav-couples"), Chrome::Staff, move || {
        let due = due(&cx, &couples, &sessions);
        let (approved, waiting): (Vec<_>, Vec<_>) = couples.into_iter().partition(|couple| couple.advocate_approves);
        let nothing = (approved.is_empty() && waiting.is_empty()).then(|| empty(texts.get("couples-none")));
        view! {
            <div class="sealed stack">
                <h1>{texts.get("nav-couples")}</h1>
                <p class="hint">{texts.get("couples-recorded")}</p>
                <p>{texts.get("couples-how")}</p>
                {nothing}
                {due}
                {list(&cx, "couples-waiting", waiting)}
                {list(&cx, "couples-approved", approved)}
            </div>
        }
    }))
}

/// The joint sessions that are near, with the partner's safety checks before and after each (rule E3).
fn due(cx: &Cx, couples: &[CoupleView], sessions: &[PartnerSession]) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let rows = sessions.iter().map(|session| {
        let partner = couples.iter().find(|couple| couple.id == session.couple).map(|couple| couple.partner.clone());
        let when = format!("{}, {}", dates.medium(session.start.date()), hours(&dates, session.start, session.minutes));
        let checks = safety_checks(cx, "/couples", session.id, &session.own);
        view! {
            <section class="card stack">
                <h2>{partner} " · " {when}</h2>
                {checks}
            </section>
        }
    });
    let hint = view! { <p class="hint">{texts.get("couples-checks-how")}</p> };
    (!sessions.is_empty()).then(|| view! { {hint} {rows.collect_view()} })
}

fn list(cx: &Cx, title: &'static str, couples: Vec<CoupleView>) -> impl IntoView + use<> {
    let texts = cx.texts();
    (!couples.is_empty()).then(|| {
        let items = couples.into_iter().map(|couple| one_couple(cx, couple)).collect_view();
        view! { <section class="card stack"><h2>{texts.get(title)}</h2><ul class="list">{items}</ul></section> }
    })
}

fn one_couple(cx: &Cx, couple: CoupleView) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let asked = dates.numeric(dates.clock(couple.asked_at).date());
    let (what, key, class) = if couple.advocate_approves {
        ("withdraw", "couples-withdraw", "button")
    } else {
        ("approve", "couples-approve", "button primary")
    };
    let effect = couple.advocate_approves.then(|| view! { <p class="hint">{texts.get("couples-withdraw-effect")}</p> });
    view! {
        <li class="stack">
            <h3>{couple.partner.clone()}</h3>
            <p>{texts.with("couples-participant", &[("name", couple.participant.into())])}</p>
            <p class="hint">{texts.with("couples-asked", &[("day", asked.into())])}</p>
            <form class="stack" method="post" action="/couples">
                <input type="hidden" name="couple" value=couple.id.to_string()/>
                {effect}
                <div class="cluster">
                    <button class=class name="what" value=what>
                        {texts.get(key)} <span class="visually-hidden">": " {couple.partner}</span>
                    </button>
                </div>
            </form>
        </li>
    }
}
