use leptos::prelude::*;
use service::error::Outcome;
use service::portal::Paper;

use super::portal::hotlines;
use crate::ui::{empty, prose};
use crate::web::{Chrome, Cx, Page};

/// Handouts and homework of the sessions that he attended, newest first.
///
/// # Errors
/// `SignInRequired`; `NotFound` for staff.
pub async fn papers(cx: Cx) -> Outcome<Page> {
    let papers = cx.services.papers(&cx.actor).await?;
    let texts = cx.texts();
    Ok(Page::new(texts.get("papers-title"), Chrome::Participant, move || {
        let list = match papers.as_slice() {
            [] => empty(texts.get("papers-none")).into_any(),
            papers => {
                let rows = papers.iter().map(|paper| row(&cx, paper)).collect_view();
                view! { <ul class="list">{rows}</ul> }.into_any()
            }
        };
        view! {
            <p><a href="/my">{texts.get("my-title")}</a></p>
            <h1>{texts.get("papers-title")}</h1>
            {list}
        }
    }))
}

fn row(cx: &Cx, paper: &Paper) -> impl IntoView + use<> {
    let day = cx.dates().medium(paper.on);
    view! {
        <li class="row">
            <a href=format!("/my/papers/{}", paper.plan.key)>{paper.plan.title.get(cx.language).clone()}</a>
            " " <span class="hint unbroken">{day}</span>
        </li>
    }
}

/// One handout with its homework, to be read, heard or printed.
///
/// # Errors
/// `SignInRequired`; `NotFound` for staff, and if he did not attend such a session.
pub async fn paper(cx: Cx) -> Outcome<Page> {
    let paper = cx.services.paper(&cx.actor, cx.params.get("key").map_or("", String::as_str)).await?;
    let texts = cx.texts();
    Ok(Page::new(texts.get("papers-title"), Chrome::Participant, move || {
        let manual = paper.plan.manual.get(cx.language);
        view! {
            <p><a href="/my/papers">{texts.get("papers-title")}</a></p>
            <h1>{manual.title.clone()}</h1>
            {aloud(&cx)}
            <article class="card stack" data-read-aloud lang=cx.language.code()>{prose(&manual.handout_below_title())}</article>
            <section class="card stack">
                <h2>{texts.get("my-homework")}</h2>
                <p class="prose">{manual.homework.clone()}</p>
            </section>
            {hotlines(&cx)}
        }
    }))
}

/// The button appears where the browser has a voice for the language.
fn aloud(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    view! {
        <p hidden class="aloud" data-stop=texts.get("papers-stop")>
            <button class="button" type="button">{texts.get("papers-aloud")}</button>
        </p>
        <script type="module" nonce=cx.nonce.clone() src=cx.assets.speak.clone()></script>
    }
}
