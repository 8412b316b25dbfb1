use jiff::civil::datetime;
use uuid::Uuid;

use super::*;

const TRAINER: StaffId = StaffId(Uuid::from_u128(1));
const OTHER_TRAINER: StaffId = StaffId(Uuid::from_u128(2));
const ROOM: RoomId = RoomId(Uuid::from_u128(3));
const OTHER_ROOM: RoomId = RoomId(Uuid::from_u128(4));
const PERSON: PersonId = PersonId(Uuid::from_u128(5));
const OTHER_PERSON: PersonId = PersonId(Uuid::from_u128(6));

fn session(hour: i8, trainer: StaffId, room: RoomId, people: &[PersonId]) -> Session {
    let start = datetime(2026, 11, 24, hour, 0, 0, 0);
    Session { start, minutes: 60, room, trainers: vec![trainer], people: people.to_vec() }
}

fn always(who: Who, is_session: bool) -> Commitment {
    Commitment { who, starts_at: Timestamp::UNIX_EPOCH, ends_at: Timestamp::MAX, is_session }
}

fn checked(known: &[Commitment], sessions: &[Session]) -> Vec<Checked> {
    let around = Surroundings {
        commitments: known,
        holidays: &Holidays::default(),
        rooms: &[ROOM, OTHER_ROOM].map(|id| Room { id, seats: 12 }),
        trainers: &[TRAINER, OTHER_TRAINER],
        availability: &Availability::default(),
        high_risk: &BTreeSet::new(),
        now: Timestamp::UNIX_EPOCH,
    };
    let zone = Zone::parse("Asia/Almaty").unwrap();
    check(&Proposal { sessions: sessions.to_vec(), next: None, zone }, &around)
}

/// Which of these do not work because somebody is not available.
fn not_available(who: Who, sessions: &[Session]) -> Vec<bool> {
    let checked = checked(&[always(who, false)], sessions);
    checked.iter().map(|one| one.clashes == [Clash::NotAvailable]).collect()
}

#[test]
fn who_must_not_work_with_one_leads_the_others_sessions_of_the_same_plan_d6() {
    let sessions = [
        session(9, TRAINER, ROOM, &[PERSON]),
        session(11, TRAINER, ROOM, &[OTHER_PERSON]),
        session(13, OTHER_TRAINER, ROOM, &[PERSON]),
        session(15, TRAINER, ROOM, &[OTHER_PERSON, PERSON]),
    ];
    assert_eq!(not_available(Who::TrainerWith(TRAINER, PERSON), &sessions), [true, false, false, true]);
}

#[test]
fn an_online_room_is_closed_to_one_and_open_to_the_others_d6() {
    let sessions = [
        session(9, TRAINER, ROOM, &[PERSON]),
        session(11, TRAINER, ROOM, &[OTHER_PERSON]),
        session(13, TRAINER, OTHER_ROOM, &[PERSON]),
    ];
    assert_eq!(not_available(Who::RoomWith(ROOM, PERSON), &sessions), [true, false, false]);
}

#[test]
fn another_trainer_is_never_proposed_to_whom_he_must_not_work_with_d6() {
    let known = [always(Who::Trainer(TRAINER), true), always(Who::TrainerWith(OTHER_TRAINER, PERSON), false)];
    let sessions = [session(9, TRAINER, ROOM, &[PERSON]), session(11, TRAINER, ROOM, &[OTHER_PERSON])];
    let is_proposed = |one: &Checked| one.repairs.contains(&Repair::OtherTrainer(TRAINER, OTHER_TRAINER));
    assert_eq!(checked(&known, &sessions).iter().map(is_proposed).collect::<Vec<_>>(), [false, true]);
}
