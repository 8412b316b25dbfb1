//! Who waits for a seat, and who is next (rule D8).

use jiff::civil::Date;

use crate::language::Language;

/// Somebody on a waiting list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// The date of entry.
    pub since: Date,
    /// In which language he works.
    pub language: Language,
    /// Whether he can be there at the times of the seat: one bit, whatever stands in the way.
    pub is_free: bool,
}

/// Whether a seat fits somebody who waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It does, and nobody who fits waits longer.
    Next,
    /// It does.
    Fits,
    /// The work there is in another language.
    OtherLanguage,
    /// He cannot be there at these times.
    NotAvailable,
}

/// How a seat in a language fits each of those who wait. Of two who came on one day the first in the list is next.
pub fn fits(waiting: &[Waiting], language: Language) -> Vec<Fit> {
    let fits = |one: &&Waiting| one.language == language && one.is_free;
    let next = waiting.iter().enumerate().filter(|(_, one)| fits(one)).min_by_key(|(at, one)| (one.since, *at));
    let next = next.map(|(at, _)| at);
    let fit = |(at, one): (usize, &Waiting)| {
        if one.language != language {
            Fit::OtherLanguage
        } else if !one.is_free {
            Fit::NotAvailable
        } else if next == Some(at) {
            Fit::Next
        } else {
            Fit::Fits
        }
    };
    waiting.iter().enumerate().map(fit).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn waiting(day: i8, language: Language, is_free: bool) -> Waiting {
        Waiting { since: date(2026, 3, day), language, is_free }
    }

    #[test]
    fn who_waits_longest_of_those_who_fit_is_next_d8() {
        let list = [
            waiting(2, Language::Kazakh, true),
            waiting(3, Language::Russian, false),
            waiting(9, Language::Russian, true),
            waiting(5, Language::Russian, true),
            waiting(5, Language::Russian, true),
        ];
        let expected = [Fit::OtherLanguage, Fit::NotAvailable, Fit::Fits, Fit::Next, Fit::Fits];
        assert_eq!(fits(&list, Language::Russian), expected);
        assert_eq!(fits(&list[1..2], Language::Russian), [Fit::NotAvailable], "nobody fits");
        assert!(fits(&[], Language::Russian).is_empty());
    }
}
