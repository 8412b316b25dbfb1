mod matrix;
mod seats;

use domain::language::Language;
use leptos::prelude::*;
use service::error::Outcome;
use service::groups::{GoesOn, GroupPage, GroupView, MemberView};
use service::permissions::Permission;
use service::waiting::GroupSeats;

use crate::ui::{Choice, button, empty, field, post, select};
use crate::web::{Chrome, Cx, Page};

/// The places of a group that is opened, unless somebody says otherwise (rule A7).
const PLACES: &str = "12";

/// The office's groups with their capacity, and a form that opens another.
///
/// # Errors
/// `NotFound` unless the actor sees people.
pub async fn groups(cx: Cx) -> Outcome<Page> {
    cx.actor.may(Permission::SeePeople)?;
    let groups = cx.services.groups(&cx.actor).await?;
    let texts = cx.texts();
    Ok(Page::new(texts.get("nav-groups"), Chrome::Staff, move || {
        let list = match groups.as_slice() {
            [] => empty(texts.get("groups-empty")).into_any(),
            groups => list(&cx, groups).into_any(),
        };
        view! {
            <h1>{texts.get("nav-groups")}</h1>
            <p><a href="/waiting">{texts.get("waiting-lists")}</a></p>
            <div class="two-columns">{list}{new_group(&cx)}</div>
        }
    }))
}

fn list(cx: &Cx, groups: &[GroupView]) -> impl IntoView + use<> {
    let texts = cx.texts();
    let rows = groups.iter().map(|group| {
        view! {
            <li class="row">
                <a href=format!("/groups/{}", group.id)>{group.code.clone()}</a>
                <span class="hint">{texts.language(group.language)}</span>
                {capacity(cx, group)}
            </li>
        }
    });
    view! { <ul class="list card">{rows.collect_view()}</ul> }
}

/// "9/12", as a bar and in words.
fn capacity(cx: &Cx, group: &GroupView) -> impl IntoView + use<> {
    let words =
        cx.texts().with("group-capacity", &[("members", group.members.into()), ("places", group.places.into())]);
    let (value, max) = (group.members.to_string(), group.places.to_string());
    view! {
        <span class="capacity">
            {format!("{}/{}", group.members, group.places)}
            <meter min="0" max=max value=value aria-label=words></meter>
        </span>
    }
}

fn new_group(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let may = cx.actor.may(Permission::ManageGroups).is_ok();
    let languages: Vec<Choice> =
        Language::ALL.iter().map(|language| (language.code().to_owned(), texts.language(*language))).collect();
    may.then(|| {
        let form = view! {
            {field(cx, "code", &texts.get("group-code"), "text", String::new(), Some(&texts.get("group-code-hint")))}
            {select(cx, "language", &texts.get("field-language"), languages, cx.language.code().to_owned())}
            {field(cx, "places", &texts.get("group-places"), "number", PLACES.to_owned(), Some(&texts.get("group-places-hint")))}
            {button(texts.get("group-open"), "primary")}
        };
        view! { <section class="card stack"><h2>{texts.get("group-new")}</h2>{post("/groups", form)}</section> }
    })
}

/// One group: who belongs to it, who came when.
///
/// # Errors
/// `NotFound` unless the actor sees people and the group is the office's.
pub async fn group(cx: Cx) -> Outcome<Page> {
    let page = cx.services.group_page(&cx.actor, cx.id("id")?).await?;
    let may_manage = cx.actor.may(Permission::ManageGroups).is_ok();
    let seats = if may_manage { Some(cx.services.group_seats(&cx.actor, page.group.id).await?) } else { None };
    let texts = cx.texts();
    Ok(Page::new(page.group.code.clone(), Chrome::Staff, move || {
        let may_manage = cx.actor.may(Permission::ManageGroups).is_ok();
        view! {
            {head(&cx, &page)}
            {matrix::matrix(&cx, &page)}
            <section class="card stack"><h2>{texts.get("members-title")}</h2>{members(&cx, &page, seats.as_ref())}</section>
            {may_manage.then(|| view! { <div class="two-columns">{add(&cx, &page)}{end(&cx, &page)}</div> })}
            {seats.map(|seats| seats::seats(&cx, &page, &seats))}
        }
    }))
}

fn head(cx: &Cx, page: &GroupPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let id = page.group.id;
    let plan = plan_address(page);
    view! {
        <div class="page-head">
            <h1>{page.group.code.clone()}</h1>
            <p class="cluster">{texts.language(page.group.language)} " " {capacity(cx, &page.group)}</p>
            <nav class="cluster" aria-label=texts.get("group-nav")>
                <a class="button primary" href=plan>{texts.get("group-plan")}</a>
                <a class="button" href=format!("/week?group={id}")>{texts.get("group-week")}</a>
            </nav>
        </div>
    }
}

/// The planning form, filled in so that the group goes on as before.
fn plan_address(page: &GroupPage) -> String {
    let GoesOn { session_key, count, start, room, trainers } = &page.goes_on;
    let start = start.map(|start| format!("&first={}&time={}", start.date(), start.strftime("%H:%M")));
    let room = room.map(|room| format!("&room={room}"));
    let trainers = trainers.iter().map(|id| format!("&trainers={id}")).collect::<Vec<_>>().concat();
    let rest = [start.unwrap_or_default(), room.unwrap_or_default(), trainers].concat();
    format!("/plan?group={}&session={session_key}&count={count}{rest}", page.group.id)
}

/// Who belongs to it today or will; who left is folded away.
fn members(cx: &Cx, page: &GroupPage, seats: Option<&GroupSeats>) -> AnyView {
    let texts = cx.texts();
    let midway = |member: &MemberView| seats.and_then(|seats| seats.midway.get(&member.membership).cloned());
    if page.members.is_empty() {
        return empty(texts.get("members-empty")).into_any();
    }
    let has_left = |member: &&MemberView| member.stay.to.is_some_and(|to| to < page.today);
    let (former, present): (Vec<&MemberView>, Vec<&MemberView>) = page.members.iter().partition(has_left);
    let count = former.len();
    let present = present.into_iter().map(|member| one_member(cx, member, midway(member))).collect_view();
    let former = former.into_iter().map(|member| one_member(cx, member, midway(member))).collect_view();
    let former = (count > 0).then(|| {
        view! {
            <details>
                <summary>{texts.with("members-former", &[("count", count.into())])}</summary>
                <ul class="list">{former}</ul>
            </details>
        }
    });
    view! { <ul class="list">{present}</ul> {former} }.into_any()
}

fn one_member(cx: &Cx, member: &MemberView, midway: Option<String>) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let from = dates.numeric(member.stay.from);
    let stay = match member.stay.to {
        Some(to) => texts.with("member-from-to", &[("from", from.into()), ("to", dates.numeric(to).into())]),
        None => texts.with("member-from", &[("from", from.into())]),
    };
    let midway = midway.map(|reason| {
        view! { <span class="hint">{texts.with("member-joined-midway", &[("reason", reason.into())])}</span> }
    });
    view! {
        <li class="row">
            <a href=format!("/people/{}", member.person)>{member.name.clone()}</a>
            <span class="hint">{stay}</span>
            {midway}
        </li>
    }
}

fn add(cx: &Cx, page: &GroupPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let candidates: Vec<Choice> = page.candidates.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let first = page.entries.first().unwrap_or(&page.today).to_string();
    let days = page.entries.iter().map(|day| cx.dates().numeric(*day)).collect::<Vec<_>>().join(", ");
    let entries = (!page.entries.is_empty())
        .then(|| view! { <p class="notice info">{texts.with("member-entries", &[("days", days.into())])}</p> });
    let midway = cx.actor.may(Permission::AddMidway).is_ok().then(|| {
        field(cx, "midway", &texts.get("member-midway"), "text", String::new(), Some(&texts.get("member-midway-hint")))
    });
    let form = view! {
        <input type="hidden" name="what" value="add"/>
        {entries}
        {select(cx, "enrolment", &texts.get("member-who"), candidates, String::new())}
        {field(cx, "from", &texts.get("member-first-day"), "date", first, Some(&texts.get("member-first-day-hint")))}
        {midway}
        {button(texts.get("member-add"), "primary")}
    };
    let action = format!("/groups/{}", page.group.id);
    let content = if page.candidates.is_empty() {
        empty(texts.get("member-nobody")).into_any()
    } else {
        post(action, form).into_any()
    };
    view! { <section class="card stack"><h2>{texts.get("member-new")}</h2>{content}</section> }
}

fn end(cx: &Cx, page: &GroupPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let open = page.members.iter().filter(|member| member.stay.to.is_none());
    let open: Vec<Choice> = open.map(|member| (member.membership.to_string(), member.name.clone())).collect();
    (!open.is_empty()).then(|| {
        let form = view! {
            <input type="hidden" name="what" value="end"/>
            {select(cx, "membership", &texts.get("member-who"), open, String::new())}
            {field(cx, "last_day", &texts.get("member-last-day"), "date", page.today.to_string(), Some(&texts.get("member-last-day-hint")))}
            {button(texts.get("member-end"), "")}
        };
        let action = format!("/groups/{}", page.group.id);
        view! { <section class="card stack"><h2>{texts.get("member-end")}</h2>{post(action, form)}</section> }
    })
}
