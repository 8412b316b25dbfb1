use jiff::civil::{date, datetime, time};
use uuid::Uuid;

use super::*;
use crate::slot::Zone;

const TRAINER: StaffId = StaffId(Uuid::from_u128(1));
const ROOM: RoomId = RoomId(Uuid::from_u128(2));
const PERSON: PersonId = PersonId(Uuid::from_u128(3));

/// A time on Monday the 23rd of November 2026, or so many days later.
fn slot(days: i64, hour: i8, minutes: u16) -> Slot {
    let start = datetime(2026, 11, 23, hour, 0, 0, 0).checked_add(days.days()).unwrap();
    Slot { start, minutes, zone: Zone::parse("Asia/Almaty").unwrap() }
}

fn on(weekday: Weekday, from: i8, until: i8) -> Weekly {
    Weekly { weekday, daily: daily(from, until) }
}

fn daily(from: i8, until: i8) -> Daily {
    Daily::within_a_day(time(from, 0, 0, 0), time(until, 0, 0, 0)).unwrap()
}

#[test]
fn who_has_said_nothing_is_available() {
    let known = Availability::default();
    assert!(known.trainer_works(TRAINER, &slot(0, 3, 60)));
    assert!(known.room_is_open(ROOM, &slot(0, 3, 60)));
    assert!(known.person_is_free(PERSON, &slot(0, 3, 60)));
}

#[test]
fn a_trainer_works_in_the_hours_only_and_hours_that_touch_are_one_d5() {
    let mut known = Availability::default();
    known.works(TRAINER, on(Weekday::Monday, 14, 18));
    known.works(TRAINER, on(Weekday::Monday, 9, 13));
    known.works(TRAINER, on(Weekday::Monday, 13, 14));
    for (days, hour, minutes, works) in [
        (0, 9, 540, true),
        (0, 12, 180, true),
        (0, 8, 60, false),
        (0, 17, 60, true),
        (0, 17, 61, false),
        (1, 10, 60, false),
        (7, 10, 60, true),
    ] {
        assert_eq!(known.trainer_works(TRAINER, &slot(days, hour, minutes)), works, "{days} {hour} {minutes}");
    }
}

#[test]
fn a_gap_in_the_hours_is_no_work() {
    let mut known = Availability::default();
    known.works(TRAINER, on(Weekday::Monday, 9, 12));
    known.works(TRAINER, on(Weekday::Monday, 13, 18));
    assert!(!known.trainer_works(TRAINER, &slot(0, 11, 180)));
    assert!(!known.trainer_works(TRAINER, &slot(0, 12, 30)));
}

#[test]
fn an_exception_holds_instead_of_the_week_and_leave_before_both_d5() {
    let mut known = Availability::default();
    known.works(TRAINER, on(Weekday::Monday, 9, 18));
    known.excepts(TRAINER, date(2026, 11, 23), Some(daily(16, 20)));
    known.excepts(TRAINER, date(2026, 11, 24), Some(daily(10, 12)));
    known.excepts(TRAINER, date(2026, 11, 30), None);
    known.excepts(TRAINER, date(2026, 12, 7), Some(daily(9, 18)));
    known.leaves(TRAINER, Away { first: date(2026, 12, 5), last: date(2026, 12, 7) });
    let works = |days, hour| known.trainer_works(TRAINER, &slot(days, hour, 60));
    assert_eq!(
        [works(0, 10), works(0, 19), works(1, 10), works(7, 10), works(14, 10), works(21, 10)],
        [false, true, true, false, false, true]
    );
}

#[test]
fn leave_alone_leaves_all_other_days_open() {
    let mut known = Availability::default();
    known.leaves(TRAINER, Away { first: date(2026, 11, 24), last: date(2026, 11, 24) });
    assert!(known.trainer_works(TRAINER, &slot(0, 20, 60)));
    assert!(!known.trainer_works(TRAINER, &slot(1, 20, 60)));
    assert_eq!(known.hours_on(TRAINER, date(2026, 11, 24)), Some(Vec::new()));
    assert_eq!(known.hours_on(TRAINER, date(2026, 11, 25)), None);
}

#[test]
fn a_room_is_open_until_midnight_if_that_is_said() {
    let mut known = Availability::default();
    known.opens(ROOM, on(Weekday::Monday, 8, 0));
    assert!(known.room_is_open(ROOM, &slot(0, 22, 120)));
    assert!(!known.room_is_open(ROOM, &slot(0, 22, 121)));
    assert!(!known.room_is_open(ROOM, &slot(1, 10, 60)));
}

#[test]
fn a_night_shift_goes_on_into_the_next_day_d5() {
    let night = Daily::over_night(time(20, 0, 0, 0), time(8, 0, 0, 0)).unwrap();
    let weekly = Weekly { weekday: Weekday::Monday, daily: night };
    let mut known = Availability::default();
    known.binds(PERSON, Busy { weekly, first: date(2026, 11, 23), last: Some(date(2026, 11, 30)) });
    for (days, hour, free) in
        [(0, 7, true), (0, 19, true), (0, 20, false), (1, 7, false), (1, 8, true), (7, 20, false), (8, 7, false)]
    {
        assert_eq!(known.person_is_free(PERSON, &slot(days, hour, 60)), free, "{days} {hour}");
    }
    assert!(known.person_is_free(PERSON, &slot(14, 20, 60)), "it ended");
}

#[test]
fn hours_end_after_they_begin() {
    let at = |hour| time(hour, 0, 0, 0);
    assert_eq!(Daily::within_a_day(at(10), at(10)), Err(SpanError));
    assert_eq!(Daily::within_a_day(at(10), at(9)), Err(SpanError));
    assert_eq!(Daily::new(DAY, DAY + 60), Err(SpanError));
    assert_eq!(Daily::new(60, 60 + DAY + 1), Err(SpanError));
    assert_eq!(Daily::over_night(at(22), at(6)).map(|night| (night.starts(), night.ends())), Ok((at(22), at(6))));
    assert_eq!(Daily::within_a_day(at(8), at(0)).map(Daily::until), Ok(DAY));
}

mod free {
    use super::*;
    use crate::calendar::Holidays;
    use crate::plan::{Commitment, Who};

    fn found(known: &Availability, taken: &[(Who, Slot)], people: &[PersonId], holidays: &Holidays) -> Vec<String> {
        let zone = Zone::parse("Asia/Almaty").unwrap();
        let search = Search {
            trainers: &[TRAINER],
            rooms: &[ROOM, RoomId(Uuid::from_u128(9))],
            people,
            minutes: 60,
            from: date(2026, 11, 23),
            to: date(2026, 11, 24),
            count: 3,
            zone: &zone,
            holidays,
            now: slot(0, 8, 60).starts_at(),
        };
        let taken = taken.iter().map(|(who, slot)| Commitment {
            who: *who,
            starts_at: slot.starts_at(),
            ends_at: slot.ends_at(),
            is_session: true,
        });
        let found = next_free(&search, known, &Commitments::new(taken));
        found.iter().map(|free| format!("{} {}", free.start.strftime("%d %H:%M"), free.room.0.as_u128())).collect()
    }

    #[test]
    fn the_next_free_times_are_not_in_the_past_and_not_taken() {
        let none = Holidays::default();
        assert_eq!(found(&Availability::default(), &[], &[], &none), ["23 08:00 2", "23 08:30 2", "23 09:00 2"]);
        let taken = [(Who::Trainer(TRAINER), slot(0, 8, 120)), (Who::Room(ROOM), slot(0, 10, 60))];
        assert_eq!(found(&Availability::default(), &taken, &[], &none), ["23 10:00 9", "23 10:30 9", "23 11:00 2"]);
    }

    #[test]
    fn a_long_commitment_is_seen_behind_a_short_one() {
        let long = [(Who::Person(PERSON), slot(0, 8, 300)), (Who::Person(PERSON), slot(0, 9, 30))];
        assert_eq!(found(&Availability::default(), &long, &[PERSON], &Holidays::default())[0], "23 13:00 2");
    }

    #[test]
    fn who_is_kept_from_a_trainer_or_a_room_is_so_alone_d6() {
        let (none, other) = (Holidays::default(), PersonId(Uuid::from_u128(77)));
        let apart =
            [(Who::TrainerWith(TRAINER, PERSON), slot(0, 8, 120)), (Who::RoomWith(ROOM, PERSON), slot(0, 10, 60))];
        let free = ["23 08:00 2", "23 08:30 2", "23 09:00 2"];
        assert_eq!(found(&Availability::default(), &apart, &[other], &none), free);
        assert_eq!(found(&Availability::default(), &apart, &[], &none), free);
        let found = found(&Availability::default(), &apart, &[other, PERSON], &none);
        assert_eq!(found, ["23 10:00 9", "23 10:30 9", "23 11:00 2"]);
    }

    #[test]
    fn a_full_day_and_a_holiday_lead_to_the_next_day_d2() {
        let full = [(Who::Trainer(TRAINER), slot(0, 8, 330))];
        assert_eq!(found(&Availability::default(), &full, &[], &Holidays::default())[0], "24 07:00 2");
        let mut holidays = Holidays::shipped().unwrap();
        holidays.0.retain(|day, _| *day == date(2026, 12, 16));
        let name = holidays.0.remove(&date(2026, 12, 16)).unwrap();
        holidays.0.insert(date(2026, 11, 23), name);
        assert_eq!(found(&Availability::default(), &[], &[], &holidays)[0], "24 07:00 2");
    }

    #[test]
    fn everybodys_hours_count_d5() {
        let mut known = Availability::default();
        known.works(TRAINER, on(Weekday::Monday, 9, 12));
        known.opens(ROOM, on(Weekday::Tuesday, 9, 12));
        let weekly = on(Weekday::Monday, 9, 11);
        known.binds(PERSON, Busy { weekly, first: date(2026, 1, 1), last: None });
        assert_eq!(found(&known, &[], &[PERSON], &Holidays::default()), ["23 11:00 9"]);
        assert_eq!(known.hours_on(TRAINER, date(2026, 11, 24)), Some(Vec::new()));
    }

    #[test]
    fn the_night_is_never_free_d2() {
        let mut known = Availability::default();
        known.works(TRAINER, on(Weekday::Monday, 21, 0));
        assert_eq!(found(&known, &[], &[], &Holidays::default()), ["23 21:00 2"]);
    }
}
