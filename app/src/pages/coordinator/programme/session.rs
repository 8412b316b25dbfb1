//! One session of a draft: its frame, its steps and its three texts in one form, so that nothing typed is lost.

use domain::language::Language;
use domain::programme::SessionPlan;
use leptos::prelude::*;
use service::error::Outcome;
use service::programmes::DraftSession;

use super::{loaded, meanwhile, name, steps};
use crate::ui::{Choice, field, long_text, manual, select};
use crate::web::{Chrome, Cx, Page};

/// What a preview shows: the plan in a language.
type Preview = Option<(SessionPlan, Language)>;

/// A session of a draft, to be changed.
///
/// # Errors
/// `NotFound` unless the actor writes the office's programme, this is a draft of that office, and it has the session.
pub async fn draft_session(cx: Cx) -> Outcome<Page> {
    session_page(cx, None).await
}

/// The same, with a preview of what was typed.
///
/// # Errors
/// As [`draft_session`].
pub async fn session_page(cx: Cx, preview: Preview) -> Outcome<Page> {
    let key = cx.params.get("key").cloned().unwrap_or_default();
    let session = cx.services.draft_session(&cx.actor, cx.id("id")?, &key).await?;
    let title = session_title(&cx, &session);
    Ok(Page::new(title.clone(), Chrome::Staff, move || {
        view! {
            {head(&cx, &session, title)}
            {outdated(&cx, &session)}
            {preview.as_ref().map(|(plan, language)| shown(&cx, plan, *language))}
            {form(&cx, &session)}
            {remove(&cx)}
        }
    }))
}

/// The number and the first line of the text.
fn session_title(cx: &Cx, session: &DraftSession) -> String {
    let text = session.texts.get(cx.language);
    let title = text.lines().next().unwrap_or_default().trim_start_matches('#').trim();
    format!("{}. {title}", session.plan.number)
}

fn head(cx: &Cx, session: &DraftSession, title: String) -> impl IntoView + use<> {
    let stage = session.titles.get(cx.language).stage.get(&session.plan.stage).cloned();
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            <p class="hint">
                <a href=format!("/programme/drafts/{}", session.draft)>{name(cx, session.version)}</a> " · " {stage} " · "
                <code>{session.key.clone()}</code>
            </p>
        </div>
        {meanwhile(cx)}
    }
}

/// Texts that were not compared with the newest one yet.
fn outdated(cx: &Cx, session: &DraftSession) -> impl IntoView + use<> {
    let texts = cx.texts();
    let forms = session.plan.texts.out_of_date().map(|language| {
        let named = || [("language", texts.language(language).into())];
        view! {
            <form class="notice warning cluster" method="post" action=cx.path.clone()>
                <span>{texts.with("draft-outdated", &named())}</span>
                <input type="hidden" name="language" value=language.code()/>
                <button class="button" name="what" value="confirm">{texts.with("draft-confirm", &named())}</button>
            </form>
        }
    });
    forms.collect_view()
}

/// The plan as its readers will see it.
fn shown(cx: &Cx, plan: &SessionPlan, language: Language) -> impl IntoView + use<> {
    let texts = cx.texts();
    let title = texts.with("draft-preview-title", &[("language", texts.language(language).into())]);
    let manual = plan.manual.get(language);
    view! {
        <section class="draft-preview stack" role="region" aria-label=title.clone()>
            <p class="hint" role="status">{title.clone()}</p>
            <div class="stack" lang=language.code()>
                <h2>{manual.title.clone()}</h2>
                {manual::plan(&cx.speaking(language), plan, manual)}
            </div>
        </section>
    }
}

fn form(cx: &Cx, session: &DraftSession) -> impl IntoView + use<> {
    let texts = cx.texts();
    let sources = session.plan.sources.join("\n");
    let loaded = loaded(cx, cx.typed.has("loaded"), &session.loaded);
    view! {
        <form class="stack" method="post" action=cx.path.clone()>
            <input type="hidden" name="loaded" value=loaded/>
            {frame(cx, session)}
            {steps::steps(cx, &session.plan.step)}
            <div class="card">
                {long_text(cx, "sources", &texts.get("draft-sources"), &texts.get("draft-sources-hint"), None, sources)}
            </div>
            {Language::ALL.iter().map(|language| one_text(cx, session, *language)).collect_view()}
            <div class="cluster">
                <button class="button primary" name="what" value="save">{texts.get("draft-save-session")}</button>
            </div>
        </form>
    }
}

/// Place, module and length.
fn frame(cx: &Cx, session: &DraftSession) -> impl IntoView + use<> {
    let (texts, plan) = (cx.texts(), &session.plan);
    let places: Vec<Choice> = (1..=session.places).map(|at| (at.to_string(), at.to_string())).collect();
    let titles = &session.titles.get(cx.language).module;
    let mut modules: Vec<Choice> = vec![(String::new(), "–".to_owned())];
    modules.extend(session.modules.iter().map(|key| (key.clone(), titles.get(key).unwrap_or(key).clone())));
    let alone = plan.individual_minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    let alone_hint = texts.get("draft-individual-minutes-hint");
    view! {
        <fieldset class="card stack">
            <legend class="visually-hidden">{texts.get("draft-frame")}</legend>
            {select(cx, "place", &texts.get("draft-place"), places, plan.number.to_string())}
            {select(cx, "module", &texts.get("draft-module"), modules, plan.module.clone().unwrap_or_default())}
            {field(cx, "minutes", &texts.get("draft-minutes"), "digits", plan.minutes.to_string(), None)}
            {field(cx, "individual_minutes", &texts.get("draft-individual-minutes"), "digits", alone, Some(&alone_hint))}
        </fieldset>
    }
}

/// The text of a language with its preview.
fn one_text(cx: &Cx, session: &DraftSession, language: Language) -> impl IntoView + use<> {
    let texts = cx.texts();
    let named = || [("language", texts.language(language).into())];
    let name = match language {
        Language::Kazakh => "text_kk",
        Language::Russian => "text_ru",
        Language::English => "text_en",
    };
    let (label, hint) = (texts.with("draft-text", &named()), texts.get("draft-text-hint"));
    let stored = session.texts.get(language).clone();
    view! {
        <div class="card stack draft-text">
            {long_text(cx, name, &label, &hint, Some(language), stored)}
            <div>
                <button class="button" name="preview" value=language.code()>{texts.with("draft-preview", &named())}</button>
            </div>
        </div>
    }
}

fn remove(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    view! {
        <details class="card">
            <summary>{texts.get("draft-remove")}</summary>
            <form class="stack" method="post" action=cx.path.clone()>
                <p>{texts.get("draft-remove-how")}</p>
                <div><button class="button danger" name="what" value="remove">{texts.get("draft-remove")}</button></div>
            </form>
        </details>
    }
}
