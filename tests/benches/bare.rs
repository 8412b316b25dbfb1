//! The floor: a bare axum and sqlx handler that reads the same rows by the same index and prints them as a plain table,
//! one that writes one row to the disk, and one that writes the rows of a booking.

use std::fmt::Write as _;
use std::path::Path;
use std::str::FromStr as _;

use anyhow::Result;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Html;
use axum::routing::{get, post};
use domain::ids::RoomId;
use http::StatusCode;
use serde::Deserialize;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use uuid::Uuid;

use crate::rows;

#[derive(Clone)]
struct Bare {
    reader: SqlitePool,
    writer: SqlitePool,
}

#[derive(Deserialize)]
struct Between {
    office: Uuid,
    from: i64,
    to: i64,
}

/// Serves on a free port of the loopback, from the database in `data`; answers the address.
pub async fn serve(data: &Path, room: RoomId) -> Result<String> {
    let url = format!("sqlite://{}", data.join("betburys.sqlite").display());
    let options =
        SqliteConnectOptions::from_str(&url)?.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full);
    // A file of its own: two servers that write to one file would empty each other's caches.
    let own = options.clone().filename(data.join("bare.sqlite")).create_if_missing(true);
    let writer = SqlitePoolOptions::new().max_connections(1).connect_with(own).await?;
    sqlx::query("create table if not exists bare (id integer primary key, at bigint not null, body text not null)")
        .execute(&writer)
        .await?;
    let reader = SqlitePoolOptions::new().max_connections(4).connect_with(options.read_only(true)).await?;
    let app = Router::new().route("/week", get(week)).route("/book", post(book)).with_state(Bare { reader, writer });
    let app = app.route("/book-rows", rows::route(data, room).await?);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?.to_string();
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(address)
}

async fn week(State(bare): State<Bare>, Query(between): Query<Between>) -> Html<String> {
    let rows: Vec<(Uuid, String, i64, String)> = sqlx::query_as(
        "select id, civil_start, minutes, kind
         from occurrence
         where room_id in (select id from room where office_id = $1)
           and starts_at >= $2
           and starts_at < $3
         order by starts_at",
    )
    .bind(between.office)
    .bind(between.from)
    .bind(between.to)
    .fetch_all(&bare.reader)
    .await
    .unwrap_or_default();
    let mut html = "<!DOCTYPE html><title>Week</title><table>".to_owned();
    for (id, start, minutes, kind) in rows {
        let _ = write!(html, "<tr><td><a href=\"/sessions/{id}\">{start}</a><td>{minutes}<td>{kind}</tr>");
    }
    html.push_str("</table>");
    Html(html)
}

async fn book(State(bare): State<Bare>, body: String) -> StatusCode {
    let written =
        sqlx::query("insert into bare (at, body) values ($1, $2)").bind(1_i64).bind(body).execute(&bare.writer).await;
    if written.is_ok() { StatusCode::OK } else { StatusCode::INTERNAL_SERVER_ERROR }
}
