use async_trait::async_trait;
use domain::ids::{EnrolmentId, OccurrenceId, OfficeId, PersonId, SeriesId, StaffId};
use service::ports::{
    Entry, MovedRecord, OccurrenceRecord, ReplacedRecord, Rescheduling, ReschedulingRecord, SessionMove, SessionPlace,
    StoreResult,
};
use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use super::calendar::occurrences_where;
use super::transaction::{Written, applied, record};
use super::{Link, Store, couples, refusal};
use crate::dialect;

macro_rules! moves_where {
    ($condition:literal, $($value:expr),+) => {
        query_as!(
            MovedRecord,
            r#"
            select
                a.id as "rescheduling_id!: Uuid",
                a.kind as "kind!: String",
                a.why as "why!: String",
                a.words_sealed as "words_sealed?: Vec<u8>",
                a.by_staff as "by_staff!: Uuid",
                a.at as "at!: i64",
                a.undone_at as "undone_at?: i64",
                r.occurrence_id as "occurrence_id!: Uuid",
                r.from_start as "from_start!: String",
                r.to_start as "to_start!: String",
                r.from_room_id as "from_room_id!: Uuid",
                r.to_room_id as "to_room_id!: Uuid",
                r.from_live as "from_live!: bool",
                r.to_live as "to_live!: bool"
            from rescheduling a
            join rescheduled r on r.rescheduling_id = a.id
            where "# + $condition,
            $($value),+
        )
    };
}

/// Moves sessions. All are taken off the calendar first: those that follow one another, or change places, would stand
/// in each other's way.
async fn change(link: &mut Link, office: OfficeId, moves: &[SessionMove]) -> Written {
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

/// Whether it is a new act; one that was done before stays as it is.
async fn insert_act(link: &mut Link, act: &ReschedulingRecord) -> Written<bool> {
    let inserted = query!(
        r#"
        insert into rescheduling (id, office_id, kind, why, words_sealed, by_staff, at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (id) do nothing"#,
        act.id,
        act.office_id.0,
        act.kind,
        act.why,
        act.words_sealed,
        act.by_staff.0,
        act.at,
    )
    .execute(link)
    .await?;
    Ok(inserted.rows_affected() > 0)
}

async fn insert_move(link: &mut Link, act: Uuid, session: &SessionMove) -> Written {
    query!(
        r#"
        insert into rescheduled
            (rescheduling_id, occurrence_id, from_start, to_start, from_room_id, to_room_id, from_live, to_live)
        values ($1, $2, $3, $4, $5, $6, $7, $8)"#,
        act,
        session.occurrence_id.0,
        session.from.civil_start,
        session.to.civil_start,
        session.from.room_id.0,
        session.to.room_id.0,
        session.from.live,
        session.to.live,
    )
    .execute(&mut *link)
    .await?;
    for (leaves, comes) in &session.replaced {
        query!(
            r#"
            insert into rescheduled_trainer (rescheduling_id, occurrence_id, leaves, comes)
            values ($1, $2, $3, $4)"#,
            act,
            session.occurrence_id.0,
            leaves.0,
            comes.0,
        )
        .execute(&mut *link)
        .await?;
    }
    Ok(())
}

/// Leave that was noted with an act has the act's key; leave that was there before has one of its own and stays.
async fn take_leave_back(link: &mut Link, office: OfficeId, act: Uuid) -> Written {
    query!(
        r#"
        delete from staff_leave
        where id = $1
          and office_id = $2"#,
        act,
        office.0,
    )
    .execute(link)
    .await?;
    Ok(())
}

#[async_trait]
impl Rescheduling for Store {
    async fn occurrences_of_series(&self, office: OfficeId, series: SeriesId) -> StoreResult<Vec<OccurrenceRecord>> {
        occurrences_where!(
            "series_id = $1
              and office_id = $2
            order by starts_at, id",
            series.0,
            office.0
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn reschedule(&self, act: &ReschedulingRecord, moves: &[SessionMove], entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            dialect::lock_calendar(&mut begun, act.office_id.0).await?;
            if !insert_act(&mut begun, act).await? {
                return Ok(());
            }
            change(&mut begun, act.office_id, moves).await?;
            for session in moves {
                insert_move(&mut begun, act.id, session).await?;
            }
            record(begun, entry).await
        })
        .await
    }

    async fn undo_rescheduling(
        &self,
        office: OfficeId,
        id: Uuid,
        by: StaffId,
        moves: &[SessionMove],
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            dialect::lock_calendar(&mut begun, office.0).await?;
            let undone = query!(
                r#"
                update rescheduling
                set undone_at = $3, undone_by = $4
                where id = $1
                  and office_id = $2
                  and undone_at is null"#,
                id,
                office.0,
                entry.at,
                by.0,
            )
            .execute(&mut *begun)
            .await?;
            applied(undone.rows_affected())?;
            change(&mut begun, office, moves).await?;
            take_leave_back(&mut begun, office, id).await?;
            record(begun, entry).await
        })
        .await
    }

    async fn rescheduling(&self, office: OfficeId, id: Uuid) -> StoreResult<Vec<MovedRecord>> {
        moves_where!(
            "a.office_id = $1
              and a.id = $2
            order by r.from_start, r.occurrence_id",
            office.0,
            id
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn replaced_trainers(&self, id: Uuid) -> StoreResult<Vec<ReplacedRecord>> {
        query_as!(
            ReplacedRecord,
            r#"
            select
                occurrence_id as "occurrence_id!: Uuid",
                leaves as "leaves!: Uuid",
                comes as "comes!: Uuid"
            from rescheduled_trainer
            where rescheduling_id = $1
            order by occurrence_id, leaves"#,
            id,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn moves_of(&self, occurrence: OccurrenceId) -> StoreResult<Vec<MovedRecord>> {
        moves_where!("r.occurrence_id = $1 order by a.at desc, a.id desc", occurrence.0)
            .fetch_all(&self.reader)
            .await
            .map_err(refusal)
    }

    async fn moves_for(&self, person: PersonId, since: i64) -> StoreResult<Vec<MovedRecord>> {
        moves_where!(
            "a.at >= $2
              and a.undone_at is null
              and r.occurrence_id in (select occurrence_id from expected where person_id = $1)
            order by a.at, a.id",
            person.0,
            since
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }
}
