//! What belongs to a participant, written.

use domain::ids::{EnrolmentId, OfficeId, PersonId};
use service::ports::{EnrolmentRecord, Entry, NewPerson, PersonRecord, StepRecord, StoreResult};
use sqlx::{QueryBuilder, query};

use super::transaction::{Written, applied, record};
use super::{Link, Store, feeds, stays};
use crate::dialect::{self, Engine};

/// Search tokens in one statement.
const TOKENS: usize = 500;

/// Adds people with their tokens, enrolments and memberships, all or none.
pub(super) async fn add_people(store: &Store, people: &[NewPerson], entry: &Entry) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            if let Some(first) = people.first() {
                dialect::lock_calendar(&mut begun, first.person.office_id.0).await?;
            }
            for new in people {
                insert_person(&mut begun, &new.person).await?;
                insert_tokens(&mut begun, &new.person, &new.tokens).await?;
                insert_enrolment(&mut begun, &new.enrolment).await?;
                for step in &new.steps {
                    insert_step(&mut begun, step).await?;
                }
                if let Some(membership) = &new.membership {
                    stays::insert_membership(&mut begun, membership, membership.added_at).await?;
                }
            }
            record(begun, entry).await
        })
        .await
}

async fn insert_person(link: &mut Link, person: &PersonRecord) -> Written {
    query!(
        r#"
        insert into person
            (id, office_id, name_sealed, phone_key, phone_sealed, iin_key, iin_sealed,
             sex, language, portal_code_hash, portal_code_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"#,
        person.id.0,
        person.office_id.0,
        person.name_sealed,
        person.phone_key,
        person.phone_sealed,
        person.iin_key,
        person.iin_sealed,
        person.sex,
        person.language,
        person.portal_code_hash,
        person.portal_code_at,
        person.created_at,
    )
    .execute(link)
    .await?;
    Ok(())
}

async fn insert_tokens(link: &mut Link, person: &PersonRecord, tokens: &[Vec<u8>]) -> Written {
    for rows in tokens.chunks(TOKENS) {
        QueryBuilder::<Engine>::new("insert into search_token (office_id, token, person_id) ")
            .push_values(rows, |mut row, token| {
                row.push_bind(person.office_id.0).push_bind(token.as_slice()).push_bind(person.id.0);
            })
            .push(" on conflict (office_id, token, person_id) do nothing")
            .build()
            .execute(&mut *link)
            .await?;
    }
    Ok(())
}

async fn insert_enrolment(link: &mut Link, enrolment: &EnrolmentRecord) -> Written {
    query!(
        r#"
        insert into enrolment
            (id, office_id, person_id, programme_id, track, basis, state, referred_on, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"#,
        enrolment.id.0,
        enrolment.office_id.0,
        enrolment.person_id.0,
        enrolment.programme_id.0,
        enrolment.track,
        enrolment.basis,
        enrolment.state,
        enrolment.referred_on,
        enrolment.created_at,
    )
    .execute(link)
    .await?;
    Ok(())
}

/// Keeps a transition (rule B1).
pub(super) async fn insert_step(link: &mut Link, step: &StepRecord) -> Written {
    query!(
        r#"
        insert into enrolment_step (id, enrolment_id, from_state, to_state, at, by_staff, reason_sealed)
        values ($1, $2, $3, $4, $5, $6, $7)"#,
        step.id,
        step.enrolment_id.0,
        step.from_state,
        step.to_state,
        step.at,
        step.by_staff.0,
        step.reason_sealed,
    )
    .execute(link)
    .await?;
    Ok(())
}

/// Expects him no longer at sessions that start after `instant` and were not marked.
pub(super) async fn free_after(link: &mut Link, enrolment: EnrolmentId, instant: i64) -> Written {
    query!(
        r#"
        delete from expected
        where enrolment_id = $1
          and starts_at > $2
          and mark is null"#,
        enrolment.0,
        instant,
    )
    .execute(link)
    .await?;
    Ok(())
}

/// Sets or revokes his personal code; whoever came in with the old one is out.
pub(super) async fn set_portal_code(
    store: &Store,
    office: OfficeId,
    person: PersonId,
    hash: Option<&[u8]>,
    at: i64,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let set = query!(
                r#"
                update person
                set portal_code_hash = $3, portal_code_at = $4
                where id = $1
                  and office_id = $2"#,
                person.0,
                office.0,
                hash,
                hash.map(|_| at),
            )
            .execute(&mut *begun)
            .await?;
            applied(set.rows_affected())?;
            query!(
                r#"
                delete from device
                where person_id = $1"#,
                person.0,
            )
            .execute(&mut *begun)
            .await?;
            feeds::stop(&mut begun, person.0).await?;
            record(begun, entry).await
        })
        .await
}
