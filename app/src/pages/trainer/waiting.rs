//! All waiting lists: of groups and of trainers, by the date of entry (rule D8).

use domain::waiting::Fit;
use leptos::prelude::*;
use service::error::Outcome;
use service::waiting::{WaitingPage, WaitingView};

use crate::i18n::Texts;
use crate::ui::{Choice, button, empty, field, grouped_select, post, select};
use crate::web::{Chrome, Cx, Page};

/// Where its forms are posted.
const ACTION: &str = "/waiting";

/// The waiting lists of the office.
///
/// # Errors
/// `NotFound` unless the actor manages groups.
pub async fn waiting(cx: Cx) -> Outcome<Page> {
    let page = cx.services.waiting_lists(&cx.actor).await?;
    let texts = cx.texts();
    Ok(Page::new(texts.get("waiting-lists"), Chrome::Staff, move || {
        view! {
            <div class="page-head">
                <h1>{texts.get("waiting-lists")}</h1>
                <p class="hint">{texts.get("waiting-how")}</p>
            </div>
            <div class="two-columns">
                <div class="stack">{of_groups(&cx, &page)}{of_trainers(&cx, &page)}</div>
                {wait(&cx, &page)}
            </div>
        }
    }))
}

fn of_groups(cx: &Cx, page: &WaitingPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let lists = page.groups.iter().map(|(group, waiting)| {
        let rows = waiting.iter().map(|one| row(cx, ACTION, one, None)).collect_view();
        let heading = view! { <a href=format!("/groups/{}", group.id)>{group.code.clone()}</a> };
        list(cx, heading, waiting.is_empty(), rows)
    });
    let lists = lists.collect_view();
    view! { <section class="card stack"><h2>{texts.get("waiting-of-groups")}</h2>{lists}</section> }
}

fn of_trainers(cx: &Cx, page: &WaitingPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let lists = page.trainers.iter().map(|(id, name, waiting)| {
        let plan = |one: &WaitingView| format!("/plan?person={}&trainers={id}", one.enrolment);
        let rows = waiting.iter().map(|one| row(cx, ACTION, one, Some(plan(one)))).collect_view();
        list(cx, name.clone(), waiting.is_empty(), rows)
    });
    let lists = lists.collect_view();
    view! { <section class="card stack"><h2>{texts.get("waiting-of-trainers")}</h2>{lists}</section> }
}

fn list<H: IntoView + 'static, R: IntoView + 'static>(cx: &Cx, heading: H, is_empty: bool, rows: R) -> AnyView {
    let rows = if is_empty {
        empty(cx.texts().get("waiting-empty")).into_any()
    } else {
        view! { <ol class="list">{rows}</ol> }.into_any()
    };
    view! { <h3>{heading}</h3> {rows} }.into_any()
}

/// Somebody who waits, since when, whether the free seat fits him, and the way off the list.
pub(super) fn row(cx: &Cx, action: &str, one: &WaitingView, plan: Option<String>) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let since = texts.with("waiting-since-day", &[("day", dates.numeric(one.since).into())]);
    let fit = one.fit.map(|fit| {
        let (class, words) = fit_badge(texts, fit);
        view! { <span class=class>{words}</span> }
    });
    let plan = plan.map(|href| view! { <a class="button quiet" href=href>{texts.get("waiting-plan")}</a> });
    let label = texts.with("waiting-end-of", &[("name", one.name.clone().into())]);
    view! {
        <li class="row">
            <span>
                <a href=format!("/people/{}", one.person)>{one.name.clone()}</a> " "
                <span class="hint">{since}</span> " " {fit}
            </span>
            <form class="cluster" method="post" action=action.to_owned()>
                {plan}
                <input type="hidden" name="waiting" value=one.id.to_string()/>
                <button class="button quiet" name="what" value="end" aria-label=label>{texts.get("waiting-end")}</button>
            </form>
        </li>
    }
}

fn fit_badge(texts: Texts, fit: Fit) -> (&'static str, String) {
    match fit {
        Fit::Next => ("badge present", texts.get("fit-next")),
        Fit::Fits => ("badge planned", texts.get("fit-fits")),
        Fit::OtherLanguage => ("badge unrecorded", texts.get("fit-other-language")),
        Fit::NotAvailable => ("badge unrecorded", texts.get("fit-not-available")),
    }
}

fn wait(cx: &Cx, page: &WaitingPage) -> AnyView {
    let texts = cx.texts();
    let candidates: Vec<Choice> = page.candidates.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let groups = page.groups.iter().map(|(group, _)| (format!("group:{}", group.id), group.code.clone())).collect();
    let trainers = page.trainers.iter().map(|(id, name, _)| (format!("trainer:{id}"), name.clone())).collect();
    let lists: Vec<(String, Vec<Choice>)> =
        vec![(texts.get("waiting-of-groups"), groups), (texts.get("waiting-of-trainers"), trainers)];
    let content = if candidates.is_empty() {
        empty(texts.get("waiting-nobody")).into_any()
    } else {
        let form = view! {
            <input type="hidden" name="what" value="wait"/>
            {select(cx, "waits", &texts.get("waiting-who"), candidates, String::new())}
            {grouped_select(cx, "waits_for", &texts.get("waiting-for"), None, lists, String::new())}
            {field(cx, "since", &texts.get("waiting-since"), "date", page.today.to_string(), Some(&texts.get("waiting-since-hint")))}
            {button(texts.get("waiting-add"), "primary")}
        };
        post(ACTION, form).into_any()
    };
    view! { <section class="card stack"><h2>{texts.get("waiting-new")}</h2>{content}</section> }.into_any()
}
