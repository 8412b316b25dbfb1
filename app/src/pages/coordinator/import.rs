use leptos::prelude::*;
use service::error::{Error, Outcome};
use service::import::{Column, Columns, ImportLook, MOST_ROWS, Table};
use service::permissions::Permission;

use super::import_rows::{counts, figures, rows};
use crate::ui::button;
use crate::web::{Chrome, Cx, Fields, Page};

/// A spreadsheet is chosen here. A look that was refused is shown again with its columns.
///
/// # Errors
/// `NotFound` unless the actor imports.
pub async fn import(cx: Cx) -> Outcome<Page> {
    cx.actor.may(Permission::Import)?;
    let is_under_way = cx.typed.has("table");
    if is_under_way && let Ok(page) = look(&cx, &cx.typed).await {
        return Ok(page);
    }
    let texts = cx.texts();
    Ok(Page::new(texts.get("import-title"), Chrome::Staff, move || {
        view! {
            <h1>{texts.get("import-title")}</h1>
            {imported(&cx)}
            {formats(&cx)}
            {upload(&cx)}
        }
    }))
}

/// What importing would do, row by row. Nothing is kept between the steps but what stands in the form.
///
/// # Errors
/// As [`service::Services::look_at_import`]; `Invalid` on `file` if it cannot be read.
pub async fn look(cx: &Cx, fields: &Fields) -> Outcome<Page> {
    let (table, columns) = given(cx, fields)?;
    let look = cx.services.look_at_import(&cx.actor, &table, columns).await?;
    let groups = cx.services.groups(&cx.actor).await?;
    let (cx, texts) = (cx.clone(), cx.texts());
    Ok(Page::new(texts.get("import-title"), Chrome::Staff, move || {
        let found = counts(&look.rows);
        view! {
            <h1>{texts.get("import-look-title")}</h1>
            <p>{texts.get("import-look-how")}</p>
            {figures(texts, found)}
            {columns_form(&cx, &table, &look, found.added)}
            {rows(texts, &look.rows, &groups)}
            <details class="card"><summary>{texts.get("import-other-file")}</summary>{upload(&cx)}</details>
        }
    }))
}

/// The table of a form: the file that came with it, or the one that was read before with its corrected columns.
///
/// # Errors
/// `Invalid` on `file` if there is none or it cannot be read.
pub fn given(cx: &Cx, fields: &Fields) -> Outcome<(Table, Option<Columns>)> {
    if let Some(file) = fields.file.as_ref().filter(|file| !file.bytes.is_empty()) {
        return Ok((cx.services.documents.read_table(&file.name, &file.bytes)?, None));
    }
    let text = fields.get("table");
    if text.is_empty() {
        return Err(Error::invalid("file", "file-missing"));
    }
    let table = unmarked(cx.services.documents.read_table("table.csv", text.as_bytes())?);
    let column = |n: usize| Column::parse(fields.get(&column_name(n)));
    let columns = fields.has(&column_name(0)).then(|| Columns((0..table.headings.len()).map(column).collect()));
    Ok((table, columns))
}

/// The table as the form carries it to the next step.
fn carried(cx: &Cx, table: &Table) -> String {
    let csv = cx.services.documents.csv(table);
    csv.chars().filter(|sign| !sign.is_control() || matches!(sign, '\t' | '\r' | '\n')).collect()
}

/// Takes away the apostrophe that keeps a spreadsheet program from computing a cell such as `+7 (701) …`.
fn unmarked(table: Table) -> Table {
    let cell = |cell: String| match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest.to_owned(),
        _ => cell,
    };
    let line = |line: Vec<String>| line.into_iter().map(cell).collect();
    Table { headings: line(table.headings), rows: table.rows.into_iter().map(line).collect() }
}

fn column_name(n: usize) -> String {
    format!("match-{n}")
}

fn upload(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let error = cx.field_error("file");
    let described = if error.is_some() { "file-error" } else { "file-hint" };
    let invalid = error.is_some().then_some("true");
    view! {
        <form class="card stack narrow" method="post" action="/import" enctype="multipart/form-data">
            <div class="field">
                <label for="file">{texts.get("import-file")}</label>
                <span class="hint" id="file-hint">{texts.get("import-file-hint")}</span>
                <input id="file" name="file" type="file" accept=".xlsx,.csv" aria-describedby=described aria-invalid=invalid/>
                {error.map(|error| view! { <span class="error" id="file-error">{error}</span> })}
            </div>
            {button(texts.get("import-choose"), "primary")}
        </form>
    }
}

/// What a file may look like.
fn formats(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let columns = Column::ALL.iter().map(|column| texts.column(*column)).collect::<Vec<_>>().join(", ");
    view! {
        <section class="prose">
            <p>{texts.get("import-how")}</p>
            <ul>
                <li>{texts.with("import-how-rows", &[("most", MOST_ROWS.into())])}</li>
                <li>{texts.with("import-how-columns", &[("columns", columns.into())])}</li>
                <li>{texts.get("import-how-needed")}</li>
                <li>{texts.get("import-how-again")}</li>
            </ul>
        </section>
    }
}

/// What the import before did, as the address says.
fn imported(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let count = |name: &str| cx.query.parse(name).unwrap_or_default();
    let found = super::import_rows::Counts { added: count("n"), known: count("known"), refused: count("refused") };
    (cx.query.get("saved") == "imported").then(|| figures(texts, found))
}

/// The columns as they were matched, each to be corrected; the table travels with them.
fn columns_form(cx: &Cx, table: &Table, look: &ImportLook, added: usize) -> impl IntoView + use<> {
    let texts = cx.texts();
    let columns = table.headings.iter().enumerate().map(|(n, heading)| {
        let example = table.rows.iter().filter_map(|row| row.get(n)).find(|cell| !cell.trim().is_empty());
        one_column(cx, n, heading, example.map(String::as_str), look.columns.0.get(n).copied().flatten())
    });
    let commit = match added {
        0 => view! { <p class="notice info">{texts.get("import-nothing-new")}</p> }.into_any(),
        _ => view! {
            <button class="button primary" name="what" value="commit">
                {texts.with("import-commit", &[("count", added.into())])}
            </button>
        }
        .into_any(),
    };
    view! {
        <form class="card stack" method="post" action="/import" enctype="multipart/form-data">
            <input type="hidden" name="table" value=carried(cx, table)/>
            <fieldset>
                <legend>{texts.get("import-columns")}</legend>
                <div class="filters">{columns.collect_view()}</div>
            </fieldset>
            <div class="cluster">
                <button class="button" name="what" value="look">{texts.get("import-look-again")}</button>
                {commit}
            </div>
        </form>
    }
}

fn one_column(
    cx: &Cx,
    n: usize,
    heading: &str,
    example: Option<&str>,
    matched: Option<Column>,
) -> impl IntoView + use<> {
    let texts = cx.texts();
    let (name, hint) = (column_name(n), format!("match-{n}-hint"));
    let heading = if heading.trim().is_empty() {
        texts.with("import-column-unnamed", &[("number", (n + 1).into())])
    } else {
        heading.to_owned()
    };
    let example = example.map(|cell| {
        let short: String = cell.chars().take(40).collect();
        view! { <span class="hint" id=hint.clone()>{texts.with("import-example", &[("example", short.into())])}</span> }
    });
    let described = example.is_some().then_some(hint);
    let options = Column::ALL.iter().map(|column| {
        let selected = matched == Some(*column);
        view! { <option value=column.code() selected=selected>{texts.column(*column)}</option> }
    });
    view! {
        <div class="field">
            <label for=name.clone()>{heading}</label>
            {example}
            <select id=name.clone() name=name aria-describedby=described>
                <option value="" selected=matched.is_none()>{texts.get("import-column-unused")}</option>
                {options.collect_view()}
            </select>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_plus_on_the_way_to_the_next_step() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let marked = Table {
            headings: row(["ФИО", "Телефон", "'сол"]),
            rows: vec![row(["Ә.", "'+7 (701) 123-45-67", "'-"])],
        };
        let table = unmarked(marked);
        assert_eq!(table.headings, row(["ФИО", "Телефон", "'сол"]));
        assert_eq!(table.rows, [row(["Ә.", "+7 (701) 123-45-67", "-"])]);
    }
}
