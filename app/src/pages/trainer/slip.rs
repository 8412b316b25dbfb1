use leptos::prelude::*;
use service::accounts::PortalCode;

use crate::i18n::Texts;
use crate::web::{Chrome, Cx, Page};

/// The slip of paper with a participant's personal code, in his language. It says nothing of the centre (S18).
pub fn slip(cx: &Cx, code: &PortalCode, back: String) -> Page {
    let texts = Texts(code.language);
    let (language, code, phone) = (code.language, code.code.clone(), code.phone.clone());
    let address = format!("{}/sign-in", cx.origin);
    let back_words = cx.texts().get("slip-back");
    let label = back_words.clone();
    Page::new(texts.get("slip-title"), Chrome::Paper, move || {
        let steps = ["slip-step-open", "slip-step-type", "slip-step-next"];
        let steps = steps.map(|key| view! { <li>{texts.get(key)}</li> });
        view! {
            <main class="slip" lang=language.code()>
                <h1>{texts.get("slip-title")}</h1>
                <dl>
                    <div><dt>{texts.get("slip-address")}</dt><dd>{address}</dd></div>
                    <div><dt>{texts.get("slip-phone")}</dt><dd>{phone}</dd></div>
                    <div><dt>{texts.get("slip-code")}</dt><dd><code>{code}</code></dd></div>
                </dl>
                <ol>{steps.collect_view()}</ol>
                <p>{texts.get("slip-keep")}</p>
            </main>
            <nav class="screen-only" aria-label=label><a class="button" href=back>{back_words}</a></nav>
        }
    })
}
