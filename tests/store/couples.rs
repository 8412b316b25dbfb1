//! Joint work is a gate with two keys, and ends when either is taken back (rule E1).

use domain::ids::CoupleId;
use service::ports::{Bound, CheckRecord, CoupleRecord, NewCheck, OccurrenceRecord, StoreError, Whom};
use tests::databases::Database;
use tests::office::{MONDAY_TEN, Office, Participant, WEEK, fresh};

on_both_engines!(
    an_approval_counts_once_until_it_is_withdrawn,
    a_withdrawal_cancels_joint_sessions_to_come,
    a_plan_that_was_looked_at_before_a_withdrawal_is_refused_e1,
    joint_work_is_asked_once_for_an_enrolment,
    a_register_is_closed_with_all_four_checks_e3,
    a_concern_ends_joint_work_at_once_e1,
);

async fn asked(office: &Office, who: Participant) -> CoupleRecord {
    let couple = CoupleRecord {
        id: CoupleId(fresh()),
        office_id: office.id,
        enrolment_id: who.enrolment_id,
        partner_sealed: vec![1],
        asked_by: office.trainer,
        asked_at: 1,
        coordinator_at: None,
        advocate_at: None,
    };
    let entry = office.entry("couple.ask");
    office.database.store.add_couple(&couple, &entry).await.expect("it is asked");
    couple
}

async fn approvals(office: &Office) -> (Option<i64>, Option<i64>) {
    let couples = office.database.store.couples(office.id).await.expect("couples");
    (couples[0].coordinator_at, couples[0].advocate_at)
}

async fn an_approval_counts_once_until_it_is_withdrawn(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let entry = office.entry("couple.approve");
    let couple = asked(&office, office.participant().await).await.id;
    for at in [5, 6] {
        store.approve(fresh(), couple, "advocate", office.trainer, at, &entry).await.expect("it is approved");
    }
    assert_eq!(approvals(&office).await, (None, Some(5)));
    let told = "select count(*) from audit where action = 'couple.approve'";
    assert_eq!(office.database.number(told).await, 1);
    store.approve(fresh(), couple, "coordinator", office.colleague, 7, &entry).await.expect("it is approved");
    store.withdraw(couple, "advocate", office.trainer, 8, &entry).await.expect("it is withdrawn");
    assert_eq!(approvals(&office).await, (Some(7), None));
    store.approve(fresh(), couple, "advocate", office.trainer, 9, &entry).await.expect("it is approved again");
    assert_eq!(approvals(&office).await, (Some(7), Some(9)));
    let unknown = store.approve(fresh(), CoupleId(fresh()), "advocate", office.trainer, 9, &entry).await;
    assert!(matches!(unknown, Err(StoreError::Missing)), "{unknown:?}");
}

async fn a_withdrawal_cancels_joint_sessions_to_come(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let entry = office.entry("couple.withdraw");
    let who = office.participant().await;
    let couple = asked(&office, who).await.id;
    let sessions: Vec<_> = [(0, "couples"), (1, "group"), (2, "couples"), (3, "couples")]
        .into_iter()
        .map(|(week, kind)| {
            let mut session = office.session(week);
            session.occurrence.kind = kind.into();
            session.people = vec![who];
            session
        })
        .collect();
    approved(&office, couple).await;
    office.plan(sessions).await.expect("four sessions");
    store.withdraw(couple, "advocate", office.trainer, MONDAY_TEN + WEEK, &entry).await.expect("it is withdrawn");
    let history = store.history_of(who.person_id).await.expect("his sessions");
    let live: Vec<_> = history.iter().map(|session| session.live).collect();
    assert_eq!(live, [true, true, false, false]);
    let taken = office.ground(Whom::all_with(&[who.person_id]), &[(MONDAY_TEN, MONDAY_TEN + 9 * WEEK)]).await.taken;
    let his = taken.iter().filter(|taken| taken.bound == Bound::Person);
    assert_eq!(his.count(), 2, "his time is free again");
}

async fn approved(office: &Office, couple: CoupleId) {
    let entry = office.entry("couple.approve");
    for side in ["coordinator", "advocate"] {
        let approval = office.database.store.approve(fresh(), couple, side, office.trainer, 5, &entry).await;
        approval.expect("it is approved");
    }
}

async fn a_plan_that_was_looked_at_before_a_withdrawal_is_refused_e1(database: Database) {
    let office = Office::found(database).await;
    let who = office.participant().await;
    let couple = asked(&office, who).await.id;
    let joint = || {
        let mut session = office.session(0);
        session.occurrence.kind = "couples".into();
        session.people = vec![who];
        office.plan(vec![session])
    };
    let refused = joint().await;
    assert!(matches!(refused, Err(StoreError::Missing)), "nobody approved yet: {refused:?}");
    approved(&office, couple).await;
    let store = &office.database.store;
    store
        .withdraw(couple, "advocate", office.trainer, 6, &office.entry("couple.withdraw"))
        .await
        .expect("it is withdrawn");
    let refused = joint().await;
    assert!(matches!(refused, Err(StoreError::Missing)), "one approval is not enough: {refused:?}");
    approved(&office, couple).await;
    joint().await.expect("both approve");
}

async fn joint_work_is_asked_once_for_an_enrolment(database: Database) {
    let office = Office::found(database).await;
    let who = office.participant().await;
    let mut couple = asked(&office, who).await;
    couple.id = CoupleId(fresh());
    let refused = office.database.store.add_couple(&couple, &office.entry("couple.ask")).await;
    assert!(matches!(refused, Err(StoreError::Duplicate)), "{refused:?}");
}

async fn joint(database: Database) -> (Office, Participant, OccurrenceRecord) {
    let office = Office::found(database).await;
    let who = office.participant().await;
    let couple = asked(&office, who).await.id;
    approved(&office, couple).await;
    let mut session = office.session(0);
    session.occurrence.kind = "couples".into();
    session.people = vec![who];
    let record = session.occurrence.clone();
    office.plan(vec![session]).await.expect("both approve");
    (office, who, record)
}

async fn check(office: &Office, of: &OccurrenceRecord, side: &'static str, moment: &str, is_safe: bool) {
    let check = CheckRecord { moment: moment.into(), is_safe, words_sealed: None, by_staff: office.trainer, at: 9 };
    let new = NewCheck { occurrence: of.id, side, check };
    office.database.store.add_check(&new, &office.entry("safety-check.record")).await.expect("it is recorded");
}

async fn a_register_is_closed_with_all_four_checks_e3(database: Database) {
    let (office, who, session) = joint(database).await;
    let store = &office.database.store;
    let change = office.change(session.id, who, "present");
    store.mark(&[change], &office.entry("register.mark")).await.expect("he is there");
    let take = || async { store.take(office.id, session.id, office.trainer, &office.entry("register.take")).await };
    for (side, moment) in
        [("participant", "before"), ("partner", "before"), ("participant", "after"), ("partner", "after")]
    {
        let refused = take().await;
        assert!(matches!(refused, Err(StoreError::Missing)), "{side} {moment}: {refused:?}");
        check(&office, &session, side, moment, true).await;
        check(&office, &session, side, moment, true).await;
    }
    let told = "select count(*) from audit where action = 'safety-check.record'";
    assert_eq!(office.database.number(told).await, 4, "the same again changes nothing");
    let joint = store.joint(session.id).await.expect("what they come to");
    assert!(joint.may_start && joint.may_close);
    take().await.expect("all four are there");
}

async fn a_concern_ends_joint_work_at_once_e1(database: Database) {
    let (office, _, session) = joint(database).await;
    let store = &office.database.store;
    check(&office, &session, "participant", "before", true).await;
    check(&office, &session, "partner", "before", false).await;
    assert!(!store.joint(session.id).await.expect("what they come to").may_start);
    let (coordinator, advocate) = approvals(&office).await;
    assert!(coordinator.is_some() && advocate.is_none(), "that side no longer approves");
    assert_eq!(office.database.number("select count(*) from expected where live").await, 0);
    let check =
        CheckRecord { moment: "before".into(), is_safe: true, words_sealed: None, by_staff: office.trainer, at: 10 };
    let late = NewCheck { occurrence: session.id, side: "partner", check };
    let refused = store.add_check(&late, &office.entry("safety-check.record")).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "it is cancelled: {refused:?}");
}
