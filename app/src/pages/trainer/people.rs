use domain::enrolment::{LegalBasis, State, Track};
use domain::language::Language;
use domain::role::Sex;
use leptos::prelude::*;
use service::error::Outcome;
use service::people::PersonLine;
use service::permissions::Permission;

use crate::ui::{Choice, button, empty, field, fields_of_name, post, select};
use crate::web::{Chrome, Cx, Page};

/// The office's participants, found by name or phone and narrowed by state.
///
/// # Errors
/// `NotFound` unless the actor sees people.
pub async fn people(cx: Cx) -> Outcome<Page> {
    let people = cx.services.people(&cx.actor, cx.query.get("q"), State::parse(cx.query.get("state"))).await?;
    let texts = cx.texts();
    Ok(Page::new(texts.get("nav-people"), Chrome::Staff, move || {
        let is_narrowed = !cx.query.get("q").is_empty() || !cx.query.get("state").is_empty();
        let found = match (people.as_slice(), is_narrowed) {
            ([], true) => empty(texts.get("people-none-found")).into_any(),
            ([], false) => empty(texts.get("people-empty")).into_any(),
            (people, _) => table(&cx, people).into_any(),
        };
        view! {
            {head(&cx)}
            {search(&cx)}
            {found}
        }
    }))
}

fn head(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let may_add = cx.actor.may(Permission::ManagePeople).is_ok();
    let may_import = cx.actor.may(Permission::Import).is_ok();
    view! {
        <div class="page-head">
            <h1>{texts.get("nav-people")}</h1>
            <nav class="cluster" aria-label=texts.get("people-nav")>
                {may_add.then(|| view! { <a class="button primary" href="/people/new">{texts.get("person-add")}</a> })}
                {may_import.then(|| view! { <a class="button" href="/import">{texts.get("people-import")}</a> })}
            </nav>
        </div>
    }
}

fn search(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let mut states: Vec<Choice> = vec![(String::new(), texts.get("state-any"))];
    states.extend(State::ALL.iter().map(|state| (state.code().to_owned(), texts.state(*state))));
    let hint = texts.get("people-search-hint");
    view! {
        <form class="filters" method="get" action="/people" role="search">
            {field(cx, "q", &texts.get("people-search"), "search", String::new(), Some(&hint))}
            {select(cx, "state", &texts.get("field-state"), states, String::new())}
            <button class="button">{texts.get("people-find")}</button>
        </form>
    }
}

fn table(cx: &Cx, people: &[PersonLine]) -> impl IntoView + use<> {
    let texts = cx.texts();
    let rows = people.iter().map(|person| {
        let state = person.state.map(|state| view! { <span class="badge state">{texts.state(state)}</span> });
        view! {
            <tr>
                <th scope="row"><a href=format!("/people/{}", person.id)>{person.name.clone()}</a></th>
                <td>{person.group.clone()}</td>
                <td>{state}</td>
                <td class="unbroken">{person.phone.clone()}</td>
            </tr>
        }
    });
    let heads = ["field-name", "field-group", "field-state", "field-phone"];
    let heads = heads.map(|key| view! { <th scope="col">{texts.get(key)}</th> });
    let count = texts.with("people-count", &[("count", people.len().into())]);
    view! {
        <p class="hint" role="status">{count}</p>
        <div class="table-scroll" tabindex="0" role="region" aria-label=texts.get("nav-people")>
            <table>
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// Adds a participant by hand.
///
/// # Errors
/// `NotFound` unless the actor manages people.
pub async fn new_person(cx: Cx) -> Outcome<Page> {
    cx.actor.may(Permission::ManagePeople)?;
    let texts = cx.texts();
    Ok(Page::new(texts.get("person-add"), Chrome::Staff, move || {
        let optional = texts.get("optional");
        let today = cx.dates().clock(cx.services.clock.now().as_second()).date().to_string();
        let form = view! {
            {fields_of_name(&cx)}
            {select(&cx, "sex", &texts.get("field-sex"), sexes(&cx), String::new())}
            {field(&cx, "phone", &texts.get("field-phone"), "tel", String::new(), Some(&texts.get("person-phone-hint")))}
            {field(&cx, "iin", &texts.get("field-iin"), "text", String::new(), Some(&optional))}
            {select(&cx, "language", &texts.get("field-language"), languages(&cx), cx.language.code().to_owned())}
            {select(&cx, "basis", &texts.get("field-basis"), bases(&cx), String::new())}
            {select(&cx, "track", &texts.get("field-track"), tracks(&cx), String::new())}
            {field(&cx, "referred_on", &texts.get("field-referred-on"), "date", today, None)}
            {button(texts.get("person-save"), "primary")}
        };
        view! {
            <h1>{texts.get("person-add")}</h1>
            <div class="card narrow">{post("/people/new", form)}</div>
        }
    }))
}

/// A choice that nobody makes by accident.
fn unchosen() -> Vec<Choice> {
    vec![(String::new(), "–".to_owned())]
}

fn sexes(cx: &Cx) -> Vec<Choice> {
    let known = Sex::ALL.iter().map(|sex| (sex.code().to_owned(), cx.texts().sex(*sex)));
    unchosen().into_iter().chain(known).collect()
}

fn bases(cx: &Cx) -> Vec<Choice> {
    let known = LegalBasis::ALL.iter().map(|basis| (basis.code().to_owned(), cx.texts().basis(*basis)));
    unchosen().into_iter().chain(known).collect()
}

fn languages(cx: &Cx) -> Vec<Choice> {
    Language::ALL.iter().map(|language| (language.code().to_owned(), cx.texts().language(*language))).collect()
}

fn tracks(cx: &Cx) -> Vec<Choice> {
    Track::ALL.iter().map(|track| (track.code().to_owned(), cx.texts().track(*track))).collect()
}
