//! From loose cells to a table: where the headings are, which rows count.

use std::collections::BTreeMap;

use service::error::Outcome;
use service::import::{MOST_ROWS, Table};

use crate::refused;

/// Columns beyond are left out: no list of people is so wide.
pub(crate) const MOST_COLUMNS: usize = 60;
/// The rest of a longer cell is left out, in characters.
const LONGEST_CELL: usize = 2000;
/// A heading row has at least so many cells; titles above it have one.
const LEAST_HEADINGS: usize = 2;
/// Titles above the headings.
const MOST_TITLES: usize = 20;

/// A sheet's cells that are not blank.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    rows: BTreeMap<u32, BTreeMap<usize, String>>,
}

impl Sheet {
    /// Puts a cell in its place, trimmed; a blank one is none.
    ///
    /// # Errors
    /// `file-long` if there are more rows than may be imported.
    pub(crate) fn put(&mut self, row: u32, column: usize, text: &str) -> Outcome<()> {
        let text = trimmed(text);
        if text.is_empty() {
            return Ok(());
        }
        self.rows.entry(row).or_default().insert(column, text.chars().take(LONGEST_CELL).collect());
        if self.rows.len() > MOST_ROWS + MOST_TITLES + 1 { Err(refused("file-long")) } else { Ok(()) }
    }

    /// The table below the headings.
    ///
    /// # Errors
    /// `file-empty` without headings or without a row below them, `file-long` with too many.
    pub(crate) fn table(self) -> Outcome<Table> {
        let width = self.rows.values().filter_map(|row| row.keys().last()).max().map_or(0, |last| last + 1);
        let mut rows = self.rows.into_values().skip_while(|row| row.len() < LEAST_HEADINGS).map(|row| line(row, width));
        let headings = rows.next().ok_or_else(|| refused("file-empty"))?;
        let rows: Vec<Vec<String>> = rows.collect();
        match rows.len() {
            0 => Err(refused("file-empty")),
            1..=MOST_ROWS => Ok(Table { headings, rows }),
            _ => Err(refused("file-long")),
        }
    }
}

fn line(mut row: BTreeMap<usize, String>, width: usize) -> Vec<String> {
    (0..width).map(|column| row.remove(&column).unwrap_or_default()).collect()
}

/// Without blanks around it, those included that cannot be seen: no-break spaces, marks, zero width.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, '\u{feff}' | '\u{200b}'..='\u{200f}'))
}
