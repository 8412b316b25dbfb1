//! What an office's version says otherwise than the one that it was copied from.

use domain::language::Language;
use domain::programme::{Change, Fate, Hunk, Piece, SessionChange, What};
use leptos::prelude::*;
use service::error::Outcome;
use service::programmes::Compared;

use crate::ui::empty;
use crate::web::{Chrome, Cx, Page};

/// The differences, part by part: values before and now, lines removed and added.
///
/// # Errors
/// `NotFound` unless the actor writes the office's programme and this is a version of that office.
pub async fn compare_draft(cx: Cx) -> Outcome<Page> {
    let compared = cx.services.compare_programme(&cx.actor, cx.id("id")?).await?;
    let texts = cx.texts();
    let numbers = [("number", compared.version.into()), ("base", compared.base.into())];
    let title = texts.with("draft-compare-title", &numbers);
    Ok(Page::new(title.clone(), Chrome::Staff, move || {
        let (comparison, draft) = (&compared.comparison, cx.path.trim_end_matches("/compare").to_owned());
        let back = if compared.is_draft { draft } else { "/programme".to_owned() };
        let values = (!comparison.values.is_empty()).then(|| {
            view! {
                <section class="card stack">
                    <h2>{texts.get("draft-compare-values")}</h2>
                    {values(&cx, &compared, &comparison.values)}
                </section>
            }
        });
        view! {
            <div class="page-head"><h1>{title}</h1> <a href=back>{texts.get("draft-back")}</a></div>
            {comparison.is_empty().then(|| empty(texts.get("draft-compare-none")))}
            {values}
            {comparison.sessions.iter().map(|session| one_session(&cx, &compared, session)).collect_view()}
        }
    }))
}

fn one_session(cx: &Cx, compared: &Compared, session: &SessionChange) -> impl IntoView + use<> {
    let texts = cx.texts();
    let badge = |key: &'static str| view! { <span class="badge state">{texts.get(key)}</span> };
    let title = session.title.get(cx.language).clone();
    let to_edit = compared.is_draft && session.fate != Fate::Removed;
    let title = if to_edit {
        let draft = cx.path.trim_end_matches("/compare");
        view! { <a href=format!("{draft}/{}", session.key)>{title}</a> }.into_any()
    } else {
        title.into_any()
    };
    let (badges, content) = match &session.fate {
        Fate::Added => (Some(badge("draft-added")), None),
        Fate::Removed => (Some(badge("draft-gone")), None),
        Fate::Changed { is_moved, values: changes, texts: languages } => {
            let languages = languages.iter().map(|(language, hunks)| one_language(cx, *language, hunks)).collect_view();
            let values = (!changes.is_empty()).then(|| values(cx, compared, changes));
            (is_moved.then(|| badge("draft-moved")), Some(view! { {values} {languages} }))
        }
    };
    view! {
        <section class="card stack">
            <h2>{title} " " {badges}</h2>
            <p class="hint"><code>{session.key.clone()}</code></p>
            {content}
        </section>
    }
}

fn values(cx: &Cx, compared: &Compared, changes: &[Change]) -> impl IntoView + use<> {
    let texts = cx.texts();
    let rows = changes.iter().map(|change| {
        let value = |value: &Option<String>| value.as_ref().map(|value| said(cx, compared, &change.what, value));
        let none = || "–".to_owned();
        view! {
            <tr>
                <th scope="row">{label(cx, compared, &change.what)}</th>
                <td><del>{value(&change.before).unwrap_or_else(none)}</del></td>
                <td><ins>{value(&change.after).unwrap_or_else(none)}</ins></td>
            </tr>
        }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=texts.get("draft-compare-values")>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts.get("draft-what")}</th>
                        <th scope="col">{texts.get("draft-before")}</th>
                        <th scope="col">{texts.get("draft-now")}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// A value in words: a module by its title.
fn said(cx: &Cx, compared: &Compared, what: &What, value: &str) -> String {
    let module = compared.titles.get(cx.language).module.get(value).filter(|_| *what == What::Module);
    module.cloned().unwrap_or_else(|| value.to_owned())
}

fn label(cx: &Cx, compared: &Compared, what: &What) -> String {
    let texts = cx.texts();
    match what {
        What::Attended => texts.get("draft-what-attended"),
        What::Of => texts.get("draft-what-of"),
        What::Least => texts.get("draft-least"),
        What::Target => texts.get("draft-target"),
        What::Most => texts.get("draft-most"),
        What::Title(place, language) => {
            let places = compared.titles.get(cx.language).places();
            let title = places.iter().find(|(known, _)| known == place).map_or(place.as_str(), |(_, title)| title);
            format!("{title} · {}", texts.language(*language))
        }
        What::Module => texts.get("draft-module"),
        What::Minutes => texts.get("draft-minutes"),
        What::IndividualMinutes => texts.get("draft-individual-minutes"),
        What::StepMinutes(step) => texts.with("draft-what-step", &[("step", step.as_str().into())]),
        What::IndividualStepMinutes(step) => texts.with("draft-what-step-alone", &[("step", step.as_str().into())]),
        What::Sources => texts.get("draft-sources"),
    }
}

fn one_language(cx: &Cx, language: Language, hunks: &[Hunk]) -> impl IntoView + use<> {
    let hunks = hunks.iter().map(|hunk| one_hunk(cx, hunk)).collect_view();
    view! {
        <section class="stack">
            <h3>{cx.texts().language(language)}</h3>
            <div class="stack" lang=language.code()>{hunks}</div>
        </section>
    }
}

fn one_hunk(cx: &Cx, hunk: &Hunk) -> impl IntoView + use<> {
    let texts = cx.texts();
    let word = |key: &'static str| {
        let word = texts.get(key);
        view! { <span class="visually-hidden" lang=cx.language.code()>{word} " "</span> }
    };
    let removed =
        hunk.removed.iter().map(|line| view! { <p>{word("draft-line-removed")}<del>{pieces(line)}</del></p> });
    let added = hunk.added.iter().map(|line| view! { <p>{word("draft-line-added")}<ins>{pieces(line)}</ins></p> });
    view! {
        <div class="draft-hunk">
            <p class="hint">{hunk.heading.clone()}</p>
            {removed.collect_view()}
            {added.collect_view()}
        </div>
    }
}

fn pieces(line: &[Piece]) -> impl IntoView + use<> {
    let piece = |piece: &Piece| {
        if piece.is_changed {
            return view! { <mark>{piece.text.clone()}</mark> }.into_any();
        }
        piece.text.clone().into_any()
    };
    line.iter().map(piece).collect_view()
}
