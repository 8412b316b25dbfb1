//! Public holidays (rule D5): an editable table, shipped for Kazakhstan 2024–2028.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::language::Language;

/// A holiday's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolidayName {
    /// In Kazakh.
    pub kk: String,
    /// In Russian.
    pub ru: String,
    /// In English.
    pub en: String,
}

/// Days on which no group meets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays(pub BTreeMap<Date, HolidayName>);

#[derive(Deserialize)]
struct Shipped {
    day: Vec<Day>,
}

#[derive(Deserialize)]
struct Day {
    on: Date,
    kk: String,
    ru: String,
    en: String,
}

impl Holidays {
    /// Kazakhstan, 2024–2028, with days moved on from weekends.
    ///
    /// # Errors
    /// Says where the shipped table is broken; a test keeps it whole.
    pub fn shipped() -> Result<Self, toml::de::Error> {
        let shipped: Shipped = toml::from_str(include_str!("../holidays.toml"))?;
        let named = |day: Day| (day.on, HolidayName { kk: day.kk, ru: day.ru, en: day.en });
        Ok(Self(shipped.day.into_iter().map(named).collect()))
    }

    /// Whether that day is a holiday.
    pub fn contains(&self, day: Date) -> bool {
        self.0.contains_key(&day)
    }

    /// The holiday's name, if it is one.
    pub fn name(&self, day: Date, language: Language) -> Option<&str> {
        self.0.get(&day).map(|name| name.get(language))
    }
}

impl HolidayName {
    /// The name in a language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Kazakh => &self.kk,
            Language::Russian => &self.ru,
            Language::English => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn constitution_day_moved_from_august_to_march_d5() {
        let holidays = Holidays::shipped().unwrap();
        for (day, expected) in [
            (date(2025, 8, 30), true),
            (date(2026, 8, 30), false),
            (date(2026, 3, 15), false),
            (date(2027, 3, 15), true),
            (date(2028, 3, 15), true),
        ] {
            assert_eq!(holidays.contains(day), expected, "{day}");
        }
    }

    #[test]
    fn a_holiday_on_a_weekend_moves_on_d5() {
        let holidays = Holidays::shipped().unwrap();
        let moved = [
            (2026, 3, 9),
            (2026, 3, 24),
            (2026, 3, 25),
            (2026, 5, 11),
            (2027, 1, 4),
            (2027, 3, 24),
            (2027, 5, 3),
            (2027, 5, 10),
        ];
        for (year, month, day) in moved {
            assert!(holidays.contains(date(year, month, day)), "{year}-{month}-{day}");
        }
    }

    #[test]
    fn kurban_ait_and_christmas_do_not_move_on_d5() {
        let holidays = Holidays::shipped().unwrap();
        for (year, month, day) in [(2024, 6, 16), (2025, 6, 6), (2026, 5, 27), (2027, 5, 16), (2028, 5, 5)] {
            let on = date(year, month, day);
            assert!(holidays.name(on, Language::Kazakh).unwrap().starts_with("Құрбан"), "{on}");
        }
        assert!(!holidays.contains(date(2024, 6, 17)), "a Sunday's Kurban Ait leaves Monday a working day");
        assert!(!holidays.contains(date(2024, 1, 8)), "a Sunday's Christmas leaves Monday a working day");
    }
}
