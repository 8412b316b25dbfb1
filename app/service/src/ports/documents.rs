use domain::slot::Slot;
use uuid::Uuid;

use crate::busy::{BusyTime, Range};
use crate::error::Outcome;
use crate::import::Table;

/// A calendar as it leaves the house, with words that say nothing (security S18).
#[derive(Debug, Clone)]
pub struct CalendarFile {
    /// What a calendar program calls it.
    pub name: String,
    /// Language code of its words.
    pub language: &'static str,
    /// What it holds.
    pub events: Vec<CalendarEvent>,
}

/// One appointment in it.
#[derive(Debug, Clone)]
pub struct CalendarEvent {
    /// The same for as long as it exists.
    pub uid: Uuid,
    /// When.
    pub slot: Slot,
    /// False: cancelled.
    pub live: bool,
    /// Grows with each change.
    pub sequence: i64,
    /// When it was last changed, unix seconds.
    pub changed_at: i64,
    /// What it is called.
    pub summary: String,
    /// Where, if that is told.
    pub location: Option<String>,
}

/// Spreadsheets and calendars in and out, and which other documents there are.
pub trait Documents: Send + Sync {
    /// Reads the first sheet of an XLSX or CSV file as text. Formulas are never evaluated.
    ///
    /// # Errors
    /// `Invalid` on `file` with `file-kind`, `file-large`, `file-long`, `file-empty` or `file-broken`.
    fn read_table(&self, name: &str, bytes: &[u8]) -> Outcome<Table>;

    /// Writes a table as CSV (RFC 4180) with the byte-order mark that spreadsheets need.
    fn csv(&self, table: &Table) -> String;

    /// The media type of a DOCX, XLSX or PPTX file, by what is packed in it; none if it is something else.
    fn office_media(&self, bytes: &[u8]) -> Option<&'static str>;

    /// Writes a calendar (RFC 5545).
    fn calendar(&self, calendar: &CalendarFile) -> String;

    /// Reads when somebody is busy from a calendar (RFC 5545), repeated entries as often as they fall into the range.
    ///
    /// # Errors
    /// `Invalid` on `file` with `calendar-empty`, `calendar-kind`, `calendar-broken`, `calendar-zone`, `calendar-rule` or
    /// `calendar-long`.
    fn read_calendar(&self, bytes: &[u8], range: &Range) -> Outcome<Vec<BusyTime>>;
}
