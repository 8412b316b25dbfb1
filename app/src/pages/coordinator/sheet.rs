//! A table that is written once and read twice: on the screen and in a file.

use domain::attendance::Rate;
use domain::suppression::is_suppressed;
use jiff::civil::Date;
use leptos::prelude::*;
use service::import::Table;

use crate::i18n::{Dates, Texts};
use crate::web::Cx;

/// A table.
pub struct Sheet {
    /// What it is, for those who do not see it.
    pub caption: String,
    /// Cells of the head.
    pub headings: Vec<String>,
    /// Rows below; the first cell names the row.
    pub rows: Vec<Vec<Cell>>,
    /// The sum below them.
    pub total: Option<Vec<Cell>>,
}

/// A cell.
pub enum Cell {
    /// Words.
    Text(String),
    /// Words that lead somewhere.
    Link(String, String),
    /// A day, perhaps with words behind it, that may lead somewhere.
    Day(Date, String, Option<String>),
    /// A count of people or of their attendances: small ones do not leave the house (rule G3).
    People(u32),
    /// Any other count.
    Count(u32),
    /// A rate in percent.
    Percent(Rate),
    /// The same of a rate over people: left out of files where one of its counts is.
    PercentOfPeople(Rate),
    /// Several.
    List(Vec<Cell>),
}

impl Sheet {
    /// As a file holds it: ISO dates, plain numbers, small counts suppressed.
    pub fn to_file(&self) -> Table {
        let row = |row: &Vec<Cell>| row.iter().map(Cell::to_file).collect();
        let mut rows: Vec<Vec<String>> = self.rows.iter().map(row).collect();
        rows.extend(self.total.as_ref().map(|total| self.total_to_file(total)));
        Table { headings: self.headings.clone(), rows }
    }

    /// A sum would give away the one count above it that is suppressed (rule G3).
    fn total_to_file(&self, total: &[Cell]) -> Vec<String> {
        let is_telling = |n: usize| self.rows.iter().filter_map(|row| row.get(n)).any(Cell::is_suppressed);
        let cell = |(n, cell): (usize, &Cell)| if is_telling(n) { String::new() } else { cell.to_file() };
        total.iter().enumerate().map(cell).collect()
    }

    /// As a page shows it.
    pub fn on_screen(&self, cx: &Cx) -> impl IntoView + use<> {
        let (texts, dates) = (cx.texts(), cx.dates());
        let head = self.headings.iter().zip(self.numeric()).map(|(heading, is_number)| {
            view! { <th scope="col" class=is_number.then_some("num")>{heading.clone()}</th> }
        });
        let rows = self.rows.iter().map(|row| one_row(texts, &dates, row)).collect_view();
        let total = self.total.as_ref().map(|row| view! { <tfoot>{one_row(texts, &dates, row)}</tfoot> });
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=self.caption.clone()>
                <table>
                    <thead><tr>{head.collect_view()}</tr></thead>
                    <tbody>{rows}</tbody>
                    {total}
                </table>
            </div>
        }
    }

    fn numeric(&self) -> Vec<bool> {
        let is_number = |n: usize| self.rows.first().and_then(|row| row.get(n)).is_some_and(Cell::is_number);
        (0..self.headings.len()).map(is_number).collect()
    }
}

fn one_row(texts: Texts, dates: &Dates, row: &[Cell]) -> impl IntoView + use<> {
    let cells = row.iter().enumerate().map(|(n, cell)| {
        let content = cell.on_screen(texts, dates);
        match n {
            0 => view! { <th scope="row">{content}</th> }.into_any(),
            _ => view! { <td class=cell.is_number().then_some("num")>{content}</td> }.into_any(),
        }
    });
    view! { <tr>{cells.collect_view()}</tr> }
}

impl Cell {
    /// Attended, expected and percent (rule C7).
    pub const fn of_rate(rate: Rate) -> [Self; 3] {
        [Self::People(rate.attended), Self::People(rate.expected), Self::PercentOfPeople(rate)]
    }

    const fn is_number(&self) -> bool {
        matches!(self, Self::People(_) | Self::Count(_) | Self::Percent(_) | Self::PercentOfPeople(_))
    }

    const fn is_suppressed(&self) -> bool {
        match self {
            Self::People(count) => is_suppressed(*count),
            Self::PercentOfPeople(rate) => is_suppressed(rate.attended) || is_suppressed(rate.expected),
            _ => false,
        }
    }

    fn to_file(&self) -> String {
        match self {
            Self::Text(words) | Self::Link(words, _) => words.clone(),
            Self::Day(day, words, _) => format!("{day} {words}").trim().to_owned(),
            Self::People(_) if self.is_suppressed() => "<5".to_owned(),
            Self::People(count) | Self::Count(count) => count.to_string(),
            Self::PercentOfPeople(_) if self.is_suppressed() => String::new(),
            Self::Percent(rate) | Self::PercentOfPeople(rate) => {
                rate.percent().map(|percent| percent.to_string()).unwrap_or_default()
            }
            Self::List(cells) => cells.iter().map(Self::to_file).collect::<Vec<_>>().join("; "),
        }
    }

    fn on_screen(&self, texts: Texts, dates: &Dates) -> AnyView {
        match self {
            Self::Text(words) => words.clone().into_any(),
            Self::Link(words, to) => view! { <a href=to.clone()>{words.clone()}</a> }.into_any(),
            Self::Day(day, words, to) => {
                let day = dates.numeric(*day);
                let day = match to {
                    Some(to) => view! { <a href=to.clone()>{day}</a> }.into_any(),
                    None => day.into_any(),
                };
                view! { {day} " " {words.clone()} }.into_any()
            }
            Self::People(count) | Self::Count(count) => grouped(*count).into_any(),
            Self::Percent(rate) | Self::PercentOfPeople(rate) => percent(texts, *rate).into_any(),
            Self::List(cells) => {
                let items = cells.iter().map(|cell| view! { <li>{cell.on_screen(texts, dates)}</li> });
                view! { <ul class="lines">{items.collect_view()}</ul> }.into_any()
            }
        }
    }
}

/// "84 %", or a dash if nothing was held.
pub fn percent(texts: Texts, rate: Rate) -> String {
    rate.percent().map_or_else(|| "–".to_owned(), |value| texts.with("percent", &[("value", value.into())]))
}

/// "1 012 of 1 204 (84 %)"
pub fn rate_in_words(texts: Texts, rate: Rate) -> String {
    let args = [
        ("attended", grouped(rate.attended).into()),
        ("expected", grouped(rate.expected).into()),
        ("percent", percent(texts, rate).into()),
    ];
    texts.with("rate-of", &args)
}

/// A number in groups of three, with blanks that do not break.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let groups: Vec<&[u8]> = digits.as_bytes().rchunks(3).rev().collect();
    groups.iter().map(|group| String::from_utf8_lossy(group)).collect::<Vec<_>>().join("\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_counts_of_people_stay_out_of_files_g3() {
        let rate = |attended, expected| Rate { attended, expected };
        for (cell, written) in [
            (Cell::People(4), "<5"),
            (Cell::People(5), "5"),
            (Cell::People(0), "0"),
            (Cell::Count(4), "4"),
            (Cell::PercentOfPeople(rate(4, 8)), ""),
            (Cell::PercentOfPeople(rate(8, 10)), "80"),
            (Cell::Percent(rate(1, 2)), "50"),
            (Cell::Percent(rate(0, 0)), ""),
        ] {
            assert_eq!(cell.to_file(), written);
        }
    }

    #[test]
    fn a_sum_does_not_give_a_suppressed_count_away_g3() {
        let sheet = |counts: [u32; 2]| Sheet {
            caption: String::new(),
            headings: Vec::new(),
            rows: counts.map(|count| vec![Cell::People(count)]).into(),
            total: Some(vec![Cell::People(counts.iter().sum())]),
        };
        let last = |counts| sheet(counts).to_file().rows.pop();
        assert_eq!(last([3, 20]), Some(vec![String::new()]));
        assert_eq!(last([7, 20]), Some(vec!["27".to_owned()]));
    }

    #[test]
    fn files_have_iso_dates_and_pages_grouped_numbers() {
        let day = jiff::civil::date(2026, 11, 23);
        let cells = vec![Cell::Day(day, "18:00".to_owned(), None), Cell::Day(day, String::new(), None)];
        assert_eq!(Cell::List(cells).to_file(), "2026-11-23 18:00; 2026-11-23");
        assert_eq!([grouped(7), grouped(1204), grouped(1_000_000)], ["7", "1\u{a0}204", "1\u{a0}000\u{a0}000"]);
    }
}
