//! The other floor of a booking: a bare handler that writes the rows of one, statement by statement in one transaction,
//! and asks nothing.

use std::path::Path;
use std::str::FromStr as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use anyhow::Result;
use axum::extract::State;
use axum::routing::{MethodRouter, post};
use domain::ids::RoomId;
use http::StatusCode;
use server::services::SystemRandom;
use service::ports::Random as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use uuid::Uuid;

const DAY: i64 = 24 * 3600;

#[derive(Clone)]
struct Bare {
    writer: SqlitePool,
    /// A session that is like those to be booked.
    like: Like,
    room: Uuid,
    /// When the next one starts, unix seconds.
    next: Arc<AtomicI64>,
}

#[derive(Clone, sqlx::FromRow)]
struct Like {
    office_id: Uuid,
    programme_id: Uuid,
    staff_id: Uuid,
    person_id: Uuid,
    enrolment_id: Uuid,
    starts_at: i64,
    seq: i64,
}

/// On a copy of the database in `data`, as two servers that write to one file would empty each other's caches.
pub async fn route(data: &Path, room: RoomId) -> Result<MethodRouter> {
    let url = format!("sqlite://{}", data.join("betburys.sqlite").display());
    let copy = data.join("rows.sqlite");
    let from = SqlitePool::connect(&url).await?;
    sqlx::query("vacuum into $1").bind(copy.display().to_string()).execute(&from).await?;
    let options = SqliteConnectOptions::from_str(&url)?.filename(copy);
    let options = options.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full);
    let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    let like: Like = sqlx::query_as(
        "select o.office_id, o.programme_id, t.staff_id, e.person_id, e.enrolment_id, o.starts_at,
             (select max(seq) from audit) as seq
         from occurrence o
         join occurrence_trainer t on t.occurrence_id = o.id
         join expected e on e.occurrence_id = o.id
         order by o.starts_at desc
         limit 1",
    )
    .fetch_one(&writer)
    .await?;
    let next = Arc::new(AtomicI64::new(like.starts_at + DAY));
    Ok(post(write).with_state(Bare { writer, like, room: room.0, next }))
}

async fn write(State(bare): State<Bare>) -> StatusCode {
    if rows(&bare).await.is_ok() { StatusCode::OK } else { StatusCode::INTERNAL_SERVER_ERROR }
}

async fn rows(bare: &Bare) -> sqlx::Result<()> {
    let (like, series, session) = (&bare.like, SystemRandom.id(), SystemRandom.id());
    let start = bare.next.fetch_add(DAY, Ordering::Relaxed);
    let mut link = bare.writer.begin_with("begin immediate").await?;
    sqlx::query("insert into series (id, office_id, created_by, created_at) values ($1, $2, $3, 0)")
        .bind(series)
        .bind(like.office_id)
        .bind(like.staff_id)
        .execute(&mut *link)
        .await?;
    sqlx::query(
        "insert into occurrence (id, office_id, series_id, programme_id, kind, session_key, room_id, civil_start, zone,
             minutes, starts_at, ends_at, live, register)
         values ($1, $2, $3, $4, 'individual', 'clearing-1', $5, '2030-01-07T18:00', 'Asia/Almaty', 60, $6, $7, true, 'open')",
    )
    .bind(session)
    .bind(like.office_id)
    .bind(series)
    .bind(like.programme_id)
    .bind(bare.room)
    .bind(start)
    .bind(start + 3600)
    .execute(&mut *link)
    .await?;
    sqlx::query("insert into occurrence_trainer (occurrence_id, staff_id, starts_at, ends_at, live) values ($1, $2, $3, $4, true)")
        .bind(session)
        .bind(like.staff_id)
        .bind(start)
        .bind(start + 3600)
        .execute(&mut *link)
        .await?;
    sqlx::query("insert into expected (occurrence_id, person_id, enrolment_id, starts_at, ends_at, live) values ($1, $2, $3, $4, $5, true)")
        .bind(session)
        .bind(like.person_id)
        .bind(like.enrolment_id)
        .bind(start)
        .bind(start + 3600)
        .execute(&mut *link)
        .await?;
    sqlx::query("insert into audit (seq, office_id, at, actor, action, subject, previous, hash) values ($1, $2, 0, 'bench', 'plan', '', $3, $3)")
        .bind(like.seq + start)
        .bind(like.office_id)
        .bind([0_u8; 32].as_slice())
        .execute(&mut *link)
        .await?;
    link.commit().await
}
