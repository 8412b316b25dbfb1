//! The document around a page.

use domain::role::Role;
use leptos::prelude::*;
use service::actor::Actor;
use service::permissions::Permission;

use super::{error_notice, saved_notice};
use crate::web::{Chrome, Cx, Page};

/// The whole document.
pub fn document(cx: &Cx, page: Page) -> impl IntoView + use<> {
    let texts = cx.texts();
    let title = if page.title.is_empty() { texts.get("brand") } else { page.title };
    let scripts = page.has_islands.then(|| scripts(cx));
    let exit = matches!(page.chrome, Chrome::Participant | Chrome::Public).then(|| {
        view! { <script type="module" nonce=cx.nonce.clone() src=cx.assets.exit.clone()></script> }
    });
    let fonts = cx.assets.fonts.iter().map(|href| {
        view! { <link rel="preload" r#as="font" type="font/woff2" crossorigin="" href=href.clone()/> }
    });
    view! {
        <html lang=cx.language.code()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="robots" content="noindex, nofollow"/>
                <title>{title}</title>
                {fonts.collect_view()}
                <link rel="stylesheet" href=cx.assets.css.clone()/>
                <link rel="icon" href="data:,"/>
                {scripts}
                {exit}
            </head>
            {body(cx, page.chrome, page.content)}
        </html>
    }
}

fn body(cx: &Cx, chrome: Chrome, content: Box<dyn FnOnce() -> AnyView + Send>) -> AnyView {
    if chrome == Chrome::Paper {
        return view! { <body class="paper">{content()}</body> }.into_any();
    }
    let texts = cx.texts();
    let banner =
        cx.services.settings.is_demo.then(|| view! { <aside class="demo-banner">{texts.get("demo-banner")}</aside> });
    let exit = matches!(chrome, Chrome::Participant | Chrome::Public).then(|| quick_exit(cx));
    let tabs = (chrome == Chrome::Staff).then(|| tabs(cx));
    let class = match chrome {
        Chrome::Staff => "app staff",
        Chrome::Participant => "app participant",
        Chrome::Public | Chrome::Paper => "app public",
    };
    view! {
        <body class=class>
            <nav class="shortcuts" aria-label=texts.get("shortcuts-label")>
                {exit}
                <a class="skip-link" href="#main">{texts.get("skip-to-content")}</a>
            </nav>
            {banner}
            {bar(cx, chrome)}
            {tabs}
            <main class="page" id="main">
                {saved_notice(cx)}
                {error_notice(cx)}
                {content()}
            </main>
        </body>
    }
    .into_any()
}

/// First in tab order, always on screen; works as a plain link without the script.
fn quick_exit(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    view! {
        <a class="quick-exit button" href="https://www.gov.kz/" rel="noreferrer" data-quick-exit="">
            {texts.get("quick-exit")}
        </a>
    }
}

fn bar(cx: &Cx, chrome: Chrome) -> impl IntoView + use<> {
    let texts = cx.texts();
    let account = match &cx.actor {
        Actor::Staff(staff) if chrome == Chrome::Staff => Some(view! {
            <a href="/me">{staff.name.clone()}</a>
            <form method="post" action="/sign-out"><button class="button quiet">{texts.get("sign-out")}</button></form>
        }.into_any()),
        Actor::Participant(_) | Actor::Halfway(_) => Some(view! {
            <form method="post" action="/sign-out"><button class="button quiet">{texts.get("sign-out")}</button></form>
        }.into_any()),
        _ => None,
    };
    view! {
        <header class="bar">
            <a class="brand" href="/">{texts.get("brand")}</a>
            <div class="bar-end">{languages(cx)}{account}</div>
        </header>
    }
}

/// The three languages, each in its own; the page stays the same.
pub fn languages(cx: &Cx) -> impl IntoView + use<> {
    let current = cx.language;
    let here = address(cx);
    let label = cx.texts().get("languages-label");
    let choices = domain::language::Language::ALL.iter().map(move |language| {
        let is_current = *language == current;
        let name = crate::i18n::Texts(*language).get("language-own-name");
        view! {
            <button name="language" value=language.code() lang=language.code() aria-pressed=is_current.to_string()>
                {name}
            </button>
        }
    });
    view! {
        <form method="post" action="/language">
            <input type="hidden" name="to" value=here/>
            <div class="languages" role="group" aria-label=label>{choices.collect_view()}</div>
        </form>
    }
}

/// The address of the page, with what its query says, but for notices of the step before.
fn address(cx: &Cx) -> String {
    let kept = cx.query.values.iter().filter(|(name, _)| name != "saved" && name != "n");
    let pairs: Vec<String> = kept.map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    if pairs.is_empty() { cx.path.clone() } else { format!("{}?{}", cx.path, pairs.join("&")) }
}

/// Percent-encoded (RFC 3986: all but the unreserved).
fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

/// Where staff may go, by what they may do. A phone shows the first four or five at once.
const TABS: [(&str, &str, Permission); 11] = [
    ("/overview", "nav-overview", Permission::SeeOutcomes),
    ("/today", "nav-today", Permission::TakeRegister),
    ("/week", "nav-week", Permission::SeeCalendar),
    ("/groups", "nav-groups", Permission::SeePeople),
    ("/people", "nav-people", Permission::SeePeople),
    ("/plan", "nav-plan", Permission::Plan),
    ("/couples", "nav-couples", Permission::ApproveForPartner),
    ("/apart", "nav-apart", Permission::KeepApart),
    ("/accounts", "nav-accounts", Permission::ManageAccounts),
    ("/office", "nav-office", Permission::ManageOffice),
    ("/manual", "nav-manual", Permission::ReadManual),
];

/// Where else the tab of the week is.
const CALENDAR: [&str; 3] = ["/day", "/month", "/agenda"];

/// The first page of somebody who may do these things.
pub fn first_page(actor: &Actor) -> &'static str {
    match actor {
        Actor::Anonymous => "/sign-in",
        Actor::Halfway(staff) if staff.has_totp => "/second-factor",
        Actor::Halfway(_) => "/second-factor/new",
        Actor::Participant(_) => "/my",
        Actor::Staff(staff) => first_tab(&staff.roles),
    }
}

/// Where people with these roles begin: reviewing comes before one's own sessions.
pub fn first_tab(roles: &[Role]) -> &'static str {
    TABS.iter().find(|(_, _, needs)| needs.is_given_to(roles)).map_or("/me", |(path, _, _)| *path)
}

fn tabs(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let Actor::Staff(staff) = &cx.actor else { return ().into_any() };
    let open = TABS.iter().filter(|(_, _, needs)| needs.is_given_to(&staff.roles));
    let links = open
        .map(|(path, key, _)| {
            let is_calendar = *path == "/week" && CALENDAR.contains(&cx.path.as_str());
            let is_here = cx.path == *path || cx.path.starts_with(&format!("{path}/")) || is_calendar;
            view! { <a href=*path aria-current=is_here.then_some("page")>{texts.get(key)}</a> }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=texts.get("nav-label")>{links}</nav> }.into_any()
}

/// What starts the islands: only pages that have one load it. The module script is our own, so it needs no inline code.
fn scripts(cx: &Cx) -> impl IntoView + use<> {
    view! {
        <link rel="modulepreload" nonce=cx.nonce.clone() href=cx.assets.js.clone()/>
        <script type="module" nonce=cx.nonce.clone() src=cx.assets.start.clone()></script>
    }
}
