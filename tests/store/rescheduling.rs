//! Moving and cancelling: all or nothing, what was held stays, and undone is as if it had never been (rules C4, D3, D4).

use domain::ids::{OccurrenceId, OfficeId, RoomId, StaffId};
use service::ports::{
    Entry, NewOccurrence, OccurrenceRecord, ReschedulingRecord, SessionMove, SessionPlace, StoreError, StoreResult,
};
use tests::databases::Database;
use tests::office::{HOUR, MONDAY_TEN, Office, Participant, WEEK, fresh};
use uuid::Uuid;

on_both_engines!(
    a_series_moves_a_week_though_its_sessions_follow_one_another_d4,
    two_sessions_change_places_d4,
    moved_and_undone_is_as_before_d4,
    whatever_was_moved_and_undone_in_whatever_order_is_as_before_d4,
    what_was_held_stays_d4,
    a_taken_place_refuses_the_whole_act_d3,
    an_act_that_is_sent_twice_is_done_once_r2,
    an_act_is_undone_once_and_only_as_it_was_left_d4,
    members_are_expected_as_their_stays_say_c4,
    another_office_moves_nothing_s1,
);

/// Everything that the calendar says, line by line.
const CALENDAR: &str =
    "select civil_start || ' ' || starts_at || ' ' || ends_at || ' ' || cast(live as integer) || ' ' || register
     from occurrence order by id";
const TRAINERS: &str = "select starts_at || ' ' || ends_at || ' ' || cast(live as integer) from occurrence_trainer
     order by occurrence_id, staff_id";
const EXPECTED: &str = "select starts_at || ' ' || ends_at || ' ' || cast(live as integer) from expected
     order by occurrence_id, person_id";

/// The calendar with its rooms and trainers.
async fn calendar(office: &Office) -> (Vec<Vec<String>>, Vec<(RoomId, Vec<StaffId>)>) {
    let mut lines = Vec::new();
    for sql in [CALENDAR, TRAINERS, EXPECTED] {
        lines.push(office.database.lines(sql).await);
    }
    let store = &office.database.store;
    let mut places = Vec::new();
    for session in store.occurrences(office.id, 0, i64::MAX).await.expect("the calendar") {
        places.push((session.room_id, store.leads_of(session.id).await.expect("its trainers")));
    }
    (lines, places)
}

/// A group's sessions in its first weeks, led by both trainers, with two participants.
async fn series(office: &Office, count: i64) -> Vec<NewOccurrence> {
    let people = vec![office.participant().await, office.participant().await];
    let mut sessions: Vec<NewOccurrence> = (0..count).map(|week| office.session(week)).collect();
    for session in &mut sessions {
        session.trainers = vec![office.trainer, office.colleague];
        session.people.clone_from(&people);
    }
    office.plan(sessions.clone()).await.expect("it is planned");
    sessions
}

fn place(session: &OccurrenceRecord) -> SessionPlace {
    SessionPlace {
        civil_start: session.civil_start.clone(),
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        room_id: session.room_id,
        live: session.live,
    }
}

/// The same place so many hours later.
fn later(place: &SessionPlace, hours: i64) -> SessionPlace {
    let civil: jiff::civil::DateTime = place.civil_start.parse().expect("a clock time");
    let civil = (civil + jiff::Span::new().hours(hours)).strftime("%Y-%m-%dT%H:%M").to_string();
    let by = hours * HOUR;
    SessionPlace { civil_start: civil, starts_at: place.starts_at + by, ends_at: place.ends_at + by, ..place.clone() }
}

fn moved(session: &OccurrenceRecord, to: SessionPlace) -> SessionMove {
    SessionMove { occurrence_id: session.id, from: place(session), to, replaced: Vec::new() }
}

fn cancelled(session: &OccurrenceRecord) -> SessionMove {
    moved(session, SessionPlace { live: false, ..place(session) })
}

fn back(one: &SessionMove) -> SessionMove {
    SessionMove {
        occurrence_id: one.occurrence_id,
        from: one.to.clone(),
        to: one.from.clone(),
        replaced: one.replaced.iter().map(|(leaves, comes)| (*comes, *leaves)).collect(),
    }
}

fn act(office: &Office) -> ReschedulingRecord {
    ReschedulingRecord {
        id: fresh(),
        office_id: office.id,
        kind: "move",
        why: "office",
        words_sealed: Some(vec![1, 2, 3]),
        by_staff: office.trainer,
        at: MONDAY_TEN - WEEK,
    }
}

fn entry(office: &Office) -> Entry {
    office.entry("session.move")
}

async fn reschedule(office: &Office, moves: &[SessionMove]) -> StoreResult<Uuid> {
    let act = act(office);
    office.database.store.reschedule(&act, moves, &entry(office)).await.map(|()| act.id)
}

async fn undo(office: &Office, id: Uuid, moves: &[SessionMove]) -> StoreResult<()> {
    let moves: Vec<SessionMove> = moves.iter().map(back).collect();
    office.database.store.undo_rescheduling(office.id, id, office.trainer, &moves, &entry(office)).await
}

async fn now(office: &Office, id: OccurrenceId) -> OccurrenceRecord {
    office.database.store.occurrence(office.id, id).await.expect("the store answers").expect("it is there")
}

async fn a_series_moves_a_week_though_its_sessions_follow_one_another_d4(database: Database) {
    let office = Office::found(database).await;
    let sessions = series(&office, 10).await;
    let moves: Vec<_> =
        sessions.iter().map(|one| moved(&one.occurrence, later(&place(&one.occurrence), 7 * 24))).collect();
    let id = reschedule(&office, &moves).await.expect("it moves as a whole");
    let stored = office.database.store.occurrences_of_group(office.group).await.expect("its sessions");
    assert_eq!(stored[0].civil_start, "2026-03-09T10:00");
    assert_eq!(stored[9].starts_at, MONDAY_TEN + 10 * WEEK);
    let leads = office.database.store.leads(office.id, MONDAY_TEN, MONDAY_TEN + WEEK - 1).await.expect("leads");
    assert!(leads.is_empty(), "its trainers went along");
    let told = office.database.store.rescheduling(office.id, id).await.expect("the act");
    assert_eq!(told.len(), 10);
    assert_eq!((told[0].from_start.as_str(), told[0].to_start.as_str()), ("2026-03-02T10:00", "2026-03-09T10:00"));
    assert_eq!(told[0].words_sealed.as_deref(), Some(&[1, 2, 3][..]));
}

async fn two_sessions_change_places_d4(database: Database) {
    let office = Office::found(database).await;
    let sessions = series(&office, 2).await;
    let (one, other) = (&sessions[0].occurrence, &sessions[1].occurrence);
    let moves = [moved(one, place(other)), moved(other, place(one))];
    reschedule(&office, &moves).await.expect("they change places");
    assert_eq!(now(&office, one.id).await.starts_at, MONDAY_TEN + WEEK);
    assert_eq!(now(&office, other.id).await.starts_at, MONDAY_TEN);
}

async fn moved_and_undone_is_as_before_d4(database: Database) {
    let office = Office::found(database).await;
    let sessions = series(&office, 4).await;
    let third = office.fresh_trainer().await;
    let before = calendar(&office).await;
    let [one, two, three, _] = [0, 1, 2, 3].map(|n| &sessions[n].occurrence);
    let elsewhere = SessionPlace { room_id: office.other_room, ..place(one) };
    let handed_over = SessionMove { replaced: vec![(office.colleague, third)], ..moved(three, place(three)) };
    for moves in [
        vec![moved(one, later(&place(one), 26))],
        vec![moved(one, elsewhere)],
        vec![cancelled(one), cancelled(two)],
        vec![moved(one, place(two)), moved(two, place(one))],
        vec![handed_over],
    ] {
        let id = reschedule(&office, &moves).await.expect("it is done");
        assert_ne!(calendar(&office).await, before);
        undo(&office, id, &moves).await.expect("it is undone");
        assert_eq!(calendar(&office).await, before);
    }
    let acts = "select count(*) from rescheduling where undone_at is null";
    assert_eq!(office.database.number(acts).await, 0);
}

/// Numbers that look thrown and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

async fn whatever_was_moved_and_undone_in_whatever_order_is_as_before_d4(database: Database) {
    let office = Office::found(database).await;
    let sessions = series(&office, 8).await;
    let before = calendar(&office).await;
    let mut dice = Dice(4);
    let mut done: Vec<(Uuid, Vec<SessionMove>)> = Vec::new();
    let mut refused = 0;
    for _ in 0..90 {
        let [one, other] = [(); 2].map(|()| usize::try_from(dice.below(8)).expect("small"));
        let session = now(&office, sessions[one].occurrence.id).await;
        let hours = i64::try_from(dice.below(7)).expect("small") - 3;
        let room_id = if dice.below(2) == 0 { office.room } else { office.other_room };
        let near = SessionPlace { room_id, ..later(&place(&sessions[other].occurrence), hours) };
        let moves = match dice.below(8) {
            _ if !session.live => continue,
            0 => vec![cancelled(&session)],
            _ => vec![moved(&session, near)],
        };
        match reschedule(&office, &moves).await {
            Ok(id) => done.push((id, moves)),
            Err(StoreError::TrainerBusy | StoreError::RoomBusy | StoreError::PersonBusy) => refused += 1,
            Err(other) => panic!("{other:?}"),
        }
    }
    assert!(done.len() > 10 && refused > 0, "{} done, {refused} refused", done.len());
    for (id, moves) in done.iter().rev() {
        undo(&office, *id, moves).await.expect("it is undone");
    }
    assert_eq!(calendar(&office).await, before);
}

async fn what_was_held_stays_d4(database: Database) {
    let office = Office::found(database).await;
    let sessions = series(&office, 3).await;
    let store = &office.database.store;
    let [taken, marked, open] = [0, 1, 2].map(|n| &sessions[n].occurrence);
    let people: Vec<Participant> = sessions[0].people.clone();
    let marks: Vec<_> = people.iter().map(|who| office.change(taken.id, *who, "present")).collect();
    store.mark(&marks, &office.entry("register.mark")).await.expect("they are marked");
    store.take(office.id, taken.id, office.trainer, &office.entry("register.take")).await.expect("it is taken");
    let mark = office.change(marked.id, people[0], "present");
    store.mark(&[mark], &office.entry("register.mark")).await.expect("he is marked");
    let before = calendar(&office).await;
    for moves in [
        vec![cancelled(taken)],
        vec![moved(taken, later(&place(taken), 24))],
        vec![moved(marked, later(&place(marked), 24))],
        vec![moved(open, later(&place(open), 24)), cancelled(taken)],
    ] {
        let outcome = reschedule(&office, &moves).await;
        assert!(matches!(outcome, Err(StoreError::Missing)), "{outcome:?}");
    }
    assert_eq!(calendar(&office).await, before);
    let moves = [cancelled(marked)];
    let id = reschedule(&office, &moves).await.expect("it began and could not be held");
    undo(&office, id, &moves).await.expect("it is on again");
    assert_eq!(calendar(&office).await, before);
}

async fn a_taken_place_refuses_the_whole_act_d3(database: Database) {
    let office = Office::found(database).await;
    let sessions = series(&office, 3).await;
    let mut other = office.session(6);
    other.trainers = vec![office.trainer];
    other.occurrence.room_id = office.other_room;
    office.plan(vec![other]).await.expect("it is planned");
    let before = calendar(&office).await;
    let by_weeks = |weeks: i64| -> Vec<SessionMove> {
        let one = |one: &NewOccurrence| moved(&one.occurrence, later(&place(&one.occurrence), weeks * 7 * 24));
        sessions.iter().map(one).collect()
    };
    let outcome = reschedule(&office, &by_weeks(4)).await;
    assert!(matches!(outcome, Err(StoreError::TrainerBusy)), "{outcome:?}");
    assert_eq!(calendar(&office).await, before);
    assert_eq!(office.database.number("select count(*) from rescheduling").await, 0);
    reschedule(&office, &by_weeks(7)).await.expect("these weeks are free");
}

async fn an_act_that_is_sent_twice_is_done_once_r2(database: Database) {
    let office = Office::found(database).await;
    let session = series(&office, 1).await.remove(0).occurrence;
    let (act, moves) = (act(&office), [moved(&session, later(&place(&session), 24))]);
    for _ in 0..3 {
        office.database.store.reschedule(&act, &moves, &entry(&office)).await.expect("it is done");
    }
    assert_eq!(office.database.number("select count(*) from rescheduled").await, 1);
    assert_eq!(office.database.number("select count(*) from audit where action = 'session.move'").await, 1);
}

async fn an_act_is_undone_once_and_only_as_it_was_left_d4(database: Database) {
    let office = Office::found(database).await;
    let sessions = series(&office, 2).await;
    let session = &sessions[0].occurrence;
    let first = [moved(session, later(&place(session), 24))];
    let id = reschedule(&office, &first).await.expect("it moves");
    let second = [moved(&now(&office, session.id).await, later(&place(session), 48))];
    let again = reschedule(&office, &second).await.expect("it moves on");
    let outcome = undo(&office, id, &first).await;
    assert!(matches!(outcome, Err(StoreError::Missing)), "it stands elsewhere: {outcome:?}");
    undo(&office, again, &second).await.expect("the last one is undone");
    let outcome = undo(&office, again, &second).await;
    assert!(matches!(outcome, Err(StoreError::Missing)), "twice: {outcome:?}");

    let mut other = office.session(0);
    other.trainers = vec![office.trainer];
    other.occurrence.room_id = office.other_room;
    office.plan(vec![other]).await.expect("the old time was free");
    let outcome = undo(&office, id, &first).await;
    assert!(matches!(outcome, Err(StoreError::TrainerBusy)), "its old place is taken: {outcome:?}");
    assert_eq!(now(&office, session.id).await.civil_start, "2026-03-03T10:00");
}

async fn members_are_expected_as_their_stays_say_c4(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let session = office.session(1);
    let (guest, member, leaver) = (office.participant().await, office.participant().await, office.participant().await);
    let mut planned = session.clone();
    planned.trainers = vec![office.trainer];
    planned.people = vec![guest];
    office.plan(vec![planned]).await.expect("it is planned");
    let stay = |who, from| office.membership(who, from);
    let left = service::ports::MembershipRecord { to_on: Some("2026-03-09".to_owned()), ..stay(leaver, "2026-03-01") };
    for membership in [stay(member, "2026-03-11"), left] {
        store.add_membership(&membership, 0, &office.entry("group.add-member")).await.expect("there is a place");
    }
    let who = async |office: &Office| -> Vec<Uuid> {
        let rows = office.database.store.register(session.occurrence.id).await.expect("its register");
        rows.iter().map(|row| row.person_id.0).collect()
    };
    assert_eq!(who(&office).await, [guest.person_id.0, leaver.person_id.0]);
    let moves = [moved(&session.occurrence, later(&place(&session.occurrence), 48))];
    let id = reschedule(&office, &moves).await.expect("it moves to the day on which he joins");
    assert_eq!(who(&office).await, [guest.person_id.0, member.person_id.0]);
    undo(&office, id, &moves).await.expect("it is undone");
    assert_eq!(who(&office).await, [guest.person_id.0, leaver.person_id.0]);
}

async fn another_office_moves_nothing_s1(database: Database) {
    let office = Office::found(database).await;
    let other = Office { id: OfficeId(fresh()), ..office.clone() };
    let session = series(&office, 1).await.remove(0).occurrence;
    let moves = [cancelled(&session)];
    let outcome = reschedule(&other, &moves).await;
    assert!(matches!(outcome, Err(StoreError::Missing)), "{outcome:?}");
    let id = reschedule(&office, &moves).await.expect("it is cancelled");
    assert!(other.database.store.rescheduling(other.id, id).await.expect("the store answers").is_empty());
    let outcome = undo(&other, id, &moves).await;
    assert!(matches!(outcome, Err(StoreError::Missing)), "{outcome:?}");
}
