//! Two people who are kept apart do not come near each other, whichever way it is tried (rules D6, D7).

mod model;

use domain::ids::{MeasureId, ProtectedId, SeparationId, StaffId, VisitId};
use service::ports::{
    Bound, MeasureRecord, NewOccurrence, ProtectedRecord, SeparationRecord, StoreError, StoreResult, VisitRecord, Whom,
};
use tests::databases::{Database, Value};
use tests::office::{HOUR, MONDAY_TEN, Office, Participant, WEEK, fresh, fresh_bytes};

on_both_engines!(
    whoever_must_not_meet_somebody_is_refused_as_if_he_were_busy_d6,
    with_a_measure_the_whole_day_and_the_professional_are_barred_d6,
    a_measure_that_is_over_holds_until_its_end_is_confirmed_d7,
    a_room_on_a_screen_is_a_venue_of_its_own_d6,
    what_is_written_around_the_store_is_refused_too_d6,
    of_two_who_come_at_the_same_moment_one_wins_d6,
    a_group_has_no_place_for_whoever_must_not_meet_a_member_d6,
    what_may_not_be_booked_is_taken_in_the_look_d6,
    what_was_planned_before_is_told_to_the_advocate_d6,
    two_are_kept_apart_once,
    separation_holds_after_any_sequence_of_operations_d6,
);

/// Two participants, and somebody who is protected from the first one.
struct Scene {
    office: Office,
    one: Participant,
    other: Participant,
    her: ProtectedId,
}

impl Scene {
    async fn set(database: Database) -> Self {
        let office = Office::found(database).await;
        let (one, other) = (office.participant().await, office.participant().await);
        let scene = Self { office, one, other, her: ProtectedId(fresh()) };
        scene.separate(Some(scene.other), None).await.expect("the two are kept apart");
        scene.separate(None, Some(scene.her)).await.expect("she is kept apart from the first");
        scene
    }

    async fn separate(&self, other: Option<Participant>, protected: Option<ProtectedId>) -> StoreResult<()> {
        let record = SeparationRecord {
            id: SeparationId(fresh()),
            office_id: self.office.id,
            person_id: self.one.person_id,
            other_person_id: other.map(|other| other.person_id.0),
            protected_id: protected.map(|protected| protected.0),
            details_sealed: fresh_bytes(),
            recorded_by: self.office.trainer,
            recorded_at: 1,
        };
        let protected = protected.map(|id| ProtectedRecord {
            id,
            office_id: self.office.id,
            name_sealed: fresh_bytes(),
            recorded_by: self.office.trainer,
            recorded_at: 1,
        });
        let store = &self.office.database.store;
        store.separate(&record, protected.as_ref(), &self.office.entry("apart.keep")).await
    }

    async fn measure(&self, of: Participant) -> MeasureId {
        let record = MeasureRecord {
            id: MeasureId(fresh()),
            office_id: self.office.id,
            person_id: of.person_id,
            kind: "protective_order".to_owned(),
            served_on: "2026-01-02".to_owned(),
            valid_to: "2026-02-01".to_owned(),
            details_sealed: fresh_bytes(),
            recorded_by: self.office.trainer,
            recorded_at: 1,
            ended_at: None,
        };
        let store = &self.office.database.store;
        store.add_measure(&record, &self.office.entry("measure.record")).await.expect("a measure is recorded");
        record.id
    }

    /// A session of an hour so many hours after Monday at ten, in a room and with a trainer of its own.
    async fn session(&self, who: Participant, hours: i64) -> NewOccurrence {
        let mut session = self.office.session(0);
        let occurrence = &mut session.occurrence;
        "individual".clone_into(&mut occurrence.kind);
        occurrence.group_id = None;
        occurrence.starts_at += hours * HOUR;
        occurrence.ends_at = occurrence.starts_at + HOUR;
        occurrence.minutes = 60;
        occurrence.civil_start = model::civil(occurrence.starts_at);
        occurrence.room_id = self.office.fresh_room(i64::try_from(fresh().as_u128()).expect("few rooms")).await;
        session.people = vec![who];
        session.trainers = vec![self.office.fresh_trainer().await];
        session
    }

    async fn books(&self, who: Participant, hours: i64) -> StoreResult<()> {
        let session = self.session(who, hours).await;
        self.office.plan(vec![session]).await.map(|_| ())
    }

    async fn visits(&self, hours: i64, is_here: bool, with: StaffId) -> StoreResult<()> {
        let starts_at = MONDAY_TEN + hours * HOUR;
        let visit = VisitRecord {
            id: VisitId(fresh()),
            office_id: self.office.id,
            protected_id: self.her,
            staff_id: with,
            place: if is_here { "here" } else { "elsewhere" }.to_owned(),
            civil_start: model::civil(starts_at),
            zone: "Asia/Almaty".to_owned(),
            minutes: 60,
            starts_at,
            ends_at: starts_at + HOUR,
        };
        let store = &self.office.database.store;
        store.add_visit(&visit, &self.office.entry("apart.visit")).await
    }
}

fn is_busy<T: std::fmt::Debug>(outcome: &StoreResult<T>) -> bool {
    matches!(outcome, Err(StoreError::PersonBusy))
}

async fn whoever_must_not_meet_somebody_is_refused_as_if_he_were_busy_d6(database: Database) {
    let scene = Scene::set(database).await;
    scene.books(scene.one, 0).await.expect("the first one is planned");
    for (hours, refused) in [(0, true), (2, true), (3, false), (-2, true), (-3, false)] {
        let outcome = scene.books(scene.other, hours).await;
        assert_eq!(is_busy(&outcome), refused, "{hours} hours later: {outcome:?}");
    }
    let visit = scene.visits(2, true, scene.office.colleague).await;
    assert!(is_busy(&visit), "{visit:?}");
    scene.visits(0, false, scene.office.colleague).await.expect("elsewhere is far enough without a measure");
    scene.visits(24, true, scene.office.colleague).await.expect("a day later she comes");
    let near = scene.books(scene.one, 25).await;
    assert!(is_busy(&near), "{near:?}");
    scene.books(scene.other, 25).await.expect("nobody keeps the other one from her");
}

async fn with_a_measure_the_whole_day_and_the_professional_are_barred_d6(database: Database) {
    let scene = Scene::set(database).await;
    scene.measure(scene.one).await;
    let first = scene.session(scene.one, 0).await;
    let trainer = first.trainers[0];
    scene.office.plan(vec![first]).await.expect("the first one is planned");
    let same_day = scene.books(scene.other, 9).await;
    assert!(is_busy(&same_day), "{same_day:?}");
    let mut session = scene.session(scene.other, 24 * 8).await;
    session.trainers = vec![trainer];
    let same_trainer = scene.office.plan(vec![session.clone()]).await;
    assert!(is_busy(&same_trainer), "{same_trainer:?}");
    session.trainers = vec![scene.office.colleague];
    scene.office.plan(vec![session]).await.expect("with another trainer he comes");
    let visit = scene.visits(48, true, trainer).await;
    assert!(is_busy(&visit), "{visit:?}");
    let elsewhere = scene.visits(2, false, scene.office.colleague).await;
    assert!(is_busy(&elsewhere), "{elsewhere:?}");
    scene.visits(3, false, scene.office.colleague).await.expect("120 minutes later elsewhere");
}

async fn a_measure_that_is_over_holds_until_its_end_is_confirmed_d7(database: Database) {
    let scene = Scene::set(database).await;
    let measure = scene.measure(scene.other).await;
    scene.books(scene.one, 0).await.expect("the first one is planned");
    let refused = scene.books(scene.other, 9).await;
    assert!(is_busy(&refused), "its date has passed long ago: {refused:?}");
    let store = &scene.office.database.store;
    let entry = scene.office.entry("measure.end");
    let end = || store.end_measure(scene.office.id, measure, scene.office.colleague, 5, &entry);
    end().await.expect("its end is confirmed");
    assert!(matches!(end().await, Err(StoreError::Missing)), "once");
    scene.books(scene.other, 9).await.expect("120 minutes are enough again");
}

async fn a_room_on_a_screen_is_a_venue_of_its_own_d6(database: Database) {
    let scene = Scene::set(database).await;
    scene.measure(scene.one).await;
    let mut first = scene.session(scene.one, 0).await;
    let room = first.occurrence.room_id;
    scene.office.set_online(room, true).await.expect("nothing is planned in it");
    first.occurrence.room_id = room;
    scene.office.plan(vec![first]).await.expect("the first one is planned");
    let planned = scene.office.set_online(room, false).await;
    assert!(matches!(planned, Err(StoreError::Missing)), "somebody relies on it: {planned:?}");
    let mut second = scene.session(scene.other, 9).await;
    let own = std::mem::replace(&mut second.occurrence.room_id, room);
    let refused = scene.office.plan(vec![second.clone()]).await;
    assert!(is_busy(&refused), "the same screen on the same day: {refused:?}");
    second.occurrence.room_id = own;
    scene.office.plan(vec![second.clone()]).await.expect("at the centre he does not meet who is on a screen");
    let moved = "update occurrence set room_id = $2 where id = $1";
    let values = [Value::Id(second.occurrence.id.0), Value::Id(room.0)];
    let outcome = scene.office.database.direct(moved, &values).await;
    assert!(is_refused(&outcome), "{outcome:?}");
}

fn is_refused(outcome: &sqlx::Result<u64>) -> bool {
    outcome.as_ref().is_err_and(|error| error.to_string().contains("person_busy"))
}

async fn what_is_written_around_the_store_is_refused_too_d6(database: Database) {
    let scene = Scene::set(database).await;
    scene.measure(scene.one).await;
    let (first, second) = (scene.session(scene.one, 0).await, scene.session(scene.other, 48).await);
    let (trainer, id) = (first.trainers[0], Value::Id(second.occurrence.id.0));
    scene.office.plan(vec![first.clone(), second]).await.expect("both are planned");
    let direct = |sql: &'static str, values: Vec<Value<'static>>| {
        let database = scene.office.database.clone();
        async move { database.direct(sql, &values).await }
    };
    let later = "update occurrence set starts_at = starts_at - 144000, ends_at = ends_at - 144000,
                 civil_start = '2026-03-02T18:00' where id = $1";
    let outcome = direct(later, vec![id]).await;
    assert!(is_refused(&outcome), "the same day: {outcome:?}");
    let id = Value::Id(first.occurrence.id.0);
    let join = "insert into expected (occurrence_id, person_id, enrolment_id, starts_at, ends_at, live)
                select id, $2, $3, starts_at, ends_at, live from occurrence where id = $1";
    let him = [Value::Id(scene.other.person_id.0), Value::Id(scene.other.enrolment_id.0)];
    let [person, enrolment] = him;
    let outcome = direct(join, vec![id, person, enrolment]).await;
    assert!(is_refused(&outcome), "the same session: {outcome:?}");
    let lead = "update occurrence_trainer set staff_id = $1 where staff_id <> $1";
    let outcome = direct(lead, vec![Value::Id(trainer.0)]).await;
    assert!(is_refused(&outcome), "the same trainer: {outcome:?}");
    let revived = "update occurrence set live = $1";
    let cancelled = direct(revived, vec![Value::Flag(false)]).await;
    assert_eq!(cancelled.expect("cancelling is always possible"), 2);
    scene.visits(2, true, scene.office.colleague).await.expect("nobody is there any more");
    let outcome = direct(revived, vec![Value::Flag(true)]).await;
    assert!(is_refused(&outcome), "she is there now: {outcome:?}");
}

async fn of_two_who_come_at_the_same_moment_one_wins_d6(database: Database) {
    let scene = Scene::set(database).await;
    let mut sessions = Vec::new();
    for n in 0..20 {
        let mut session = scene.session(if n % 2 == 0 { scene.one } else { scene.other }, 4 * (n / 2)).await;
        session.occurrence.live = false;
        sessions.push(session);
    }
    let ids: Vec<_> = sessions.iter().map(|session| session.occurrence.id.0).collect();
    scene.office.plan(sessions).await.expect("cancelled sessions are in nobody's way");
    // Around the store and its lock on the calendar: nothing but the triggers is in between.
    let revivals: Vec<_> = ids
        .into_iter()
        .map(|id| {
            let database = scene.office.database.clone();
            let revive = "update occurrence set live = $2 where id = $1";
            tokio::spawn(async move { database.direct(revive, &[Value::Id(id), Value::Flag(true)]).await })
        })
        .collect();
    for revival in revivals {
        let outcome = revival.await.expect("a revival does not panic");
        assert!(outcome.is_ok() || is_refused(&outcome), "{outcome:?}");
    }
    let live = "select count(*) from occurrence where live";
    assert_eq!(scene.office.database.number(live).await, 10, "one of each two");
    assert!(scene.office.database.store.too_near(scene.office.id, 0).await.expect("it answers").is_empty());
}

async fn a_group_has_no_place_for_whoever_must_not_meet_a_member_d6(database: Database) {
    let scene = Scene::set(database).await;
    scene.office.plan((0..3).map(|week| scene.office.session(week)).collect()).await.expect("a group's sessions");
    let store = &scene.office.database.store;
    let entry = scene.office.entry("group.join");
    let joins = |who| {
        let membership = scene.office.membership(who, "2026-03-02");
        let entry = &entry;
        async move { store.add_membership(&membership, MONDAY_TEN, entry).await }
    };
    joins(scene.one).await.expect("the first one joins");
    let refused = joins(scene.other).await;
    assert!(matches!(refused, Err(StoreError::GroupFull)), "as if it were full: {refused:?}");
    assert_eq!(scene.office.database.number("select count(*) from membership").await, 1, "nothing is left of it");
}

async fn what_may_not_be_booked_is_taken_in_the_look_d6(database: Database) {
    let scene = Scene::set(database).await;
    let first = scene.session(scene.one, 0).await;
    let trainer = first.trainers[0];
    scene.office.plan(vec![first]).await.expect("the first one is planned");
    let away = || async {
        let people = [scene.other.person_id];
        let ground = scene.office.ground(Whom::all_with(&people), &[(MONDAY_TEN - WEEK, MONDAY_TEN + WEEK)]).await;
        ground
            .taken
            .into_iter()
            .filter(|taken| !taken.is_session)
            .map(|taken| (taken.bound, taken.who, taken.starts_at, taken.ends_at))
            .collect::<Vec<_>>()
    };
    let margin = (Bound::Person, scene.other.person_id.0, MONDAY_TEN - 2 * HOUR, MONDAY_TEN + 3 * HOUR);
    assert_eq!(away().await, [margin]);
    scene.measure(scene.one).await;
    let strict = away().await;
    assert!(strict.contains(&margin), "{strict:?}");
    let day = (Bound::Person, scene.other.person_id.0, MONDAY_TEN - 10 * HOUR, MONDAY_TEN + 14 * HOUR);
    assert!(strict.contains(&day), "the whole day: {strict:?}");
    assert!(strict.iter().any(|(bound, who, ..)| (*bound, *who) == (Bound::Trainer, trainer.0)), "{strict:?}");
}

async fn what_was_planned_before_is_told_to_the_advocate_d6(database: Database) {
    let scene = Scene::set(database).await;
    let third = scene.office.participant().await;
    scene.books(scene.one, 0).await.expect("the first one is planned");
    scene.books(third, 1).await.expect("nobody keeps them apart yet");
    let store = &scene.office.database.store;
    let near = || async { store.too_near(scene.office.id, MONDAY_TEN - WEEK).await.expect("the store answers") };
    assert!(near().await.is_empty());
    scene.separate(Some(third), None).await.expect("now they are");
    let times: Vec<i64> = near().await.iter().map(|near| near.starts_at).collect();
    assert_eq!(times, [MONDAY_TEN, MONDAY_TEN + HOUR]);
}

async fn two_are_kept_apart_once(database: Database) {
    let scene = Scene::set(database).await;
    let twice = scene.separate(Some(scene.other), None).await;
    assert!(matches!(twice, Err(StoreError::Duplicate)), "{twice:?}");
    let store = &scene.office.database.store;
    let standing = store.separations(scene.office.id).await.expect("the store answers");
    let entry = scene.office.entry("apart.end");
    store.end_separation(scene.office.id, standing[0].id, scene.office.trainer, 5, &entry).await.expect("it ends");
    scene.books(scene.one, 0).await.expect("the first one is planned");
    scene.books(scene.other, 0).await.expect("they may meet again");
    scene.separate(Some(scene.other), None).await.expect("and may be kept apart again");
}

async fn separation_holds_after_any_sequence_of_operations_d6(database: Database) {
    let scene = Scene::set(database).await;
    let [done, refused] = model::play(&scene, 0x00D6).await;
    assert!(done > 20 && refused > 10, "too little happened: {done} done, {refused} refused");
}
