//! CSV as spreadsheet programs really write it: comma, semicolon or tab; UTF-8, UTF-16, or the Windows code page of the
//! Russian edition.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, WINDOWS_1251};
use service::error::Outcome;
use service::import::Table;

use crate::refused;
use crate::shape::{MOST_COLUMNS, Sheet};

/// In the order in which they are preferred when several fit alike.
const DELIMITERS: [u8; 3] = [b';', b',', b'\t'];
/// Records that are looked at to find the delimiter.
const SAMPLE: usize = 20;

/// Reads a file of delimited text.
///
/// # Errors
/// `file-kind` if it is not text, `file-broken` if it cannot be read, and those of [`Sheet::table`].
pub(crate) fn read(bytes: &[u8]) -> Outcome<Table> {
    let text = decoded(bytes);
    if text.chars().any(is_no_text) {
        return Err(refused("file-kind"));
    }
    let mut sheet = Sheet::default();
    for (row, record) in (0..).zip(records(&text, delimiter(&text))) {
        let record = record.map_err(|_| refused("file-broken"))?;
        for (column, cell) in record.iter().enumerate().take(MOST_COLUMNS) {
            sheet.put(row, column, cell)?;
        }
    }
    sheet.table()
}

/// What says its encoding is believed; else what is valid UTF-8 is UTF-8: Russian text in the code page never is.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1251.decode_without_bom_handling(bytes).0,
    }
}

/// Control characters are in programs and pictures, not in tables.
fn is_no_text(sign: char) -> bool {
    sign.is_control() && !matches!(sign, '\t' | '\n' | '\r' | '\u{80}'..='\u{9f}')
}

/// The one that finds the most cells in the first records.
fn delimiter(text: &str) -> u8 {
    let cells = |delimiter: u8| -> usize {
        records(text, delimiter).take(SAMPLE).filter_map(Result::ok).map(|record| record.len()).sum()
    };
    let [first, others @ ..] = DELIMITERS;
    others.into_iter().fold(first, |best, other| if cells(other) > cells(best) { other } else { best })
}

fn records(text: &str, delimiter: u8) -> impl Iterator<Item = csv::Result<StringRecord>> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter);
    builder.from_reader(text.as_bytes()).into_records()
}
