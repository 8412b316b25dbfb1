//! What holds for every plan, whatever surrounds it.

use std::collections::BTreeSet;

use domain::availability::{Availability, Away, Daily, Weekly};
use domain::calendar::Holidays;
use domain::ids::{PersonId, RoomId, StaffId};
use domain::plan::{self, Checked, Clash, Commitment, Proposal, Repair, Room, Session, Surroundings, Who};
use domain::series::{End, Pattern};
use domain::slot::{Slot, Zone};
use jiff::civil::{Date, DateTime, Time, Weekday, date, datetime};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use uuid::Uuid;

/// A small centre and what is on its calendar already.
#[derive(Debug, Clone)]
struct Centre {
    commitments: Vec<Commitment>,
    availability: Availability,
    high_risk: BTreeSet<PersonId>,
    holidays: Holidays,
}

proptest! {
    #[test]
    fn what_the_check_calls_free_never_overlaps_d2(plan in plan(), centre in centre()) {
        let checked = check(&plan, &centre);
        let free: Vec<&Session> = checked.iter().filter(|one| one.clashes.is_empty()).map(|one| &one.session).collect();
        for (nth, session) in free.iter().enumerate() {
            for other in &centre.commitments {
                prop_assert!(!(binds(session, other.who) && meets(&slot(session), other.starts_at, other.ends_at)));
            }
            for other in free.iter().skip(nth + 1).filter(|other| share(session, other)) {
                let other = slot(other);
                prop_assert!(!meets(&slot(session), other.starts_at(), other.ends_at()));
            }
        }
    }

    #[test]
    fn a_repaired_date_has_no_clash_d2(plan in plan(), centre in centre()) {
        for (nth, one) in check(&plan, &centre).iter().enumerate() {
            // Leaving a date out is always possible; if it is all that is, what comes instead may clash in its turn.
            for repair in one.repairs.iter().filter(|repair| **repair != Repair::Skip || one.repairs.len() > 1) {
                let after = check(&repaired(&plan, nth, *repair), &centre);
                let ours: Vec<usize> = match repair {
                    Repair::Skip => plan.next.iter().map(|_| after.len() - 1).collect(),
                    Repair::ShiftRest => (nth..after.len()).collect(),
                    Repair::Later(_) | Repair::OtherRoom(_) | Repair::OtherTrainer(..) => vec![nth],
                };
                for nth in ours {
                    prop_assert!(after[nth].clashes.is_empty(), "{repair:?}: {:?}", after[nth]);
                }
            }
        }
    }

    #[test]
    fn who_is_bound_by_something_else_is_never_named_d6(plan in plan(), centre in centre()) {
        for one in check(&plan, &centre) {
            let away = |who: &Who| {
                centre.commitments.iter().any(|other| {
                    !other.is_session && other.who == *who && meets(&slot(&one.session), other.starts_at, other.ends_at)
                })
            };
            let somebody_is = one.session.bound().chain(one.session.together()).any(|who| away(&who));
            prop_assert_eq!(one.clashes.contains(&Clash::NotAvailable), somebody_is);
        }
    }

    #[test]
    fn high_risk_is_never_met_alone_nor_last_d9(plan in plan(), centre in centre()) {
        for one in check(&plan, &centre).iter().filter(|one| one.clashes.is_empty()) {
            if one.session.people.iter().any(|person| centre.high_risk.contains(person)) {
                prop_assert!(one.session.trainers.len() >= 2);
                if one.session.people.len() > 1 {
                    continue;
                }
                let (ours, day) = (slot(&one.session), one.session.start.date());
                let later = centre.commitments.iter().any(|other| {
                    matches!(other.who, Who::Room(_)) && day_of(other.starts_at) == day && other.ends_at > ours.ends_at()
                });
                let later_in_plan = plan.sessions.iter().any(|other| {
                    other.start.date() == day && slot(other).ends_at() > ours.ends_at()
                });
                prop_assert!(later || later_in_plan);
            }
        }
    }

    #[test]
    fn the_clock_stays_across_the_zone_change_d1(
        first in (20..29i8, 7..20i8, 0..60i8),
        weekdays in proptest::collection::btree_set(0..7i8, 0..4),
        every_weeks in 1..4u8,
        count in 2..20u16,
    ) {
        let (day, hour, minute) = first;
        let first = datetime(2024, 2, day, hour, minute, 0, 0);
        let weekdays: Vec<Weekday> = weekdays.into_iter().filter_map(|n| Weekday::from_monday_zero_offset(n).ok()).collect();
        let pattern = Pattern::Weekly { first, every_weeks, weekdays: weekdays.clone(), end: End::Count(count) };
        let dates = pattern.dates(&Holidays::default(), &[]).expect("a series");
        prop_assert_eq!(dates.len(), usize::from(count));
        prop_assert!(dates.windows(2).all(|two| two[0] < two[1]));
        let weekdays = if weekdays.is_empty() { vec![first.weekday()] } else { weekdays };
        for at in dates {
            prop_assert_eq!(at.time(), first.time());
            prop_assert!(weekdays.contains(&at.weekday()));
            let starts_at = Slot { start: at, minutes: 120, zone: zone() }.starts_at();
            prop_assert_eq!(zone().time_zone().to_datetime(starts_at), at, "what is on the clock is what was planned");
        }
    }
}

/// The plan with one repair.
fn repaired(plan: &Proposal, nth: usize, repair: Repair) -> Proposal {
    let mut plan = plan.clone();
    match repair {
        Repair::Skip => {
            plan.sessions.remove(nth);
            plan.sessions.extend(plan.next.take());
        }
        Repair::Later(start) => plan.sessions[nth].start = start,
        Repair::OtherRoom(room) => plan.sessions[nth].room = room,
        Repair::OtherTrainer(leaves, comes) => {
            plan.sessions[nth] = plan::replaced(&plan.sessions[nth], leaves, comes);
        }
        Repair::ShiftRest => {
            for session in &mut plan.sessions[nth..] {
                session.start = session.start.checked_add(1.week()).expect("a time of 2026");
            }
        }
    }
    plan
}

fn check(plan: &Proposal, centre: &Centre) -> Vec<Checked> {
    let rooms: Vec<Room> = (1..4).map(|n| Room { id: RoomId(id(n)), seats: 2 }).collect();
    let trainers: Vec<StaffId> = (1..5).map(|n| StaffId(id(n))).collect();
    let around = Surroundings {
        commitments: &centre.commitments,
        holidays: &centre.holidays,
        rooms: &rooms,
        trainers: &trainers,
        availability: &centre.availability,
        high_risk: &centre.high_risk,
        now: Timestamp::UNIX_EPOCH,
    };
    plan::check(plan, &around)
}

fn plan() -> impl Strategy<Value = Proposal> {
    (proptest::collection::vec(session(), 1..6), proptest::option::of(session()))
        .prop_map(|(sessions, next)| Proposal { sessions, next, zone: zone() })
}

fn session() -> impl Strategy<Value = Session> {
    let trainers = proptest::collection::btree_set(1..4u128, 1..3);
    let people = proptest::collection::btree_set(1..5u128, 1..4);
    (start(), prop_oneof![Just(60u16), Just(90)], 1..4u128, trainers, people).prop_map(
        |(start, minutes, room, trainers, people)| Session {
            start,
            minutes,
            room: RoomId(id(room)),
            trainers: trainers.into_iter().map(|n| StaffId(id(n))).collect(),
            people: people.into_iter().map(|n| PersonId(id(n))).collect(),
        },
    )
}

fn centre() -> impl Strategy<Value = Centre> {
    let commitments = proptest::collection::vec(commitment(), 0..12);
    let high_risk = proptest::collection::btree_set((1..5u128).prop_map(|n| PersonId(id(n))), 0..2);
    (commitments, high_risk, 0..3i64, any::<bool>()).prop_map(|(commitments, high_risk, leave, is_holiday)| {
        let mut availability = Availability::default();
        let day = FIRST.checked_add(leave.days()).expect("a day of 2026");
        availability.leaves(StaffId(id(1)), Away { first: day, last: day });
        let morning = Daily::within_a_day(Time::constant(7, 0, 0, 0), Time::constant(18, 0, 0, 0)).expect("hours");
        for weekday in [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday] {
            availability.opens(RoomId(id(2)), Weekly { weekday, daily: morning });
        }
        let shipped = Holidays::shipped().expect("the shipped holidays");
        let mut holidays = Holidays::default();
        if is_holiday && let Some(name) = shipped.0.values().next() {
            holidays.0.insert(FIRST, name.clone());
        }
        Centre { commitments, availability, high_risk, holidays }
    })
}

fn commitment() -> impl Strategy<Value = Commitment> {
    (start(), 0..5u8, 1..5u128, 1..5u128, any::<bool>()).prop_map(|(start, kind, n, person, is_session)| {
        let who = match kind {
            0 => Who::Trainer(StaffId(id(n))),
            1 => Who::Room(RoomId(id(n))),
            2 => Who::TrainerWith(StaffId(id(n)), PersonId(id(person))),
            3 => Who::RoomWith(RoomId(id(n)), PersonId(id(person))),
            _ => Who::Person(PersonId(id(n))),
        };
        let slot = Slot { start, minutes: 90, zone: zone() };
        // Only trainers and participants are bound by something that is no session.
        let is_session = match who {
            Who::Room(_) => true,
            Who::TrainerWith(..) | Who::RoomWith(..) => false,
            Who::Trainer(_) | Who::Person(_) => is_session,
        };
        Commitment { who, starts_at: slot.starts_at(), ends_at: slot.ends_at(), is_session }
    })
}

const FIRST: Date = date(2026, 11, 24);

fn start() -> impl Strategy<Value = DateTime> {
    (0..3i64, 12..44i64).prop_map(|(day, half_hours)| {
        let midnight = FIRST.to_datetime(Time::midnight());
        midnight.checked_add((day * 24 * 60 + half_hours * 30).minutes()).expect("a time of 2026")
    })
}

const fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn zone() -> Zone {
    Zone::parse("Asia/Almaty").expect("a known zone")
}

fn slot(session: &Session) -> Slot {
    Slot { start: session.start, minutes: session.minutes, zone: zone() }
}

fn day_of(at: Timestamp) -> Date {
    zone().time_zone().to_datetime(at).date()
}

fn meets(slot: &Slot, from: Timestamp, until: Timestamp) -> bool {
    slot.starts_at() < until && from < slot.ends_at()
}

fn binds(session: &Session, who: Who) -> bool {
    match who {
        Who::Trainer(trainer) => session.trainers.contains(&trainer),
        Who::Room(room) => session.room == room,
        Who::Person(person) => session.people.contains(&person),
        Who::TrainerWith(trainer, person) => session.trainers.contains(&trainer) && session.people.contains(&person),
        Who::RoomWith(room, person) => session.room == room && session.people.contains(&person),
    }
}

fn share(one: &Session, other: &Session) -> bool {
    one.room == other.room
        || one.trainers.iter().any(|trainer| other.trainers.contains(trainer))
        || one.people.iter().any(|person| other.people.contains(person))
}
