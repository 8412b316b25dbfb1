//! Today's plan: its steps on the clock, what was left undone last time, and who missed what.

use domain::programme::{Manual, Step};
use leptos::prelude::*;
use service::leading::{Leading, Missed, Undone};
use service::register::SessionPage;

use crate::islands::clock::StepClock;
use crate::ui::prose;
use crate::web::Cx;

/// Seconds in a minute.
const MINUTE: i64 = 60;

/// The plan that the session is led by.
pub(super) fn plan(cx: &Cx, page: &SessionPage, leading: &Leading) -> impl IntoView + use<> {
    let texts = cx.texts();
    let manual = leading.plan.manual.get(cx.language);
    let module = leading.plan.module.as_deref().and_then(|key| page.template.module(key));
    let module = module.map(|module| view! { <p class="hint">{module.title.get(cx.language).clone()}</p> });
    let number = texts.with("plan-number", &[("number", leading.plan.number.into())]);
    let before = manual.safety.as_ref().map(|safety| apart(cx, "lead-before", &safety.before.how));
    let after = manual.safety.as_ref().map(|safety| apart(cx, "lead-after", &safety.after.how));
    view! {
        <section class="card stack lead" id="plan">
            <h2>{number} " · " {manual.title.clone()}</h2>
            {module}
            <p>{manual.aim.clone()}</p>
            {links(cx, leading)}
            {leading.undone.as_ref().map(|undone| left(cx, undone))}
            {missed(cx, page, leading)}
            {before}
            {steps(cx, page, leading, manual)}
            {after}
            <p><strong>{texts.get("homework")}</strong> " " {manual.homework.clone()}</p>
        </section>
    }
}

/// The whole plan with its cautions and material, and what goes to paper.
fn links(cx: &Cx, leading: &Leading) -> impl IntoView + use<> {
    let texts = cx.texts();
    let manual = |more: &str| in_manual(leading, &leading.plan.key, more);
    let count = leading.attachments;
    let ours = (count > 0).then(|| {
        let words = texts.with("lead-attachments", &[("count", count.into())]);
        view! { <a href=format!("{}#attachments", manual(""))>{words}</a> }
    });
    view! {
        <p><a class="button" href="#register">{texts.get("register-title")}</a></p>
        <p class="cluster">
            <a href=manual("")>{texts.get("lead-whole")}</a>
            <a href=manual("/print")>{texts.get("lead-print")}</a>
            <a href=manual("/handout")>{texts.get("lead-handout")}</a>
            {ours}
        </p>
    }
}

/// Where a plan stands, in the version that the session is held by.
fn in_manual(leading: &Leading, key: &str, more: &str) -> String {
    format!("/manual/{key}{more}?version={}", leading.programme)
}

fn left(cx: &Cx, undone: &Undone) -> impl IntoView + use<> {
    let texts = cx.texts();
    let manual = undone.plan.manual.get(cx.language);
    let steps = undone.plan.steps.iter().zip(&manual.steps).filter(|(step, _)| undone.steps.contains(&step.key));
    let items = steps.map(|(_, text)| view! { <li>{text.title.clone()}</li> }).collect_view();
    view! {
        <div class="notice info">
            <p><strong>{texts.get("lead-undone")}</strong> " " <a href=format!("/sessions/{}#plan", undone.id)>{manual.title.clone()}</a></p>
            <ul>{items}</ul>
        </div>
    }
}

fn missed(cx: &Cx, page: &SessionPage, leading: &Leading) -> impl IntoView + use<> {
    let texts = cx.texts();
    let name = |one: &Missed| page.rows.iter().find(|row| row.person == one.person).map(|row| row.name.clone());
    let rows: Vec<_> = leading
        .missed
        .iter()
        .filter_map(|one| {
            let sessions = one.sessions.iter().map(|plan| {
                let title = format!("{}. {}", plan.number, plan.title.get(cx.language));
                view! { " " <a href=in_manual(leading, &plan.key, "")>{title}</a> }
            });
            Some(view! { <li>{name(one)?} ":" {sessions.collect_view()}</li> })
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <details>
                <summary>{texts.with("lead-missed", &[("count", rows.len().into())])}</summary>
                <ul>{rows}</ul>
            </details>
        }
    })
}

/// Who asks each partner apart; the questions stand in the manual (rule E3).
fn apart(cx: &Cx, title: &'static str, how: &domain::programme::Prose) -> impl IntoView + use<> {
    view! { <div class="notice warning"><p><strong>{cx.texts().get(title)}</strong></p>{prose(how)}</div> }
}

fn steps(cx: &Cx, page: &SessionPage, leading: &Leading, manual: &Manual) -> impl IntoView + use<> {
    let texts = cx.texts();
    let minutes = |step: &Step| match step.individual_minutes.filter(|_| leading.is_individual) {
        Some(alone) => alone,
        None => step.minutes,
    };
    let mut start = page.starts_at;
    let mut list = Vec::new();
    for (step, text) in leading.plan.steps.iter().zip(&manual.steps).filter(|(step, _)| minutes(step) > 0) {
        let end = start + i64::from(minutes(step)) * MINUTE;
        list.push(one_step(cx, page, leading, &Timed { step, text, start, end }));
        start = end;
    }
    let (now, left) = (page.now, texts.with("lead-left", &[("minutes", "#".into())]));
    view! { <StepClock><ol class="steps-led" data-now=now data-left=left>{list}</ol></StepClock> }
}

/// A step with its time, unix seconds.
struct Timed<'a> {
    step: &'a Step,
    text: &'a domain::programme::StepText,
    start: i64,
    end: i64,
}

fn one_step(cx: &Cx, page: &SessionPage, leading: &Leading, timed: &Timed) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let Timed { step, text, start, end } = timed;
    let time = |at: i64| dates.time(dates.clock(at));
    let is_now = (*start..*end).contains(&page.now);
    let is_done = leading.done.contains(&step.key);
    let body = match &text.individual {
        Some(alone) if leading.is_individual => prose(alone),
        _ => prose(&text.body),
    };
    let minutes = texts.with("lead-minutes", &[("minutes", ((end - start) / MINUTE).into())]);
    let done = is_done.then(|| view! { <span class="badge present">{texts.get("lead-done")}</span> });
    view! {
        <li data-start=*start data-end=*end aria-current=is_now.then_some("step")>
            <details open=is_now>
                <summary>
                    <span class="step-title">{text.title.clone()}</span>
                    <span class="hint">{time(*start)} "–" {time(*end)} " · " {minutes} " " {done}
                        <span class="left" aria-live="off"></span></span>
                </summary>
                {body}
                {page.is_open.then(|| tick(cx, page, &step.key, is_done))}
            </details>
        </li>
    }
}

fn tick(cx: &Cx, page: &SessionPage, step: &str, is_done: bool) -> impl IntoView + use<> {
    let label = cx.texts().get(if is_done { "lead-not-done" } else { "lead-do" });
    view! {
        <form method="post" action=format!("/sessions/{}/step", page.id)>
            <input type="hidden" name="step" value=step.to_owned()/>
            <button class="button" name="done" value=if is_done { "no" } else { "yes" }>{label}</button>
        </form>
    }
}
