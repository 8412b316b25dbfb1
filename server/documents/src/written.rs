//! CSV that a spreadsheet program opens as text and nothing else.

use service::import::Table;

/// Without it the programs take the file for one in their own code page.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Writes a table as RFC 4180 has it.
pub(crate) fn csv(table: &Table) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    for row in std::iter::once(&table.headings).chain(&table.rows) {
        let cells: Vec<String> = row.iter().map(|cell| quoted(&harmless(cell))).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// A cell that begins like a formula would be computed where the file is opened. An apostrophe makes it text.
fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number(cell);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

/// A phone number or a negative one: signs from which no formula can be made.
fn is_number(cell: &str) -> bool {
    let rest = cell.strip_prefix(['+', '-']).unwrap_or_default();
    rest.starts_with(|sign: char| sign.is_ascii_digit())
        && rest.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, ' ' | '.'))
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', ';', '"', '\t', '\r', '\n']) || cell != cell.trim() {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
