//! Spreadsheets in, CSV out; calendars out and in. What comes in is anybody's: it is measured before it is opened, read
//! as text, and never evaluated.

mod archive;
mod calendar;
mod delimited;
mod kind;
mod shape;
mod workbook;
mod written;

use service::busy::{BusyTime, Range};
use service::error::{Error, Outcome};
use service::import::Table;
use service::ports::{CalendarFile, Documents};

/// The largest file that is looked at, in bytes.
const LARGEST: usize = 5 * 1024 * 1024;

/// XLSX, CSV and iCalendar files.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spreadsheets;

impl Documents for Spreadsheets {
    fn read_table(&self, name: &str, bytes: &[u8]) -> Outcome<Table> {
        if bytes.len() > LARGEST {
            return Err(refused("file-large"));
        }
        if bytes.is_empty() {
            return Err(refused("file-empty"));
        }
        match extension(name).as_str() {
            // What a file is, its first bytes say: an XLSX that somebody called .csv is read all the same.
            "xlsx" | "xlsm" | "csv" | "tsv" | "txt" if archive::is_one(bytes) => workbook::read(bytes),
            "csv" | "tsv" | "txt" => delimited::read(bytes),
            _ => Err(refused("file-kind")),
        }
    }

    fn csv(&self, table: &Table) -> String {
        written::csv(table)
    }

    fn office_media(&self, bytes: &[u8]) -> Option<&'static str> {
        kind::office_media(bytes)
    }

    fn calendar(&self, file: &CalendarFile) -> String {
        calendar::written(file)
    }

    fn read_calendar(&self, bytes: &[u8], range: &Range) -> Outcome<Vec<BusyTime>> {
        calendar::read(bytes, range)
    }
}

fn extension(name: &str) -> String {
    name.rsplit_once('.').map(|(_, extension)| extension.trim().to_lowercase()).unwrap_or_default()
}

/// A refusal at the form's field for the file.
const fn refused(code: &'static str) -> Error {
    Error::invalid("file", code)
}
