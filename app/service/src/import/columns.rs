use domain::fold;

/// What a column of a spreadsheet can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Surname, given name and patronymic in one cell.
    FullName,
    /// Family name.
    Surname,
    /// First name.
    Given,
    /// Patronymic.
    Patronymic,
    /// Phone.
    Phone,
    /// IIN.
    Iin,
    /// Woman or man.
    Sex,
    /// Language of his pages.
    Language,
    /// Day of the referral.
    Referred,
    /// Code of the group.
    Group,
    /// Why he came.
    Basis,
}

/// Which cell of a row is what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns(pub Vec<Option<Column>>);

impl Column {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 11] = [
        Self::FullName,
        Self::Surname,
        Self::Given,
        Self::Patronymic,
        Self::Phone,
        Self::Iin,
        Self::Sex,
        Self::Language,
        Self::Referred,
        Self::Group,
        Self::Basis,
    ];

    /// As a form names it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FullName => "full_name",
            Self::Surname => "surname",
            Self::Given => "given",
            Self::Patronymic => "patronymic",
            Self::Phone => "phone",
            Self::Iin => "iin",
            Self::Sex => "sex",
            Self::Language => "language",
            Self::Referred => "referred",
            Self::Group => "group",
            Self::Basis => "basis",
        }
    }

    /// Reads what a form names.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }

    /// Folded beginnings of the headings under which centres keep it, in Russian, Kazakh and English.
    const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::FullName => &["фио", "аты жони", "аты-жони", "участник", "катысушы", "full name", "name"],
            Self::Surname => &["фамилия", "теги", "surname"],
            Self::Given => &["имя", "аты", "есими", "given", "first name"],
            Self::Patronymic => &["отчество", "акесинин аты", "patronymic"],
            Self::Phone => &["телефон", "тел", "моб", "уялы", "phone", "mobile"],
            Self::Iin => &["иин", "жсн", "iin"],
            Self::Sex => &["пол", "жынысы", "sex", "gender"],
            Self::Language => &["язык", "тил", "language"],
            Self::Referred => &["дата", "куни", "обращение", "направлен", "отиниш", "date", "referred"],
            Self::Group => &["группа", "топ", "тобы", "group"],
            Self::Basis => &["основание", "негиз", "basis"],
        }
    }
}

impl Columns {
    /// Matches headings: the longest that fits wins, so that "аты-жөні" is not taken for "аты".
    pub fn guess(headings: &[String]) -> Self {
        Self(headings.iter().map(|heading| best_match(&fold::fold(heading.trim()))).collect())
    }

    /// The cell of a column, trimmed; empty if the row has none.
    pub fn cell<'a>(&self, row: &'a [String], column: Column) -> &'a str {
        let at = self.0.iter().position(|known| *known == Some(column));
        at.and_then(|at| row.get(at)).map_or("", |cell| cell.trim())
    }
}

fn best_match(heading: &str) -> Option<Column> {
    let fitting = |column: Column| {
        column.headings().iter().filter(|known| heading.starts_with(**known)).map(|known| known.len()).max()
    };
    let matches = Column::ALL.into_iter().filter_map(|column| Some((fitting(column)?, column)));
    matches.max_by_key(|(length, _)| *length).map(|(_, column)| column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_and_kazakh_headings_are_recognised() {
        for (heading, column) in [
            ("ФИО участника", Some(Column::FullName)),
            ("Аты-жөні", Some(Column::FullName)),
            ("Аты", Some(Column::Given)),
            ("Тегі", Some(Column::Surname)),
            ("Моб. телефон", Some(Column::Phone)),
            ("ЖСН", Some(Column::Iin)),
            ("Тобы", Some(Column::Group)),
            ("Примечание", None),
        ] {
            assert_eq!(Columns::guess(&[heading.to_owned()]).0, [column], "{heading}");
        }
    }
}
