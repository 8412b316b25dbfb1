//! How high the risk is, by whose judgement and why: for the trainers of his case and coordinators (rules F1, F2).

use domain::risk::Level;
use leptos::prelude::*;
use service::people::PersonPage;
use service::risk::{Risk, RiskReview};

use crate::i18n::Texts;
use crate::ui::{Choice, button, post, select, text_area};
use crate::web::Cx;

/// The level that holds, what waits for a second person, a new review, and the reviews so far.
pub(super) fn risk(cx: &Cx, page: &PersonPage, risk: &Risk) -> impl IntoView + use<> {
    let texts = cx.texts();
    let action = format!("/people/{}/risk", page.id);
    let level = match risk.level {
        Some(level) => {
            let class = if level.is_high() { "badge absent" } else { "badge state" };
            view! { <p><span class=class>{level_words(texts, level)}</span></p> }.into_any()
        }
        None => view! { <p class="empty">{texts.get("risk-none")}</p> }.into_any(),
    };
    let alone = risk.level.is_some_and(Level::is_high).then(|| view! { <p>{texts.get("risk-not-alone")}</p> });
    view! {
        <section class="card stack">
            <h2>{texts.get("risk-title")}</h2>
            {level}
            {alone}
            {pending(cx, &action, risk)}
            {review(cx, &action, risk)}
            {history(cx, risk)}
        </section>
    }
}

/// A lower level waits for a second person.
fn pending(cx: &Cx, action: &str, risk: &Risk) -> Option<AnyView> {
    let texts = cx.texts();
    let newest = risk.reviews.first().filter(|_| risk.is_pending)?;
    let args = [("level", level_words(texts, newest.level).into()), ("name", newest.by.clone().into())];
    let confirm = risk.may_confirm.then(|| {
        view! {
            <input type="hidden" name="review" value=newest.id.to_string()/>
            <div><button class="button primary" name="what" value="confirm">{texts.get("risk-confirm")}</button></div>
        }
    });
    Some(
        view! {
            <form class="notice warning stack" method="post" action=action.to_owned()>
                <p>{texts.with("risk-pending", &args)}</p>
                {confirm}
            </form>
        }
        .into_any(),
    )
}

fn review(cx: &Cx, action: &str, risk: &Risk) -> impl IntoView + use<> {
    let texts = cx.texts();
    let levels: Vec<Choice> =
        Level::ALL.iter().map(|level| (level.code().to_owned(), level_words(texts, *level))).collect();
    let level = risk.level.map(|level| level.code().to_owned()).unwrap_or_default();
    let is_open = cx.field_error("level").is_some() || cx.field_error("reasons").is_some();
    let form = view! {
        {select(cx, "level", &texts.get("risk-level"), levels, level)}
        {text_area(cx, "reasons", &texts.get("risk-reasons"), Some(&texts.get("risk-reasons-hint")))}
        {button(texts.get("risk-save"), "primary")}
    };
    view! { <details open=is_open><summary>{texts.get("risk-review")}</summary>{post(action.to_owned(), form)}</details> }
}

fn history(cx: &Cx, risk: &Risk) -> impl IntoView + use<> {
    let count = risk.reviews.len();
    let rows = risk.reviews.iter().map(|review| one_review(cx, review)).collect_view();
    (count > 0).then(|| {
        view! {
            <details>
                <summary>{cx.texts().with("risk-history", &[("count", count.into())])}</summary>
                <ol class="list" reversed>{rows}</ol>
            </details>
        }
    })
}

fn one_review(cx: &Cx, review: &RiskReview) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let by = format!("{}, {}", review.by, dates.instant(review.at));
    let second = review.confirmed_by.clone().map(|name| {
        view! { <p class="hint">{texts.with("risk-confirmed-by", &[("name", name.into())])}</p> }
    });
    view! {
        <li>
            <p>{level_words(texts, review.level)} " " <span class="hint">{by}</span></p>
            <p class="prose">{review.reasons.clone()}</p>
            {second}
        </li>
    }
}

fn level_words(texts: Texts, level: Level) -> String {
    texts.get(match level {
        Level::Low => "risk-low",
        Level::Medium => "risk-medium",
        Level::High => "risk-high",
        Level::Acute => "risk-acute",
    })
}
