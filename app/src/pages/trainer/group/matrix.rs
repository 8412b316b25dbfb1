//! People × sessions: a shape for each, and its words for those who do not see it.

use jiff::ToSpan;
use jiff::civil::Date;
use leptos::prelude::*;
use service::groups::{Cell, Column, GroupPage, MemberView};

use crate::ui::empty;
use crate::ui::session::mark_shape;
use crate::web::Cx;

/// Weeks before and after today that are shown at first.
const WEEKS: (i64, i64) = (13, 4);

/// The matrix of a group: the last quarter of a year, or all of it.
pub(super) fn matrix(cx: &Cx, page: &GroupPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let shown = shown(page, cx.query.has("all"));
    let content =
        if shown.is_empty() { empty(texts.get("matrix-empty")).into_any() } else { table(cx, page, &shown).into_any() };
    let rest = (shown.len() < page.columns.len()).then(|| {
        let count = page.columns.len();
        let words = texts.with("matrix-all", &[("count", count.into())]);
        view! { <p><a href=format!("/groups/{}?all=1", page.group.id)>{words}</a></p> }
    });
    view! { <section class="card stack"><h2>{texts.get("matrix-title")}</h2>{content}{rest}</section> }
}

/// Which columns are shown.
fn shown(page: &GroupPage, all: bool) -> Vec<usize> {
    let near = |day: Date| {
        let (before, after) = (page.today.checked_sub(WEEKS.0.weeks()), page.today.checked_add(WEEKS.1.weeks()));
        before.is_ok_and(|before| before <= day) && after.is_ok_and(|after| day <= after)
    };
    (0..page.columns.len()).filter(|at| all || near(page.columns[*at].on)).collect()
}

fn table(cx: &Cx, page: &GroupPage, shown: &[usize]) -> impl IntoView + use<> {
    let texts = cx.texts();
    let title = texts.get("matrix-title");
    let columns = shown.iter().map(|at| column(cx, &page.columns[*at])).collect_view();
    let is_here = |member: &&MemberView| shown.iter().any(|at| member.cells[*at].is_some()) || member.stay.to.is_none();
    let rows = page.members.iter().filter(is_here).map(|member| row(cx, member, shown)).collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=title>
            <table class="matrix">
                <thead><tr><th scope="col">{texts.get("matrix-person")}</th>{columns}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="hint">{texts.get("matrix-legend")}</p>
    }
}

fn column(cx: &Cx, column: &Column) -> impl IntoView + use<> {
    let day = cx.dates().numeric(column.on);
    let label = cx.texts().with("matrix-session", &[("number", column.number.into()), ("day", day.into())]);
    let short = column.on.strftime("%d.%m").to_string();
    let content = if column.may_open {
        view! { <a href=format!("/sessions/{}", column.occurrence) aria-label=label>{short}</a> }.into_any()
    } else {
        view! { <span aria-hidden="true">{short}</span> <span class="visually-hidden">{label}</span> }.into_any()
    };
    view! { <th scope="col" class="num">{content}</th> }
}

fn row(cx: &Cx, member: &MemberView, shown: &[usize]) -> impl IntoView + use<> {
    let cells = shown.iter().map(|at| cell(cx, member.cells[*at])).collect_view();
    view! {
        <tr>
            <th scope="row"><a href=format!("/people/{}", member.person)>{member.name.clone()}</a></th>
            {cells}
        </tr>
    }
}

fn cell(cx: &Cx, cell: Option<Cell>) -> impl IntoView + use<> {
    let texts = cx.texts();
    let (shape, class, words) = match cell {
        Some(Cell::Marked(mark)) => {
            let (shape, class) = mark_shape(mark);
            (shape, class, texts.mark(mark))
        }
        Some(Cell::Open) => ("·", "planned", texts.get("cell-open")),
        Some(Cell::Cancelled) => ("–", "cancelled", texts.get("session-cancelled")),
        None => ("", "", texts.get("cell-not-expected")),
    };
    view! {
        <td class=class><span aria-hidden="true">{shape}</span><span class="visually-hidden">{words}</span></td>
    }
}
