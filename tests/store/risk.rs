//! Reviews of risk (rule F2).

use domain::ids::{OfficeId, PersonId};
use service::ports::{RiskReviewRecord, StoreError, Whom};
use tests::databases::Database;
use tests::office::{MONDAY_TEN, Office, fresh, fresh_bytes};

on_both_engines!(
    the_newest_review_is_confirmed_once_by_somebody_else_f2,
    levels_are_asked_for_many_at_once_d9,
    who_leads_a_session_works_with_him_f2,
);

async fn review(office: &Office, person: PersonId, level: &str, at: i64) -> RiskReviewRecord {
    let record = RiskReviewRecord {
        id: fresh(),
        person_id: person,
        level: level.to_owned(),
        reasons_sealed: fresh_bytes(),
        by_staff: office.trainer,
        at,
        confirmed_by: None,
        confirmed_at: None,
    };
    let entry = office.entry("risk.review");
    office.database.store.add_risk_review(office.id, &record, &entry).await.expect("it is kept");
    record
}

async fn the_newest_review_is_confirmed_once_by_somebody_else_f2(database: Database) {
    let office = Office::found(database).await;
    let (store, entry) = (&office.database.store, office.entry("risk.confirm"));
    let person = office.participant().await.person_id;
    let first = review(&office, person, "high", MONDAY_TEN).await;
    let second = review(&office, person, "low", MONDAY_TEN + 1).await;
    let elsewhere = OfficeId(fresh());
    for (id, by, office_id) in [
        (first.id, office.colleague, office.id),
        (second.id, office.trainer, office.id),
        (second.id, office.colleague, elsewhere),
    ] {
        let refused = store.confirm_risk_review(office_id, person, id, by, &entry).await;
        assert!(matches!(refused, Err(StoreError::Missing)), "{refused:?}");
    }
    store.confirm_risk_review(office.id, person, second.id, office.colleague, &entry).await.expect("a second person");
    let again = store.confirm_risk_review(office.id, person, second.id, office.colleague, &entry).await;
    assert!(matches!(again, Err(StoreError::Missing)), "{again:?}");
    let reviews = store.risk_reviews(office.id, person).await.expect("the reviews");
    let confirmed: Vec<_> = reviews.iter().map(|review| (review.level.as_str(), review.confirmed_by)).collect();
    assert_eq!(confirmed, [("high", None), ("low", Some(office.colleague.0))]);
}

async fn levels_are_asked_for_many_at_once_d9(database: Database) {
    let office = Office::found(database).await;
    let (one, other, third) = (
        office.participant().await.person_id,
        office.participant().await.person_id,
        office.participant().await.person_id,
    );
    for (person, level, at) in [(one, "low", 2), (one, "high", 1), (other, "acute", 1), (third, "high", 1)] {
        review(&office, person, level, at).await;
    }
    assert!(office.ground(Whom::all_with(&[]), &[(0, 1)]).await.risk.is_empty());
    let mut levels = Vec::new();
    for record in office.ground(Whom::all_with(&[one, other]), &[(0, 1)]).await.risk {
        levels.push((record.person_id == one, record.level, record.is_confirmed));
    }
    levels.sort_by_key(|(is_one, ..)| !is_one);
    let expected = [(true, "high"), (true, "low"), (false, "acute")];
    assert_eq!(levels, expected.map(|(is_one, level)| (is_one, level.to_owned(), false)));
}

async fn who_leads_a_session_works_with_him_f2(database: Database) {
    let office = Office::found(database).await;
    let who = office.participant().await;
    let mut session = office.session(0);
    (session.trainers, session.people) = (vec![office.trainer], vec![who]);
    office.plan(vec![session]).await.expect("a session");
    let store = &office.database.store;
    for (staff, leads) in [(office.trainer, true), (office.colleague, false)] {
        assert_eq!(store.is_led_by(who.person_id, staff).await.expect("an answer"), leads);
    }
}
