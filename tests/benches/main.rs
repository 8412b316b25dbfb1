//! Speed and size beside a floor measured in the same run: one JSON object a line. With the argument `accounts`, only
//! whether a guess tells that an account exists; with `planning`, only what the planner does on a full calendar;
//! with `apart`, only whether a refusal tells that two people are kept apart.

mod apart;
mod bare;
mod bookings;
mod busy;
mod client;
mod enumeration;
mod office;
mod planning;
mod process;
mod rows;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use domain::slot::Zone;
use jiff::ToSpan;
use jiff::civil::Time;
use serde_json::json;

use client::{Load, get, load};
use office::Seeded;
use process::Server;

/// The program's own: what is measured in this process, and the floors, have no other.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZES: [i64; 3] = [1_000, 10_000, 100_000];
const WARM_UP: Duration = Duration::from_secs(1);
const MEASURED: Duration = Duration::from_secs(5);

#[tokio::main]
async fn main() -> Result<()> {
    let binary = PathBuf::from(set("BETBURYS_BIN")?);
    let site = PathBuf::from(set("BETBURYS_SITE")?);
    match std::env::args().nth(1).as_deref() {
        Some("accounts") => return enumeration::measure(&binary).await,
        Some("planning") => return planning::measure().await,
        Some("apart") => return apart::measure().await,
        _ => {}
    }
    let mut medians = Vec::new();
    for size in SIZES {
        let folder = std::env::temp_dir().join(format!("betburys-bench-{}-{size}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let measured = one_size(&binary, &folder, size).await;
        std::fs::remove_dir_all(&folder)?;
        medians.push(measured?);
    }
    let growth = medians[medians.len() - 1] / medians[0];
    println!(
        "{}",
        json!({"what": "week, median at 100,000 by median at 1,000", "ratio": round(growth), "at_most": 1.2})
    );
    planning::measure().await?;
    apart::measure().await?;
    enumeration::measure(&binary).await?;
    let wasm = wasm_size(&site)?;
    println!("{}", json!({"what": "wasm of a trainer's page, gzip", "kB": round(wasm), "at_most": 80}));
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "the build tells where the binary and the site are")]
fn set(name: &str) -> Result<String> {
    std::env::var(name).with_context(|| format!("set {name}, or run `cargo xtask bench`"))
}

/// Measures with so many sessions in the office; answers the week's median in microseconds.
async fn one_size(binary: &Path, data: &Path, size: i64) -> Result<f64> {
    let seeded = office::seed(data, size).await?;
    let server = Server::start(binary, data).await?;
    println!(
        "{}",
        json!({"what": "start to first answer", "sessions": size, "ms": round(server.start.as_secs_f64() * 1e3), "at_most": 1000})
    );
    let floor = bare::serve(data, seeded.room).await?;
    let path = format!("/week?day={}", seeded.monday);
    let week = measured(&server.address, &get(&path, &seeded.cookie)).await?;
    let bare = measured(&floor, &get(&bare_path(data, &seeded).await?, "")).await?;
    println!(
        "{}",
        json!({
            "what": "trainer's week, signed in", "sessions": size, "per_second": round(week.per_second),
            "median_us": round(week.median), "floor_per_second": round(bare.per_second),
            "floor_median_us": round(bare.median), "ratio": round(week.per_second / bare.per_second), "at_least": 0.5
        })
    );
    bookings::measure(&server.address, &floor, &seeded, size).await?;
    println!(
        "{}",
        json!({"what": "resident after the load", "sessions": size, "MB": round(server.resident()?), "at_most": 80})
    );
    Ok(week.median)
}

async fn measured(address: &str, request: &[u8]) -> Result<Load> {
    load(address, request, WARM_UP).await?;
    load(address, request, MEASURED).await
}

/// The same week, as the bare handler is asked for it.
async fn bare_path(data: &Path, seeded: &Seeded) -> Result<String> {
    let url = format!("sqlite://{}", data.join("betburys.sqlite").display());
    let pool = sqlx::SqlitePool::connect(&url).await?;
    let office: uuid::Uuid = sqlx::query_scalar("select id from office").fetch_one(&pool).await?;
    let zone = Zone::parse("Asia/Almaty")?.time_zone();
    let second = |day: jiff::civil::Date| {
        Ok::<_, jiff::Error>(zone.to_timestamp(day.to_datetime(Time::midnight()))?.as_second())
    };
    let (from, to) = (second(seeded.monday)?, second(seeded.monday.checked_add(7.days())?)?);
    Ok(format!("/week?office={office}&from={from}&to={to}"))
}

fn wasm_size(site: &Path) -> Result<f64> {
    let files = std::fs::read_dir(site)?.filter_map(Result::ok).map(|entry| entry.path());
    let packed =
        files.into_iter().find(|path| path.to_string_lossy().ends_with(".wasm.gz")).context("no packed wasm")?;
    Ok(f64::from(u32::try_from(std::fs::metadata(packed)?.len())?) / 1000.0)
}

fn round(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}
