//! Topics that he missed, and sessions of other groups at which he can make them up (rule A9).

use leptos::prelude::*;
use service::make_up::{MakeUp, MakeUps, Topic};
use service::people::PersonPage;

use crate::ui::session::hours;
use crate::web::Cx;

/// So many sessions are offered for a topic.
const OFFERS: usize = 3;

/// What he missed with what is offered, and where he is a guest.
pub(super) fn make_ups(cx: &Cx, page: &PersonPage, made: &MakeUps) -> impl IntoView + use<> {
    let texts = cx.texts();
    let action = format!("/people/{}/make-up", page.id);
    let topics = made.topics.iter().map(|topic| one_topic(cx, &action, made, topic)).collect_view();
    let guest = made.arranged.iter().map(|one| session(cx, &action, one, "end", "make-up-end")).collect_view();
    let guest = (!made.arranged.is_empty())
        .then(|| view! { <h3>{texts.get("make-up-arranged")}</h3> <ul class="list">{guest}</ul> });
    (!made.topics.is_empty() || !made.arranged.is_empty()).then(|| {
        view! {
            <section class="card stack">
                <h2>{texts.get("make-up-title")}</h2>
                <p class="hint">{texts.get("make-up-how")}</p>
                {guest}
                {topics}
            </section>
        }
    })
}

fn one_topic(cx: &Cx, action: &str, made: &MakeUps, topic: &Topic) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let title = made.template.module(&topic.module).map(|module| module.title.get(cx.language).to_owned());
    let expected = topic.expected_on.map(|day| {
        view! { <p>{texts.with("make-up-expected", &[("day", dates.numeric(day).into())])}</p> }
    });
    let offers = topic.offers.iter().take(OFFERS).map(|one| session(cx, action, one, "arrange", "make-up-arrange"));
    let offers: Vec<AnyView> = offers.map(IntoAny::into_any).collect();
    let offers = match (offers.is_empty(), topic.expected_on) {
        (true, Some(_)) => None,
        (true, None) => Some(view! { <p class="empty">{texts.get("make-up-none")}</p> }.into_any()),
        (false, _) => Some(view! { <ul class="list">{offers}</ul> }.into_any()),
    };
    view! { <h3>{title}</h3> {expected} {offers} }
}

fn session(cx: &Cx, action: &str, one: &MakeUp, what: &'static str, key: &'static str) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let day = dates.short(one.start.date());
    let when = format!("{day}, {} · {}", hours(&dates, one.start, one.minutes), texts.room(&one.room));
    let verb = texts.get(key);
    let label = format!("{verb}: {}, {day}", one.group);
    view! {
        <li class="row">
            <span>{one.group.clone()} " · " {when}</span>
            <form method="post" action=action.to_owned()>
                <input type="hidden" name="session" value=one.session.to_string()/>
                <button class="button quiet" name="what" value=what aria-label=label>{verb}</button>
            </form>
        </li>
    }
}
