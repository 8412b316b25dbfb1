//! Writing planned sessions, with everyone who is bound by them, in few statements.

use std::collections::BTreeSet;

use domain::ids::EnrolmentId;
use service::ports::{Entry, NewOccurrence, OccurrenceRecord, SeriesRecord, StoreError, StoreResult};
use sqlx::query;
use uuid::Uuid;

use super::transaction::{Written, record_after};
use super::{Link, Store, couples};
use crate::dialect::{self, Batch, Begun};

/// Rows in one statement. SQLite takes at most 32,766 values in one; a session has 17 columns.
const ROWS: usize = 500;

/// Code of the kind of session that stands behind the gate of joint work.
const JOINT: &str = "couples";

/// Plans sessions, all or none; a series that exists is left as it is (R2): of all keys only its own comes from outside.
pub(super) async fn plan(
    store: &Store,
    series: &SeriesRecord,
    occurrences: &[NewOccurrence],
    entry: &Entry,
) -> StoreResult<()> {
    if occurrences.is_empty() {
        return Ok(());
    }
    let office = series.office_id.0;
    store
        .write_batch(|mut begun| async move {
            dialect::lock_calendar(&mut begun, office).await?;
            require_open_gates(&mut begun, occurrences).await?;
            let mut batch = dialect::batch(&mut begun);
            batch
                .statement("insert into series (id, office_id, created_by, created_at, led_by_one_sealed) ")
                .push_values([series], |mut row, series| {
                    row.push_bind(series.id.0)
                        .push_bind(office)
                        .push_bind(series.created_by.0)
                        .push_bind(series.created_at)
                        .push_bind(series.led_by_one_sealed.as_deref());
                });
            insert_occurrences(&mut batch, occurrences);
            insert_trainers(&mut batch, occurrences);
            insert_expected(&mut batch, occurrences);
            record_after(begun, batch, entry).await
        })
        .await
        .or_else(|refused| if matches!(refused, StoreError::Duplicate) { Ok(()) } else { Err(refused) })
}

/// An approval may have been withdrawn since the plan was looked at (rule E1).
async fn require_open_gates(begun: &mut Begun, occurrences: &[NewOccurrence]) -> Written {
    let joint = occurrences.iter().filter(|new| new.occurrence.kind == JOINT);
    let enrolments: BTreeSet<EnrolmentId> =
        joint.flat_map(|new| new.people.iter().map(|person| person.enrolment_id)).collect();
    for enrolment in enrolments {
        couples::require_open_gate(dialect::link(begun).await?, enrolment).await?;
    }
    Ok(())
}

fn insert_occurrences(batch: &mut Batch, occurrences: &[NewOccurrence]) {
    for rows in occurrences.chunks(ROWS) {
        batch
            .statement(
                "insert into occurrence
                (id, office_id, series_id, programme_id, kind, session_key, group_id, room_id, civil_start, zone,
                 minutes, starts_at, ends_at, live, register, taken_at, taken_by) ",
            )
            .push_values(rows.iter().map(|new| &new.occurrence), |mut row, session: &OccurrenceRecord| {
                row.push_bind(session.id.0)
                    .push_bind(session.office_id.0)
                    .push_bind(session.series_id.0)
                    .push_bind(session.programme_id.0)
                    .push_bind(session.kind.as_str())
                    .push_bind(session.session_key.as_str())
                    .push_bind(session.group_id)
                    .push_bind(session.room_id.0)
                    .push_bind(session.civil_start.as_str())
                    .push_bind(session.zone.as_str())
                    .push_bind(session.minutes)
                    .push_bind(session.starts_at)
                    .push_bind(session.ends_at)
                    .push_bind(session.live)
                    .push_bind(session.register.as_str())
                    .push_bind(session.taken_at)
                    .push_bind(session.taken_by);
            });
    }
}

fn insert_trainers(batch: &mut Batch, occurrences: &[NewOccurrence]) {
    let leads: Vec<_> =
        occurrences.iter().flat_map(|new| new.trainers.iter().map(|trainer| (&new.occurrence, trainer))).collect();
    for rows in leads.chunks(ROWS) {
        batch
            .statement("insert into occurrence_trainer (occurrence_id, staff_id, starts_at, ends_at, live) ")
            .push_values(rows, |mut row, (session, trainer)| {
                row.push_bind(session.id.0)
                    .push_bind(trainer.0)
                    .push_bind(session.starts_at)
                    .push_bind(session.ends_at)
                    .push_bind(session.live);
            });
    }
}

fn insert_expected(batch: &mut Batch, occurrences: &[NewOccurrence]) {
    let expected: Vec<_> =
        occurrences.iter().flat_map(|new| new.people.iter().map(|person| (&new.occurrence, person))).collect();
    for rows in expected.chunks(ROWS) {
        batch
            .statement("insert into expected (occurrence_id, person_id, enrolment_id, starts_at, ends_at, live) ")
            .push_values(rows, |mut row, (session, person)| {
                row.push_bind(session.id.0)
                    .push_bind(person.person_id.0)
                    .push_bind(person.enrolment_id.0)
                    .push_bind(session.starts_at)
                    .push_bind(session.ends_at)
                    .push_bind(session.live);
            });
    }
}

/// Expects a member at his group's live sessions within his stay that start at `from` (unix seconds) or later
/// (rule C4). The conflict is named: a bare `do nothing` would swallow a double booking on PostgreSQL.
pub(super) async fn expect_member(link: &mut Link, membership: Uuid, from: i64) -> Written {
    query!(
        r#"
        insert into expected (occurrence_id, person_id, enrolment_id, starts_at, ends_at, live)
        select o.id, m.person_id, m.enrolment_id, o.starts_at, o.ends_at, o.live
        from membership m
        join occurrence o on o.group_id = m.group_id
        where m.id = $1
          and o.live
          and o.starts_at >= $2
          and substr(o.civil_start, 1, 10) >= m.from_on
          and (m.to_on is null or substr(o.civil_start, 1, 10) <= m.to_on)
        on conflict (occurrence_id, person_id) do nothing"#,
        membership,
        from,
    )
    .execute(link)
    .await?;
    Ok(())
}
