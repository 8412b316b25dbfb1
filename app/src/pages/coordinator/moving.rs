//! Moving running enrolments and groups to another version of the programme.

use domain::ids::ProgrammeId;
use leptos::prelude::*;
use service::error::Outcome;
use service::programmes::{GroupMove, Moving, PersonMove};

use crate::ui::empty;
use crate::web::{Chrome, Cx, Page};

/// Who is on another version, and what moving changes for each.
///
/// # Errors
/// As [`service::Services::moving`].
pub async fn moving(cx: Cx) -> Outcome<Page> {
    let moving = cx.services.moving(&cx.actor, cx.id::<ProgrammeId>("id")?).await?;
    let texts = cx.texts();
    let number = [("number", moving.to.template.version.into())];
    Ok(Page::new(texts.with("move-title", &number), Chrome::Staff, move || {
        let content = if moving.people.is_empty() && moving.groups.is_empty() {
            empty(texts.get("move-none")).into_any()
        } else {
            form(&cx, &moving).into_any()
        };
        view! {
            <div class="page-head">
                <h1>{texts.with("move-title", &[("number", moving.to.template.version.into())])}</h1>
                <p><a href=format!("/programme?version={}", moving.to.id)>{texts.get("manual-versions")}</a></p>
            </div>
            {content}
        }
    }))
}

fn form(cx: &Cx, moving: &Moving) -> impl IntoView + use<> {
    let texts = cx.texts();
    let people = moving.people.iter().map(|person| person_row(cx, moving, person)).collect_view();
    let groups = moving.groups.iter().map(|group| group_row(cx, moving, group)).collect_view();
    let people = (!moving.people.is_empty()).then(|| listed(texts.get("nav-people"), people));
    let groups = (!moving.groups.is_empty()).then(|| listed(texts.get("nav-groups"), groups));
    let error = cx.field_error("chosen").map(|error| view! { <p class="error" id="chosen-error">{error}</p> });
    view! {
        <form class="stack" method="post" action=cx.path.clone()>
            <p class="hint prose">{texts.get("move-hint")}</p>
            {error}
            {people}
            {groups}
            <button class="button primary">{texts.get("move-do")}</button>
        </form>
    }
}

fn listed<V: IntoView + 'static>(title: String, rows: V) -> impl IntoView {
    view! { <fieldset class="card stack"><legend>{title}</legend><ul class="list">{rows}</ul></fieldset> }
}

fn person_row(cx: &Cx, moving: &Moving, person: &PersonMove) -> impl IntoView + use<> {
    let value = format!("person:{}:{}", person.enrolment, person.from);
    let told = told(cx, moving, person).into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! { <li class="row move">{choice(cx, value, person.name.clone())} <ul class="hint">{told}</ul></li> }
}

/// What changes for him, in words.
fn told(cx: &Cx, moving: &Moving, person: &PersonMove) -> Vec<String> {
    let texts = cx.texts();
    let found = &person.consequences;
    let mut told = vec![texts.with("move-from", &[("number", person.from_template.version.into())])];
    if found.is_none() {
        told.push(texts.get("move-nothing"));
    }
    if (found.before.attended, found.before.needed) != (found.after.attended, found.after.needed) {
        let numbers = [
            ("before", found.before.attended.into()),
            ("needed", found.before.needed.into()),
            ("after", found.after.attended.into()),
            ("asked", found.after.needed.into()),
        ];
        told.push(texts.with("move-attended", &numbers));
    }
    let title = |key: &String| {
        let plan = person.from_template.session(key);
        plan.map_or_else(|| key.clone(), |plan| plan.title.get(cx.language).clone())
    };
    told.extend(found.unknown.iter().map(|key| texts.with("move-unknown", &[("title", title(key).into())])));
    let module = |key: &String| {
        let module = moving.to.template.module(key);
        module.map_or_else(|| key.clone(), |module| module.title.get(cx.language).clone())
    };
    told.extend(found.uncovered.iter().map(|key| texts.with("move-uncovered", &[("title", module(key).into())])));
    match (found.before.is_complete(), found.after.is_complete()) {
        (false, true) => told.push(texts.get("move-completes")),
        (true, false) => told.push(texts.get("move-reopens")),
        _ => {}
    }
    told.extend(person.group_elsewhere.clone().map(|code| texts.with("move-group-stays", &[("code", code.into())])));
    told
}

fn group_row(cx: &Cx, moving: &Moving, group: &GroupMove) -> impl IntoView + use<> {
    let texts = cx.texts();
    let value = format!("group:{}:{}", group.group, group.from);
    let blocked = (!group.unknown.is_empty()).then(|| {
        let count = [("count", group.unknown.len().into()), ("number", moving.to.template.version.into())];
        view! { <p class="hint">{texts.with("move-group-blocked", &count)}</p> }
    });
    view! { <li class="row move">{choice(cx, value, group.code.clone())} {blocked}</li> }
}

fn choice(cx: &Cx, value: String, name: String) -> impl IntoView + use<> {
    let is_chosen = cx.typed.values.iter().any(|(field, typed)| field == "chosen" && *typed == value);
    view! { <label><input type="checkbox" name="chosen" value=value checked=is_chosen/> " " {name}</label> }
}
