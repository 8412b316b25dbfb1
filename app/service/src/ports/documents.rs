use crate::error::Outcome;
use crate::import::Table;

/// Spreadsheets in and out, and which other documents there are.
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
}
