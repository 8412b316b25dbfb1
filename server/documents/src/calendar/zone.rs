//! The rules of a zone, as they come along with a calendar.

use domain::slot::Zone;
use jiff::Timestamp;
use jiff::tz::{Dst, Offset, TimeZone};

use super::written::Lines;

/// Rules are told from here on at least, so that also a program with old data of its own sees how Almaty's clock was set
/// back on 1 March 2024.
const FROM: Timestamp = Timestamp::constant(1_704_067_200, 0);

/// Writes the rules of a zone between two instants.
pub(super) fn write(lines: &mut Lines, name: &str, first: Timestamp, last: Timestamp) {
    let zone = Zone::parse(name).unwrap_or_else(|_| Zone::utc()).time_zone();
    let first = first.min(FROM);
    lines.add("BEGIN:VTIMEZONE");
    lines.add(&format!("TZID:{name}"));
    observe(lines, "19700101T000000", zone.to_offset(first), &zone, first);
    for change in zone.following(first).take_while(|change| change.timestamp() <= last.max(FROM)) {
        let before = before(&zone, change.timestamp());
        let onset = before.to_datetime(change.timestamp()).strftime("%Y%m%dT%H%M%S").to_string();
        observe(lines, &onset, before, &zone, change.timestamp());
    }
    lines.add("END:VTIMEZONE");
}

fn before(zone: &TimeZone, at: Timestamp) -> Offset {
    let earlier = Timestamp::from_second(at.as_second() - 1).unwrap_or(at);
    zone.to_offset(earlier)
}

/// From an instant on, with the onset as the clock showed it until then.
fn observe(lines: &mut Lines, onset: &str, from: Offset, zone: &TimeZone, at: Timestamp) {
    let info = zone.to_offset_info(at);
    let part = if info.dst() == Dst::Yes { "DAYLIGHT" } else { "STANDARD" };
    lines.add(&format!("BEGIN:{part}"));
    lines.add(&format!("DTSTART:{onset}"));
    lines.add(&format!("TZOFFSETFROM:{}", written(from)));
    lines.add(&format!("TZOFFSETTO:{}", written(info.offset())));
    lines.add(&format!("TZNAME:{}", info.abbreviation()));
    lines.add(&format!("END:{part}"));
}

fn written(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, size) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs());
    let rest = size % 60;
    let rest = if rest == 0 { String::new() } else { format!("{rest:02}") };
    format!("{sign}{:02}{:02}{rest}", size / 3600, size / 60 % 60)
}
