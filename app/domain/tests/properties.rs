//! Properties that hold for every history, name and plan.

use std::sync::LazyLock;

use domain::attendance::Mark;
use domain::calendar::Holidays;
use domain::fold;
use domain::ids::{PersonId, RoomId, StaffId};
use domain::plan::{self, Commitment, Proposal, Repair, Room, Session, Surroundings, Who};
use domain::programme::Template;
use domain::slot::{Slot, Zone};
use domain::standing::{Attended, History, Missing, Warning, standing};
use jiff::civil::{Date, DateTime, date, datetime};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use uuid::Uuid;

static SHIPPED: LazyLock<Template> = LazyLock::new(|| Template::shipped().expect("the shipped programme is whole"));

fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        4 => Just(Mark::Present),
        1 => (0..40u8).prop_map(|minutes| Mark::Late { minutes }),
        1 => Just(Mark::Excused),
        1 => Just(Mark::Absent),
        1 => Just(Mark::TurnedAway),
    ]
}

fn history() -> impl Strategy<Value = History> {
    let session = (1..=25u16, 0..300i64, proptest::option::of(mark()), any::<bool>()).prop_map(
        |(number, days, mark, is_cancelled)| Attended {
            session_key: format!("training-{number:02}"),
            on: date(2026, 1, 5).checked_add(days.days()).expect("a day of 2026"),
            mark,
            is_cancelled,
        },
    );
    proptest::collection::vec(session, 0..40).prop_map(|sessions| History { sessions, is_risk_review_overdue: false })
}

const TODAY: Date = date(2026, 9, 1);

proptest! {
    #[test]
    fn standing_never_depends_on_the_order_of_marks(history in history(), seed in any::<usize>()) {
        let template = &*SHIPPED;
        let mut shuffled = history.clone();
        let length = shuffled.sessions.len().max(1);
        for n in 0..shuffled.sessions.len() {
            shuffled.sessions.swap(n, seed.wrapping_mul(n + 7) % length);
        }
        prop_assert_eq!(standing(template, &history, TODAY), standing(template, &shuffled, TODAY));
    }

    #[test]
    fn a_new_version_does_not_change_an_old_enrolments_standing_a1(history in history()) {
        let pinned = &*SHIPPED;
        let before = standing(pinned, &history, TODAY);
        let mut copy = Template::clone(pinned);
        copy.version += 1;
        copy.completion.attended = 20;
        copy.modules.pop();
        prop_assert_eq!(before, standing(pinned, &history, TODAY));
    }

    #[test]
    fn folding_is_idempotent_i3(text in "\\PC{0,40}") {
        let once = fold::fold(&text);
        prop_assert_eq!(fold::fold(&once), once);
    }

    #[test]
    fn what_the_check_calls_free_never_overlaps_d2(plan in plan(), taken in proptest::collection::vec(taken(), 0..12)) {
        let around = Surroundings { commitments: &taken, ..surroundings() };
        let checked = plan::check(&plan, &around);
        let free: Vec<_> = checked.iter().filter(|one| one.clashes.is_empty()).map(|one| &one.session).collect();
        for session in &free {
            let slot = slot(session.start);
            prop_assert!(!taken.iter().any(|other| binds(session, other.who)
                && other.starts_at < slot.ends_at() && slot.starts_at() < other.ends_at));
        }
    }

    #[test]
    fn a_repaired_date_has_no_clash_d2(plan in plan(), taken in proptest::collection::vec(taken(), 0..12)) {
        let around = Surroundings { commitments: &taken, ..surroundings() };
        for (n, one) in plan::check(&plan, &around).iter().enumerate() {
            for repair in &one.repairs {
                let mut repaired = plan.clone();
                match repair {
                    Repair::Skip => continue,
                    Repair::Later(start) => repaired.sessions[n].start = *start,
                    Repair::OtherRoom(room) => repaired.sessions[n].room = *room,
                    Repair::OtherTrainer(from, to) => {
                        repaired.sessions[n] = plan::replaced(&repaired.sessions[n], *from, *to);
                    }
                }
                prop_assert!(plan::check(&repaired, &around)[n].clashes.is_empty(), "{repair:?}");
            }
        }
    }
}

const fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn zone() -> Zone {
    Zone::parse("Asia/Almaty").expect("a known zone")
}

fn slot(start: DateTime) -> Slot {
    Slot { start, minutes: 90, zone: zone() }
}

fn start() -> impl Strategy<Value = DateTime> {
    (0..3i64, 12..44i64).prop_map(|(day, half_hours)| {
        datetime(2026, 11, 24, 0, 0, 0, 0)
            .checked_add((day * 24 * 60 + half_hours * 30).minutes())
            .expect("a time of 2026")
    })
}

fn plan() -> impl Strategy<Value = Proposal> {
    let session = (start(), 1..3u128, 1..4u128, 1..4u128).prop_map(|(start, room, trainer, person)| Session {
        start,
        room: RoomId(id(room)),
        trainers: vec![StaffId(id(trainer))],
        people: vec![PersonId(id(person))],
    });
    proptest::collection::vec(session, 1..6).prop_map(|sessions| Proposal { sessions, minutes: 90, zone: zone() })
}

fn taken() -> impl Strategy<Value = Commitment> {
    (start(), 0..3u8, 1..4u128).prop_map(|(start, kind, n)| {
        let who = match kind {
            0 => Who::Trainer(StaffId(id(n))),
            1 => Who::Room(RoomId(id(n))),
            _ => Who::Person(PersonId(id(n))),
        };
        Commitment { who, starts_at: slot(start).starts_at(), ends_at: slot(start).ends_at() }
    })
}

fn binds(session: &Session, who: Who) -> bool {
    match who {
        Who::Trainer(trainer) => session.trainers.contains(&trainer),
        Who::Room(room) => session.room == room,
        Who::Person(person) => session.people.contains(&person),
    }
}

fn surroundings() -> Surroundings<'static> {
    static ROOMS: [Room; 3] = [
        Room { id: RoomId(id(1)), seats: 12 },
        Room { id: RoomId(id(2)), seats: 12 },
        Room { id: RoomId(id(3)), seats: 12 },
    ];
    static TRAINERS: [StaffId; 4] = [StaffId(id(1)), StaffId(id(2)), StaffId(id(3)), StaffId(id(4))];
    static HOLIDAYS: Holidays = Holidays(std::collections::BTreeMap::new());
    Surroundings {
        commitments: &[],
        holidays: &HOLIDAYS,
        rooms: &ROOMS,
        trainers: &TRAINERS,
        now: Timestamp::UNIX_EPOCH,
    }
}

fn attended(numbers: impl IntoIterator<Item = u16>, mark: Mark) -> Vec<Attended> {
    let session = |number| Attended {
        session_key: format!("training-{number:02}"),
        on: date(2026, 1, 5).checked_add(i64::from(number).weeks()).expect("a day of 2026"),
        mark: Some(mark),
        is_cancelled: false,
    };
    numbers.into_iter().map(session).collect()
}

fn with(sessions: Vec<Attended>) -> History {
    History { sessions, is_risk_review_overdue: false }
}

#[test]
fn twenty_two_of_twenty_five_with_every_module_and_the_midpoint_talk_complete_a8() {
    let template = &*SHIPPED;
    let mut sessions = attended(1..=22, Mark::Present);
    sessions.extend(attended(23..=25, Mark::Excused));
    sessions.push(Attended {
        session_key: "midpoint-1".to_owned(),
        on: date(2026, 4, 10),
        mark: Some(Mark::Present),
        is_cancelled: false,
    });
    let reached = standing(template, &with(sessions.clone()), TODAY);
    let uncovered = reached.missing.iter().filter(|missing| !matches!(missing, Missing::Module(_))).count();
    assert_eq!((reached.attended, uncovered), (22, 0), "{:?}", reached.missing);
    sessions.remove(0);
    assert!(standing(template, &with(sessions), TODAY).missing.contains(&Missing::Sessions(1)));
}

#[test]
fn absences_call_for_what_rule_c5_says() {
    let template = &*SHIPPED;
    for (excused, absent, expected) in [
        (0, 0, None),
        (0, 1, Some(Warning::Call)),
        (2, 0, None),
        (0, 2, Some(Warning::Written)),
        (3, 0, Some(Warning::Written)),
        (0, 3, Some(Warning::ExclusionReview)),
        (4, 0, Some(Warning::ExclusionReview)),
    ] {
        let mut sessions = attended(1..=excused, Mark::Excused);
        sessions.extend(attended(10..10 + absent, Mark::Absent));
        assert_eq!(standing(template, &with(sessions), TODAY).warning, expected, "{excused} excused, {absent} absent");
    }
}

#[test]
fn cancelled_and_future_sessions_count_for_nobody_c1_c7() {
    let template = &*SHIPPED;
    let mut sessions = attended(1..=2, Mark::Absent);
    sessions[0].is_cancelled = true;
    sessions[1].on = date(2026, 12, 1);
    let reached = standing(template, &with(sessions), TODAY);
    assert_eq!((reached.absences, reached.rate.expected, reached.warning), (0, 0, None));
}
