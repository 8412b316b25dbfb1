//! The first sheet of an XLSX workbook, cell by cell.

use std::io::Cursor;
use std::panic;

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use service::error::Outcome;
use service::import::Table;

use crate::shape::{MOST_COLUMNS, Sheet};
use crate::{archive, refused};

/// Whole numbers up to here are exact in a cell.
const EXACT: f64 = 1e15;

/// Reads the first sheet that is shown.
///
/// # Errors
/// `file-broken` if it cannot be read, and those of [`archive::measure`] and [`Sheet::table`].
pub(crate) fn read(bytes: &[u8]) -> Outcome<Table> {
    archive::measure(bytes)?;
    // A malformed workbook must cost its sender an answer and not the program a worker, whatever the reader does.
    panic::catch_unwind(|| sheet(bytes)).map_err(|_| refused("file-broken"))??.table()
}

fn sheet(bytes: &[u8]) -> Outcome<Sheet> {
    let broken = |_: XlsxError| refused("file-broken");
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let shown = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let first = workbook.sheets_metadata().iter().find(shown).map(|sheet| sheet.name.clone());
    let name = first.ok_or_else(|| refused("file-empty"))?;
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(broken)?;
    let mut sheet = Sheet::default();
    // Cells are read one after another and not as a range: one cell in the last corner would make it as large as the
    // sheet can be.
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let column = usize::try_from(column).unwrap_or(MOST_COLUMNS);
        if column < MOST_COLUMNS {
            sheet.put(row, column, &text(cell.get_value()))?;
        }
    }
    Ok(sheet)
}

/// A cell as people read it. A formula's cell holds what the spreadsheet program computed last.
fn text(cell: &DataRef) -> String {
    match cell {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is_so) => is_so.to_string(),
        DataRef::DateTime(at) => date_text(at),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < EXACT { format!("{number:.0}") } else { number.to_string() }
}

/// ISO 8601, without the time of day where there is none.
fn date_text(at: &ExcelDateTime) -> String {
    if !at.is_datetime() {
        return number_text(at.as_f64());
    }
    let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute) == (0, 0) { date } else { format!("{date}T{hour:02}:{minute:02}") }
}
