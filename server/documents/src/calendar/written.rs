//! Writing.

use std::collections::BTreeMap;

use domain::slot::Zone;
use jiff::Timestamp;
use service::ports::{CalendarEvent, CalendarFile};

use super::zone;

/// No line is longer, in bytes without its end.
const WIDTH: usize = 75;
/// How often a program that subscribed may ask again.
const REFRESH: &str = "PT1H";

/// A whole calendar. Its times are clock times of their venue, whose rules it brings along: when rules change, nobody's
/// appointment moves on the clock (rule D1).
pub(crate) fn written(calendar: &CalendarFile) -> String {
    let mut lines = Lines::default();
    lines.add("BEGIN:VCALENDAR");
    lines.add("VERSION:2.0");
    lines.add("PRODID:-//Calendar//Calendar//EN");
    lines.add("CALSCALE:GREGORIAN");
    lines.add("METHOD:PUBLISH");
    lines.add(&format!("NAME;LANGUAGE={}:{}", calendar.language, escaped(&calendar.name)));
    lines.add(&format!("X-WR-CALNAME:{}", escaped(&calendar.name)));
    lines.add(&format!("REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}"));
    lines.add(&format!("X-PUBLISHED-TTL:{REFRESH}"));
    for (zone, (first, last)) in zones(&calendar.events) {
        zone::write(&mut lines, zone, first, last);
    }
    for event in &calendar.events {
        write(&mut lines, calendar.language, event);
    }
    lines.add("END:VCALENDAR");
    lines.0
}

/// The venues' zones, each with the first and the last instant for which it is needed.
fn zones(events: &[CalendarEvent]) -> BTreeMap<&str, (Timestamp, Timestamp)> {
    let mut zones: BTreeMap<&str, (Timestamp, Timestamp)> = BTreeMap::new();
    for event in events {
        let (start, end) = (event.slot.starts_at(), event.slot.ends_at());
        let (first, last) = zones.entry(event.slot.zone.name()).or_insert((start, end));
        *first = start.min(*first);
        *last = end.max(*last);
    }
    zones
}

fn write(lines: &mut Lines, language: &str, event: &CalendarEvent) {
    let changed = Timestamp::from_second(event.changed_at).unwrap_or_default();
    let changed = Zone::utc().time_zone().to_datetime(changed).strftime("%Y%m%dT%H%M%SZ").to_string();
    lines.add("BEGIN:VEVENT");
    lines.add(&format!("UID:{}", event.uid));
    lines.add(&format!("DTSTAMP:{changed}"));
    lines.add(&format!("LAST-MODIFIED:{changed}"));
    lines.add(&format!("SEQUENCE:{}", event.sequence));
    let start = event.slot.start.strftime("%Y%m%dT%H%M%S");
    lines.add(&format!("DTSTART;TZID={}:{start}", event.slot.zone.name()));
    // A length and no end: an hour that the clock shows twice would leave the end open.
    lines.add(&format!("DURATION:PT{}M", event.slot.minutes));
    lines.add(&format!("SUMMARY;LANGUAGE={language}:{}", escaped(&event.summary)));
    if let Some(location) = &event.location {
        lines.add(&format!("LOCATION;LANGUAGE={language}:{}", escaped(location)));
    }
    lines.add(if event.live { "STATUS:CONFIRMED" } else { "STATUS:CANCELLED" });
    lines.add("CLASS:PRIVATE");
    lines.add("END:VEVENT");
}

/// Text as it stands in a value.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Content lines.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// Adds one, folded between letters where it is too long.
    pub(super) fn add(&mut self, line: &str) {
        let mut width = 0;
        for letter in line.chars() {
            if width + letter.len_utf8() > WIDTH {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(letter);
            width += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_letters_and_no_line_is_wider() {
        let mut lines = Lines::default();
        let line = format!("SUMMARY:{}", "Кездесу ә ".repeat(20));
        lines.add(&line);
        assert!(lines.0.split("\r\n").all(|line| line.len() <= WIDTH));
        assert_eq!(lines.0.replace("\r\n ", "").trim_end_matches("\r\n"), line);
    }

    #[test]
    fn signs_that_mean_something_are_escaped() {
        assert_eq!(escaped("a;b,c\\d\ne\r\u{7}"), "a\\;b\\,c\\\\d\\ne");
    }
}
