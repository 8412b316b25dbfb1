//! Moving sessions on the calendar, with everyone who is bound by them.

use domain::ids::{EnrolmentId, OccurrenceId, OfficeId};
use service::ports::{SessionMove, SessionPlace};
use sqlx::{query, query_scalar};
use uuid::Uuid;

use super::transaction::{Written, applied};
use super::{Link, couples};

/// Moves sessions. All are taken off the calendar first: those that follow one another, or change places, would stand
/// in each other's way.
pub(super) async fn change(link: &mut Link, office: OfficeId, moves: &[SessionMove]) -> Written {
    for session in moves {
        take_off(link, office, session).await?;
    }
    for session in moves {
        replace_trainers(link, session).await?;
        let (before, after) = (day(&session.from), day(&session.to));
        if before != after {
            free_who_left(link, session.occurrence_id, before, after).await?;
        }
        place(link, session).await?;
        if session.to.live && (before != after || !session.from.live) {
            expect_who_stays(link, session.occurrence_id).await?;
        }
    }
    Ok(())
}

/// The day of a place: clock times are ISO text.
fn day(place: &SessionPlace) -> &str {
    place.civil_start.get(..10).unwrap_or_default()
}

/// `Missing`, if the session is not where it was seen or was held. One on whose register somebody is marked can be cancelled,
/// and that can be undone, but not moved.
async fn take_off(link: &mut Link, office: OfficeId, session: &SessionMove) -> Written {
    let taken_off = query!(
        r#"
        update occurrence
        set live = false
        where id = $1
          and office_id = $2
          and register = 'open'
          and civil_start = $3
          and room_id = $4
          and live = $5
          and ($6 or not exists (select 1 from expected e where e.occurrence_id = $1 and e.mark is not null))"#,
        session.occurrence_id.0,
        office.0,
        session.from.civil_start,
        session.from.room_id.0,
        session.from.live,
        session.from.live != session.to.live,
    )
    .execute(link)
    .await?;
    applied(taken_off.rows_affected())
}

async fn replace_trainers(link: &mut Link, session: &SessionMove) -> Written {
    for (leaves, comes) in &session.replaced {
        let replaced = query!(
            r#"
            update occurrence_trainer
            set staff_id = $3
            where occurrence_id = $1
              and staff_id = $2"#,
            session.occurrence_id.0,
            leaves.0,
            comes.0,
        )
        .execute(&mut *link)
        .await?;
        applied(replaced.rows_affected())?;
    }
    Ok(())
}

/// Puts it where it is to stand; the rows of its trainers and participants follow.
async fn place(link: &mut Link, session: &SessionMove) -> Written {
    if session.to.live {
        require_open_gate(link, session.occurrence_id).await?;
    }
    query!(
        r#"
        update occurrence
        set civil_start = $2, starts_at = $3, ends_at = $4, room_id = $5, live = $6
        where id = $1"#,
        session.occurrence_id.0,
        session.to.civil_start,
        session.to.starts_at,
        session.to.ends_at,
        session.to.room_id.0,
        session.to.live,
    )
    .execute(link)
    .await?;
    Ok(())
}

/// Joint work may have been withdrawn meanwhile (rule E1).
async fn require_open_gate(link: &mut Link, occurrence: OccurrenceId) -> Written {
    let enrolments = query_scalar!(
        r#"
        select e.enrolment_id as "enrolment_id!: Uuid"
        from occurrence o
        join expected e on e.occurrence_id = o.id
        where o.id = $1
          and o.kind = 'couples'"#,
        occurrence.0,
    )
    .fetch_all(&mut *link)
    .await?;
    for enrolment in enrolments {
        couples::require_open_gate(link, EnrolmentId(enrolment)).await?;
    }
    Ok(())
}

/// Members whose stay covers the day before and not the day after are no longer expected; guests stay (rule C4).
async fn free_who_left(link: &mut Link, occurrence: OccurrenceId, before: &str, after: &str) -> Written {
    query!(
        r#"
        delete from expected
        where occurrence_id = $1
          and mark is null
          and enrolment_id in (
              select m.enrolment_id
              from occurrence o
              join membership m on m.group_id = o.group_id
              where o.id = $1
                and m.from_on <= $2
                and (m.to_on is null or m.to_on >= $2)
          )
          and enrolment_id not in (
              select m.enrolment_id
              from occurrence o
              join membership m on m.group_id = o.group_id
              where o.id = $1
                and m.from_on <= $3
                and (m.to_on is null or m.to_on >= $3)
          )"#,
        occurrence.0,
        before,
        after,
    )
    .execute(link)
    .await?;
    Ok(())
}

/// Members whose stay covers the new day are expected (rule C4).
async fn expect_who_stays(link: &mut Link, occurrence: OccurrenceId) -> Written {
    query!(
        r#"
        insert into expected (occurrence_id, person_id, enrolment_id, starts_at, ends_at, live)
        select o.id, m.person_id, m.enrolment_id, o.starts_at, o.ends_at, o.live
        from occurrence o
        join membership m on m.group_id = o.group_id
        where o.id = $1
          and substr(o.civil_start, 1, 10) >= m.from_on
          and (m.to_on is null or substr(o.civil_start, 1, 10) <= m.to_on)
        on conflict (occurrence_id, person_id) do nothing"#,
        occurrence.0,
    )
    .execute(link)
    .await?;
    Ok(())
}
