//! Each row of an import and what becomes of it.

use domain::ids::GroupId;
use leptos::prelude::*;
use service::groups::GroupView;
use service::import::{Fate, ImportRow};

use crate::i18n::Texts;

/// How many rows have which fate.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// New participants.
    pub added: usize,
    /// Known ones and doubled rows.
    pub known: usize,
    /// Rows that cannot be read.
    pub refused: usize,
}

/// Counts the rows of a look.
pub fn counts(rows: &[ImportRow]) -> Counts {
    let mut counts = Counts::default();
    for row in rows {
        *match row.fate {
            Fate::Added(..) => &mut counts.added,
            Fate::Known => &mut counts.known,
            Fate::Refused { .. } => &mut counts.refused,
        } += 1;
    }
    counts
}

/// The counts as key figures.
pub fn figures(texts: Texts, counts: Counts) -> impl IntoView {
    let figure = |key: &'static str, count: usize| view! { <div><dt>{texts.get(key)}</dt><dd>{count}</dd></div> };
    view! {
        <dl class="figures">
            {figure("count-added", counts.added)}
            {figure("count-known", counts.known)}
            {figure("count-refused", counts.refused)}
        </dl>
    }
}

/// The table of rows.
pub fn rows(texts: Texts, rows: &[ImportRow], groups: &[GroupView]) -> impl IntoView + use<> {
    let headings = ["head-row", "head-name", "head-fate", "head-reason"]
        .map(|key| view! { <th scope="col">{texts.get(key)}</th> });
    let lines = rows.iter().map(|row| {
        let (badge, key) = match row.fate {
            Fate::Added(..) => ("badge planned", "fate-added"),
            Fate::Known => ("badge state", "fate-known"),
            Fate::Refused { .. } => ("badge unrecorded", "fate-refused"),
        };
        view! {
            <tr>
                <th scope="row" class="num">{row.number}</th>
                <td>{row.name.clone()}</td>
                <td><span class=badge>{texts.get(key)}</span></td>
                <td>{reason(texts, &row.fate, groups)}</td>
            </tr>
        }
    });
    view! {
        <section class="card stack">
            <h2>{texts.get("import-rows")}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=texts.get("import-rows")>
                <table>
                    <thead><tr>{headings.collect_view()}</tr></thead>
                    <tbody>{lines.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

fn reason(texts: Texts, fate: &Fate, groups: &[GroupView]) -> String {
    let code = |id: &GroupId| groups.iter().find(|group| group.id == *id).map(|group| group.code.clone());
    match fate {
        Fate::Added(_, Some(group)) => texts.with("fate-joins", &[("group", code(group).unwrap_or_default().into())]),
        Fate::Added(_, None) => texts.get("fate-no-group"),
        Fate::Known => texts.get("fate-known-why"),
        Fate::Refused { column, code } => format!("{}: {}", texts.column(*column), texts.error(code)),
    }
}
