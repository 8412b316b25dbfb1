use std::collections::BTreeSet;

use domain::enrolment::{LegalBasis, Track};
use domain::fold;
use domain::ids::GroupId;
use domain::iin::Iin;
use domain::language::Language;
use domain::name::PersonName;
use domain::phone::Phone;
use domain::role::Sex;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::columns::{Column, Columns};
use crate::people::PersonForm;
use crate::ports::GroupRecord;

/// A spreadsheet's first sheet as text.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Cells of the first row.
    pub headings: Vec<String>,
    /// Cells of the rows below, blank rows left out.
    pub rows: Vec<Vec<String>>,
}

/// A row and what becomes of it.
#[derive(Debug, Clone)]
pub struct ImportRow {
    /// Its number as the spreadsheet counts: headings are 1.
    pub number: usize,
    /// Its name cells, for recognising it.
    pub name: String,
    /// What becomes of it.
    pub fate: Fate,
}

/// What becomes of a row.
#[derive(Debug, Clone)]
pub enum Fate {
    /// A new participant, in a group at once if it names one.
    Added(Box<PersonForm>, Option<GroupId>),
    /// He is there already, or the row is doubled.
    Known,
    /// It cannot be read.
    Refused {
        /// Which column.
        column: Column,
        /// Code of the reason.
        code: &'static str,
    },
}

/// A group and the places that it has left.
pub(super) struct Places {
    code: String,
    id: GroupId,
    free: u64,
}

impl Places {
    /// Those of a group with at most so many members at once.
    pub(super) fn of(group: &GroupRecord, members: usize) -> Self {
        let members = i64::try_from(members).unwrap_or(i64::MAX);
        Self {
            code: group.code.clone(),
            id: group.id,
            free: u64::try_from(group.places.saturating_sub(members)).unwrap_or_default(),
        }
    }
}

type Refusal = (Column, &'static str);

/// Decides a row's fate, and remembers the person for the rows below.
pub(super) fn judge(
    n: usize,
    cells: &[String],
    columns: &Columns,
    groups: &mut [Places],
    known: &mut BTreeSet<String>,
) -> ImportRow {
    let name = [Column::FullName, Column::Surname, Column::Given].map(|column| columns.cell(cells, column)).join(" ");
    let fate = read(cells, columns, groups).and_then(|row| welcome(row, groups, known));
    let fate = fate.unwrap_or_else(|(column, code)| Fate::Refused { column, code });
    ImportRow { number: n + 2, name: name.trim().to_owned(), fate }
}

/// Somebody new takes a place in the group that his row names, if it has one left (rule A7).
fn welcome(row: Read, groups: &mut [Places], known: &mut BTreeSet<String>) -> Result<Fate, Refusal> {
    let marks = marks_of(&row.name, row.phone.as_ref(), row.iin.as_ref());
    if marks.iter().any(|mark| known.contains(mark)) {
        return Ok(Fate::Known);
    }
    if let Some(group) = groups.iter_mut().find(|group| Some(group.id) == row.group) {
        group.free = group.free.checked_sub(1).ok_or((Column::Group, "group-full"))?;
    }
    known.extend(marks);
    Ok(Fate::Added(Box::new(row.form), row.group))
}

/// By what somebody is recognised: his IIN, or his phone together with his name, or the name alone without a phone.
pub(super) fn marks_of(name: &PersonName, phone: Option<&Phone>, iin: Option<&Iin>) -> Vec<String> {
    let folded = fold::fold(&name.full());
    let phone = phone.map_or("", Phone::as_str);
    let mut marks = vec![format!("{folded} {phone}")];
    marks.extend(iin.map(|iin| iin.as_str().to_owned()));
    marks
}

struct Read {
    form: PersonForm,
    name: PersonName,
    phone: Option<Phone>,
    iin: Option<Iin>,
    group: Option<GroupId>,
}

fn read(cells: &[String], columns: &Columns, groups: &[Places]) -> Result<Read, Refusal> {
    let cell = |column| columns.cell(cells, column);
    let (surname, given, patronymic) = name_parts(cells, columns);
    let name = PersonName::parse(&surname, &given, Some(patronymic.as_str()).filter(|text| !text.is_empty()))
        .map_err(|_| (Column::FullName, "name-shape"))?;
    let phone = optional(cell(Column::Phone), |text| Phone::parse(text).map_err(|_| (Column::Phone, "phone-shape")))?;
    let iin =
        optional(&padded_iin(cell(Column::Iin)), |text| Iin::parse(text).map_err(|_| (Column::Iin, "iin-shape")))?;
    let referred = parse_date(cell(Column::Referred)).ok_or((Column::Referred, "date-shape"))?;
    let group = optional(cell(Column::Group), |code| group_of(code, groups))?;
    let form = PersonForm {
        surname,
        given,
        patronymic,
        sex: sex_of(cell(Column::Sex), iin.as_ref(), &name),
        phone: phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default(),
        iin: iin.as_ref().map(|iin| iin.as_str().to_owned()).unwrap_or_default(),
        language: language_of(cell(Column::Language)),
        basis: basis_of(cell(Column::Basis)),
        track: if group.is_some() { Track::Group } else { Track::Individual },
        referred_on: referred.to_string(),
    };
    Ok(Read { form, name, phone, iin, group })
}

fn name_parts(cells: &[String], columns: &Columns) -> (String, String, String) {
    let full = columns.cell(cells, Column::FullName);
    let mut words = full.split_whitespace().map(str::to_owned);
    let mut part = |column: Column| {
        let own = columns.cell(cells, column);
        if own.is_empty() { words.next().unwrap_or_default() } else { own.to_owned() }
    };
    let (surname, given) = (part(Column::Surname), part(Column::Given));
    let patronymic = columns.cell(cells, Column::Patronymic);
    let rest = words.collect::<Vec<_>>().join(" ");
    (surname, given, if patronymic.is_empty() { rest } else { patronymic.to_owned() })
}

/// A number cell has lost the zeros in front.
fn padded_iin(cell: &str) -> String {
    let is_short_number = (9..12).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit());
    if is_short_number { format!("{cell:0>12}") } else { cell.to_owned() }
}

fn optional<T>(cell: &str, parse: impl FnOnce(&str) -> Result<T, Refusal>) -> Result<Option<T>, Refusal> {
    if cell.is_empty() { Ok(None) } else { parse(cell).map(Some) }
}

fn group_of(code: &str, groups: &[Places]) -> Result<GroupId, Refusal> {
    let folded = fold::fold(code);
    let found = groups.iter().find(|group| fold::fold(&group.code) == folded);
    found.map(|group| group.id).ok_or((Column::Group, "group-unknown"))
}

/// ISO, day.month.year with two or four digits, or a spreadsheet's day number.
fn parse_date(cell: &str) -> Option<Date> {
    if let Ok(date) = cell.get(..10).unwrap_or(cell).parse() {
        return Some(date);
    }
    if let Ok(serial) = cell.parse::<f64>() {
        return spreadsheet_day(serial);
    }
    let mut parts =
        cell.trim_end_matches([' ', 'г', '.', 'ж']).split(['.', '/']).map(|part| part.trim().parse::<i16>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    let year = if year < 100 { 2000 + year } else { year };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Days since 30 December 1899, as spreadsheets count; fractions are times of the day.
fn spreadsheet_day(serial: f64) -> Option<Date> {
    let is_plausible = (1.0..80_000.0).contains(&serial);
    // The range above fits an i64 exactly.
    #[expect(clippy::cast_possible_truncation, reason = "checked to lie between 1 and 80,000")]
    let days = serial as i64;
    is_plausible.then(|| date(1899, 12, 30).checked_add(days.days()).ok()).flatten()
}

/// Said, or spelt by the IIN, or told by a patronymic.
fn sex_of(cell: &str, iin: Option<&Iin>, name: &PersonName) -> Sex {
    let folded = fold::fold(cell);
    let patronymic = name.patronymic.as_deref().map(fold::fold).unwrap_or_default();
    if ["ж", "а", "э", "f", "w"].iter().any(|first| folded.starts_with(first)) {
        Sex::Woman
    } else if !folded.is_empty() {
        Sex::Man
    } else if let Some(sex) = iin.and_then(Iin::sex) {
        sex
    } else if patronymic.ends_with("на") || patronymic.ends_with("кызы") {
        Sex::Woman
    } else {
        Sex::Man
    }
}

fn language_of(cell: &str) -> Language {
    let folded = fold::fold(cell);
    let begins = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
    if begins(&["рус", "орыс", "ru"]) {
        Language::Russian
    } else if begins(&["англ", "агыл", "en"]) {
        Language::English
    } else {
        Language::Kazakh
    }
}

fn basis_of(cell: &str) -> LegalBasis {
    let folded = fold::fold(cell);
    let contains = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if contains(&["полиц", "меморандум", "police"]) {
        LegalBasis::PoliceMemorandum
    } else if contains(&["предписан", "нускама", "order"]) {
        LegalBasis::ProtectiveOrder
    } else if contains(&["суд", "сот", "court", "требован"]) {
        LegalBasis::SpecialRequirements
    } else if contains(&["пробац", "probation"]) {
        LegalBasis::Probation
    } else if contains(&["предупреж", "предостереж", "ескерту", "warning"]) {
        LegalBasis::OfficialWarning
    } else if contains(&["сам", "оз", "self"]) || folded.is_empty() {
        LegalBasis::SelfReferral
    } else {
        LegalBasis::OtherBody
    }
}
