//! Thresholds and titles of a draft.

use domain::language::Language;
use domain::programme::{TemplateError, titles_path};
use leptos::prelude::*;
use service::error::Error;
use service::programmes::Draft;

use super::loaded;
use crate::ui::{button, field};
use crate::web::Cx;

/// When the programme is completed, and how large its groups are (rules A7, A8).
pub(super) fn thresholds(cx: &Cx, draft: &Draft) -> impl IntoView + use<> {
    let texts = cx.texts();
    let (completion, group) = (draft.structure.completion, draft.structure.group);
    let attended = texts.with("draft-attended", &[("of", completion.of.into())]);
    let number =
        |name: &'static str, label: &str, stored: u16| field(cx, name, label, "digits", stored.to_string(), None);
    let error = cx.field_error("group");
    let described = error.is_some().then_some("group_error");
    view! {
        <form class="card stack" method="post" action=cx.path.clone()>
            <h2>{texts.get("draft-settings")}</h2>
            <input type="hidden" name="what" value="settings"/>
            <input type="hidden" name="loaded" value=loaded(cx, cx.typed.get("what") == "settings", &draft.settings_loaded)/>
            {number("attended", &attended, completion.attended)}
            <fieldset id="group" tabindex="-1" aria-describedby=described>
                <legend>{texts.get("draft-group")}</legend>
                {error.map(|error| view! { <p class="error" id="group_error">{error}</p> })}
                <div class="cluster">
                    {number("least", &texts.get("draft-least"), group.least)}
                    {number("target", &texts.get("draft-target"), group.target)}
                    {number("most", &texts.get("draft-most"), group.most)}
                </div>
            </fieldset>
            <div>{button(texts.get("draft-save"), "")}</div>
        </form>
    }
}

/// Titles of the programme, its stages and modules, in three languages.
pub(super) fn titles(cx: &Cx, draft: &Draft) -> impl IntoView + use<> {
    let texts = cx.texts();
    let is_posted = cx.typed.get("what") == "titles";
    let places: Vec<(String, String)> =
        draft.titles.get(cx.language).places().into_iter().map(|(at, title)| (at, title.to_owned())).collect();
    let fields = places.into_iter().map(|(place, legend)| {
        let inputs = Language::ALL.iter().map(|language| one_title(cx, draft, &place, *language)).collect_view();
        view! { <fieldset><legend>{legend}</legend><div class="cluster">{inputs}</div></fieldset> }
    });
    view! {
        <details class="card" id="titles" open=is_posted>
            <summary>{texts.get("draft-titles")}</summary>
            <form class="stack" method="post" action=cx.path.clone()>
                <input type="hidden" name="what" value="titles"/>
                <input type="hidden" name="loaded" value=loaded(cx, is_posted, &draft.titles_loaded)/>
                {fields.collect_view()}
                <div>{button(texts.get("draft-save"), "")}</div>
            </form>
        </details>
    }
}

fn one_title(cx: &Cx, draft: &Draft, place: &str, language: Language) -> impl IntoView + use<> {
    let name = format!("{place}.{}", language.code());
    let places = draft.titles.get(language).places();
    let stored = places.iter().find(|(known, _)| known == place).map(|(_, title)| (*title).to_owned());
    let value = if cx.typed.has(&name) { cx.typed.get(&name).to_owned() } else { stored.unwrap_or_default() };
    let error = refused(cx).filter(|why| why.place == place && why.file == titles_path(language));
    let error = error.map(|why| cx.texts().unfit(why));
    let error_id = format!("{name}-error");
    let described = error.is_some().then(|| error_id.clone());
    let invalid = error.is_some().then_some("true");
    view! {
        <div class="field">
            <label for=name.clone()>{cx.texts().language(language)}</label>
            <input
                id=name.clone()
                name=name
                type="text"
                lang=language.code()
                value=value
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid
            />
            {error.map(|error| view! { <span class="error" id=error_id>{error}</span> })}
        </div>
    }
}

/// Why titles were refused.
fn refused(cx: &Cx) -> Option<&TemplateError> {
    match cx.error.as_ref() {
        Some(Error::Unfit { field: "titles", why }) => Some(why),
        _ => None,
    }
}
