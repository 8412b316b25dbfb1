//! Calendars that are written (RFC 5545), and busy times that are read from them.

use documents::Spreadsheets;
use domain::slot::{Slot, Zone};
use jiff::Timestamp;
use jiff::civil::{DateTime, datetime};
use service::busy::{BusyTime, Range};
use service::error::Error;
use service::ports::{CalendarEvent, CalendarFile, Documents as _};
use uuid::Uuid;

fn almaty() -> Zone {
    Zone::parse("Asia/Almaty").expect("a known zone")
}

fn event(start: DateTime, minutes: u16) -> CalendarEvent {
    CalendarEvent {
        uid: Uuid::from_u128(7),
        slot: Slot { start, minutes, zone: almaty() },
        live: true,
        sequence: 2,
        changed_at: 1_772_424_000,
        summary: "Кездесу".to_owned(),
        location: Some("2, кіреберіс".to_owned()),
    }
}

fn written(events: Vec<CalendarEvent>) -> String {
    Spreadsheets.calendar(&CalendarFile { name: "Кездесулер".to_owned(), language: "kk", events })
}

/// What is read between 2026-03-02 and a year later, each as `MM-DDTHH:MM/MM-DDTHH:MM` on the clock of Almaty.
fn read(text: &str) -> Result<Vec<String>, Error> {
    let range = range();
    let mut times = Spreadsheets.read_calendar(text.as_bytes(), &range)?;
    times.sort();
    let clock = |seconds| {
        let at = Timestamp::from_second(seconds).expect("an instant");
        almaty().time_zone().to_datetime(at).strftime("%y-%m-%dT%H:%M").to_string()
    };
    Ok(times.iter().map(|time: &BusyTime| format!("{}/{}", clock(time.starts_at), clock(time.ends_at))).collect())
}

fn range() -> Range {
    let at = |day: i16| {
        datetime(day, 3, 2, 0, 0, 0, 0).to_zoned_datetime(almaty().time_zone()).expect("a day").timestamp().as_second()
    };
    Range { from: at(2026), to: at(2027), zone: almaty() }
}

/// A calendar with one entry of these lines.
fn entry(lines: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
        .replace("\r\n", "\n")
        .replace('\n', "\r\n")
}

fn refusal(text: &str) -> String {
    read(text).err().map(|error| error.code().to_owned()).unwrap_or_default()
}

#[test]
fn an_appointment_keeps_its_clock_and_brings_the_rules_of_its_zone_d1() {
    let calendar = written(vec![event(datetime(2026, 3, 2, 9, 10, 0, 0), 90)]);
    for line in [
        "DTSTART;TZID=Asia/Almaty:20260302T091000",
        "DURATION:PT90M",
        "SEQUENCE:2",
        "DTSTAMP:20260302T040000Z",
        "STATUS:CONFIRMED",
        "SUMMARY;LANGUAGE=kk:Кездесу",
        "LOCATION;LANGUAGE=kk:2\\, кіреберіс",
        "TZID:Asia/Almaty",
        "DTSTART:20240301T000000",
        "TZOFFSETFROM:+0600",
        "TZOFFSETTO:+0500",
    ] {
        assert!(calendar.contains(&format!("\r\n{line}\r\n")), "{line} is not in\n{calendar}");
    }
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75));
    assert_eq!(calendar.matches("BEGIN:VTIMEZONE").count(), 1);
}

#[test]
fn what_is_written_is_read_back_also_across_the_change_of_the_zone_d1() {
    let calendar = written(vec![event(datetime(2026, 3, 9, 18, 0, 0, 0), 120)]);
    assert_eq!(read(&calendar).unwrap(), ["26-03-09T18:00/26-03-09T20:00"]);
    let cancelled = CalendarEvent { live: false, ..event(datetime(2026, 3, 9, 18, 0, 0, 0), 120) };
    assert!(read(&written(vec![cancelled])).unwrap().is_empty());
}

#[test]
fn a_calendar_without_appointments_is_whole() {
    let calendar = written(Vec::new());
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"));
    assert!(read(&calendar).unwrap().is_empty());
}

#[test]
fn times_are_read_in_the_zone_that_is_named_or_described() {
    for (lines, expected) in [
        ("DTSTART:20260310T040000Z\nDTEND:20260310T050000Z", "26-03-10T09:00/26-03-10T10:00"),
        ("DTSTART:20260310T090000\nDURATION:PT1H", "26-03-10T09:00/26-03-10T10:00"),
        (
            "DTSTART;TZID=Europe/Berlin:20260310T090000\nDTEND;TZID=Europe/Berlin:20260310T100000",
            "26-03-10T13:00/26-03-10T14:00",
        ),
        ("DTSTART;TZID=\"/citadel.org/1/Asia/Almaty\":20260310T090000\nDURATION:PT1H", "26-03-10T09:00/26-03-10T10:00"),
        ("DTSTART;VALUE=DATE:20260310\nDTEND;VALUE=DATE:20260312", "26-03-10T00:00/26-03-12T00:00"),
        ("DTSTART;VALUE=DATE:20260310", "26-03-10T00:00/26-03-11T00:00"),
    ] {
        assert_eq!(read(&entry(lines)).unwrap(), [expected], "{lines}");
    }
    let described = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:W. Europe Standard Time\nBEGIN:STANDARD\n\
        DTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\n\
        END:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n\
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a\n\
        DTSTART;TZID=W. Europe Standard Time:20260327T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;INTERVAL=4;COUNT=2\n\
        END:VEVENT\nEND:VCALENDAR\n";
    assert_eq!(
        read(described).unwrap(),
        ["26-03-27T13:00/26-03-27T14:00", "26-03-31T12:00/26-03-31T13:00"],
        "summer time begins in between"
    );
}

#[test]
fn repeated_entries_are_read_as_often_as_they_fall_into_the_year() {
    for (lines, expected) in [
        ("RRULE:FREQ=WEEKLY;COUNT=3", vec!["03-10", "03-17", "03-24"]),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20260326T040000Z", vec!["03-10", "03-12", "03-24", "03-26"]),
        ("RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260317", vec!["03-10", "03-17"]),
        ("RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", vec!["03-10", "03-27", "04-24"]),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", vec!["03-10", "03-31", "04-30"]),
        ("RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3", vec!["03-10", "03-31", "04-30"]),
        ("RRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260311T090000", vec!["03-10", "03-12"]),
        ("RRULE:FREQ=DAILY;COUNT=2\nRDATE:20260320T090000,20260322T090000", vec!["03-10", "03-11", "03-20", "03-22"]),
        ("RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=2MO;COUNT=2", vec!["03-10", "04-13"]),
    ] {
        let times = read(&entry(&format!("DTSTART:20260310T090000\nDURATION:PT1H\n{lines}"))).unwrap();
        let days: Vec<&str> = times.iter().map(|time| &time[3..8]).collect();
        assert_eq!(days, expected, "{lines}");
    }
    let old = "DTSTART:20110310T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY";
    assert_eq!(read(&entry(old)).unwrap().len(), 52, "one that began long ago");
    let over = "DTSTART:20110310T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=700";
    assert!(read(&entry(over)).unwrap().is_empty(), "one that is over");
}

#[test]
fn a_moved_or_cancelled_repetition_stands_in_the_place_of_the_regular_one() {
    let series = "BEGIN:VEVENT\nUID:a\nDTSTART:20260310T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT\n";
    let one = |lines: &str| {
        let other = format!("BEGIN:VEVENT\nUID:a\n{lines}\nDURATION:PT1H\nEND:VEVENT\n");
        read(&format!("BEGIN:VCALENDAR\n{series}{other}END:VCALENDAR")).unwrap()
    };
    let moved = one("RECURRENCE-ID:20260311T090000\nDTSTART:20260311T150000");
    assert_eq!(moved[1], "26-03-11T15:00/26-03-11T16:00");
    assert_eq!(moved.len(), 3);
    let cancelled = one("RECURRENCE-ID:20260311T090000\nDTSTART:20260311T090000\nSTATUS:CANCELLED");
    assert_eq!(cancelled.len(), 2);
}

#[test]
fn free_time_is_no_busy_time_and_what_lasts_into_the_year_is_cut() {
    for free in ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"] {
        assert!(read(&entry(&format!("DTSTART:20260310T090000\nDURATION:PT1H\n{free}"))).unwrap().is_empty(), "{free}");
    }
    assert_eq!(
        read(&entry("DTSTART;VALUE=DATE:20260220\nDTEND;VALUE=DATE:20260305")).unwrap(),
        ["26-03-02T00:00/26-03-05T00:00"]
    );
    assert!(read(&entry("DTSTART:20260310T090000")).unwrap().is_empty(), "no length");
    let periods = "BEGIN:VCALENDAR\nBEGIN:VFREEBUSY\nFREEBUSY;FBTYPE=BUSY:20260310T040000Z/PT1H,\
        20260311T040000Z/20260311T060000Z\nFREEBUSY;FBTYPE=FREE:20260312T040000Z/PT1H\nEND:VFREEBUSY\nEND:VCALENDAR";
    assert_eq!(read(periods).unwrap(), ["26-03-10T09:00/26-03-10T10:00", "26-03-11T09:00/26-03-11T11:00"]);
}

#[test]
fn what_is_no_calendar_or_not_understood_is_refused_in_words_s14() {
    for (text, why) in [
        (String::new(), "calendar-empty"),
        (" \r\n".to_owned(), "calendar-empty"),
        ("PK\u{3}\u{4}".to_owned(), "calendar-kind"),
        ("<html></html>".to_owned(), "calendar-kind"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR".to_owned(), "calendar-broken"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT".to_owned(), "calendar-broken"),
        ("BEGIN:VCALENDAR\nno value\nEND:VCALENDAR".to_owned(), "calendar-broken"),
        ("BEGIN:VCALENDAR\n".repeat(5000), "calendar-broken"),
        (entry("DTSTART:20261332T090000\nDURATION:PT1H"), "calendar-broken"),
        (entry("DTSTART:20260310T090000\nDURATION:P"), "calendar-broken"),
        (entry("DTSTART;TZID=Asia/Betburys:20260310T090000\nDURATION:PT1H"), "calendar-zone"),
        (entry("DTSTART;TZID=../../etc/passwd:20260310T090000\nDURATION:PT1H"), "calendar-zone"),
        (entry("DTSTART:20260310T090000\nDURATION:PT1H\nRRULE:FREQ=SECONDLY"), "calendar-rule"),
        (entry("DTSTART:20260310T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYHOUR=9,10"), "calendar-rule"),
        (entry("DTSTART:20260310T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;INTERVAL=0"), "calendar-rule"),
        (entry("DTSTART:20260310T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=Ә"), "calendar-rule"),
        (entry("DTSTART:20260310T090000\nDURATION:PT1H\nRRULE:"), "calendar-rule"),
    ] {
        assert_eq!(refusal(&text), why, "{}", text.get(..text.len().min(200)).unwrap_or_default());
    }
    assert_eq!(Spreadsheets.read_calendar(b"BEGIN:VCALENDAR\xff", &range()).unwrap_err().code(), "calendar-kind");
}

#[test]
fn no_file_keeps_us_busy_for_long_s14() {
    let forever =
        "BEGIN:VEVENT\nUID:a\nDTSTART:00010101T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4000000\nEND:VEVENT\n";
    assert_eq!(refusal(&format!("BEGIN:VCALENDAR\n{}END:VCALENDAR", forever.repeat(10_000))), "calendar-long");
    let never = "DTSTART:00010101T090000\nDURATION:PT1H\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30";
    assert!(read(&entry(never)).unwrap().is_empty());
    let long = "DTSTART:20260310T090000\nDURATION:P7000000D";
    assert!(read(&entry(long)).is_ok_and(|times| times.len() == 1) || refusal(&entry(long)) == "calendar-broken");
}
