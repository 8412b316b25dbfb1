use domain::slot::Zone;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use super::Texts;

/// Dates and times as people read them, on a venue's clock.
#[derive(Debug, Clone)]
pub struct Dates {
    texts: Texts,
    zone: Zone,
}

impl Dates {
    /// Dates in a language, at a venue.
    pub const fn new(texts: Texts, zone: Zone) -> Self {
        Self { texts, zone }
    }

    /// "Monday, 23 November 2026"
    pub fn long(&self, day: Date) -> String {
        self.pattern("date-long", day)
    }

    /// "Monday, 23 November"
    pub fn medium(&self, day: Date) -> String {
        self.pattern("date-medium", day)
    }

    /// "Mon 23.11"
    pub fn short(&self, day: Date) -> String {
        self.pattern("date-short", day)
    }

    /// "November 2026"
    pub fn month(&self, day: Date) -> String {
        let month = self.texts.get(&format!("month-name-{}", day.month()));
        self.texts.with("date-month", &[("month", month.into()), ("year", day.year().to_string().into())])
    }

    /// "23.11.2026"
    pub fn numeric(&self, day: Date) -> String {
        day.strftime("%d.%m.%Y").to_string()
    }

    /// "18:05"
    pub fn time(&self, at: DateTime) -> String {
        at.strftime("%H:%M").to_string()
    }

    /// "23.11.2026, 18:05", from unix seconds.
    pub fn instant(&self, seconds: i64) -> String {
        let at = self.clock(seconds);
        format!("{}, {}", self.numeric(at.date()), self.time(at))
    }

    /// The venue's clock at an instant, from unix seconds.
    pub fn clock(&self, seconds: i64) -> DateTime {
        self.zone.time_zone().to_datetime(Timestamp::from_second(seconds).unwrap_or_default())
    }

    fn pattern(&self, key: &str, day: Date) -> String {
        let weekday = day.weekday().to_monday_one_offset();
        let args = [
            ("day", day.day().into()),
            ("number", format!("{:02}", day.day()).into()),
            ("month", self.texts.get(&format!("month-{}", day.month())).into()),
            ("month_number", format!("{:02}", day.month()).into()),
            ("year", day.year().to_string().into()),
            ("weekday", self.texts.get(&format!("weekday-{weekday}")).into()),
            ("weekday_short", self.texts.get(&format!("weekday-short-{weekday}")).into()),
        ];
        self.texts.with(key, &args)
    }
}
