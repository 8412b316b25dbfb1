use leptos::prelude::*;
use service::accounts::{INVITATION_DAYS, OpenInvitation, StaffView};
use service::error::Outcome;

use super::forms::Form;
use crate::i18n::Texts;
use crate::ui::{empty, typed};
use crate::web::{Chrome, Cx, Page};

/// The office's staff, each with roles and second factor; who is invited; inviting.
///
/// # Errors
/// `NotFound` unless an administrator asks.
pub async fn accounts(cx: Cx) -> Outcome<Page> {
    let accounts = cx.services.accounts(&cx.actor).await?;
    let invitations = cx.services.open_invitations(&cx.actor).await?;
    let own = cx.actor.staff()?.id;
    let texts = cx.texts();
    Ok(Page::new(texts.get("nav-accounts"), Chrome::Staff, move || {
        let items = accounts.iter().map(|account| {
            let is_own = account.id == own;
            one_account(&cx, account, is_own)
        });
        view! {
            <h1>{texts.get("nav-accounts")}</h1>
            <section class="card stack">
                <h2>{texts.get("accounts-list")}</h2>
                <ul class="list">{items.collect_view()}</ul>
            </section>
            {invite(&cx)}
            {invited(&cx, &invitations)}
        }
    }))
}

fn one_account(cx: &Cx, account: &StaffView, is_own: bool) -> impl IntoView + use<> {
    let texts = cx.texts();
    let factor = if account.has_totp { "accounts-factor-on" } else { "accounts-factor-off" };
    let closed =
        account.is_closed.then(|| view! { <span class="badge cancelled">{texts.get("accounts-closed")}</span> });
    let own = is_own.then(|| view! { <span class="badge state">{texts.get("accounts-own")}</span> });
    let form = Form::new(cx, "change", &account.id);
    let fields = view! {
        {form.roles(&account.roles)}
        {form.tick("closed", texts.get("accounts-close"), account.is_closed)}
        <p class="hint">{texts.get("accounts-change-effect")}</p>
    };
    let change = form.view(fields, texts.get("accounts-save"), "primary");
    let reset = (account.has_totp && !is_own).then(|| reset(cx, account));
    let password = (!account.is_closed && !is_own).then(|| lost_password(cx, account));
    view! {
        <li class="stack">
            <h3>{account.name.clone()} " " {own} {closed}</h3>
            <p>{role_names(texts, account)} " · " {account.email.clone()} " · " {texts.get(factor)}</p>
            <details open=form.is_posted()>
                <summary>{texts.get("accounts-change")} <span class="visually-hidden">": " {account.name.clone()}</span></summary>
                {change}
                {reset}
                {password}
            </details>
        </li>
    }
}

fn role_names(texts: Texts, account: &StaffView) -> String {
    account.roles.iter().map(|role| texts.role(*role)).collect::<Vec<_>>().join(", ")
}

/// Starting over with a lost second factor; the password stays as it is.
fn reset(cx: &Cx, account: &StaffView) -> impl IntoView + use<> {
    let texts = cx.texts();
    let how = view! { <p>{texts.get("accounts-reset-how")}</p> };
    let form = Form::new(cx, "reset-second-factor", &account.id).view(how, texts.get("accounts-reset"), "");
    view! { <div class="stack"><h4>{texts.get("accounts-reset-title")}</h4>{form}</div> }
}

/// Starting over with a lost password: a link for its owner, who alone sets the new one.
fn lost_password(cx: &Cx, account: &StaffView) -> impl IntoView + use<> {
    let texts = cx.texts();
    let how = view! { <p>{texts.with("accounts-password-how", &[("days", INVITATION_DAYS.into())])}</p> };
    let form = Form::new(cx, "reset-password", &account.id).view(how, texts.get("accounts-invite"), "");
    view! { <div class="stack"><h4>{texts.get("accounts-password-title")}</h4>{form}</div> }
}

fn invite(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let form = Form::new(cx, "invite", "");
    let fields = form.roles(&[]);
    view! {
        <section class="card stack narrow">
            <h2>{texts.get("accounts-invite-title")}</h2>
            <p>{texts.with("accounts-invite-how", &[("days", INVITATION_DAYS.into())])}</p>
            {form.view(fields, texts.get("accounts-invite"), "primary")}
        </section>
    }
}

fn invited(cx: &Cx, invitations: &[OpenInvitation]) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let nobody = invitations.is_empty().then(|| empty(texts.get("accounts-invited-none")));
    let items = invitations.iter().map(|invitation| {
        let what = purpose(texts, invitation);
        let until = texts.with("accounts-invited-until", &[("until", dates.instant(invitation.expires_at).into())]);
        let verb = texts.get("accounts-withdraw");
        let withdraw = Form::new(cx, "withdraw", &invitation.id).view((), verb, "quiet");
        view! { <li class="row"><span>{what}</span><span class="hint">{until}</span>{withdraw}</li> }
    });
    view! {
        <section class="card stack">
            <h2>{texts.get("accounts-invited")}</h2>
            {nobody}
            <ul class="list">{items.collect_view()}</ul>
        </section>
    }
}

/// The roles that it gives, or whose new password it is for.
fn purpose(texts: Texts, invitation: &OpenInvitation) -> String {
    match &invitation.owner {
        Some(owner) => texts.with("accounts-invited-password", &[("name", owner.clone().into())]),
        None => invitation.roles.iter().map(|role| texts.role(*role)).collect::<Vec<_>>().join(", "),
    }
}

/// The link of an invitation, shown once: `for_whom` says what it is for, `back` leads to where it was made.
pub fn invitation(cx: &Cx, secret: &str, for_whom: String, back: &'static str) -> Page {
    link(cx, cx.texts().get("invitation-title"), &format!("join/{secret}"), for_whom, back)
}

/// The link to a new password, shown once.
pub fn password_link(cx: &Cx, secret: &str) -> Page {
    let texts = cx.texts();
    let how = texts.get("password-link-how");
    link(cx, texts.get("password-link-title"), &format!("password/{secret}"), how, "/accounts")
}

fn link(cx: &Cx, title: String, path: &str, for_whom: String, back: &'static str) -> Page {
    let texts = cx.texts();
    let address = format!("{}/{path}", cx.origin.trim_end_matches('/'));
    Page::new(title.clone(), Chrome::Staff, move || {
        view! {
            <h1>{title}</h1>
            <section class="card stack">
                <p>{for_whom}</p>
                <p>{texts.with("invitation-how", &[("days", INVITATION_DAYS.into())])}</p>
                <div class="field">
                    <label for="invitation">{texts.get("invitation-link")}</label>
                    <textarea id="invitation" rows="3" readonly=true>{typed(&address)}</textarea>
                </div>
            </section>
            <p><a class="button" href=back>{texts.get("continue")}</a></p>
        }
    })
}
