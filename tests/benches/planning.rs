//! Planning on a full calendar, beside one bare indexed lookup and bare synced inserts on the same database.

use std::path::Path;
use std::str::FromStr as _;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use domain::ids::StaffId;
use domain::series::Pattern;
use service::availability::FreeRequest;
use service::calendar::Kind;
use service::planning::{PlanRequest, With};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};

use crate::busy::{self, Busy};
use crate::round;

const SIZES: [i64; 2] = [1_000, 100_000];
/// Dates of a plan.
const DATES: u16 = 26;
const RUNS: usize = 60;
/// Checks that are not measured: each connection reads what it keeps in memory.
const WARM_UP: usize = 200;
/// Bare lookups before each run.
const LOOKUPS: usize = 5;
const COMMITS: usize = 20;

/// Medians at one size of the calendar, in microseconds.
struct Medians {
    check: f64,
    free: f64,
    commit: f64,
}

/// Measures at both sizes, and how much slower the full calendar is.
///
/// # Errors
/// If a plan that should work does not.
pub async fn measure() -> Result<()> {
    let mut medians = Vec::new();
    for size in SIZES {
        let folder = std::env::temp_dir().join(format!("betburys-bench-planning-{}-{size}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let measured = one_size(&folder, size).await;
        std::fs::remove_dir_all(&folder)?;
        medians.push(measured?);
    }
    let (small, full) = (&medians[0], &medians[1]);
    for (what, small, full) in [
        ("checking a plan", small.check, full.check),
        ("committing a plan", small.commit, full.commit),
        ("next free", small.free, full.free),
    ] {
        let what = format!("{what}, median at 100,000 by median at 1,000");
        println!("{}", serde_json::json!({"what": what, "ratio": round(full / small), "at_most": 1.3}));
    }
    Ok(())
}

async fn one_size(data: &Path, size: i64) -> Result<Medians> {
    let office = busy::seed(data, size).await?;
    for run in 0..WARM_UP {
        office.services.look(&office.actor, &plan(&office, run)).await?;
    }
    let bare = SqlitePool::connect_with(options(data)?.read_only(true)).await?;
    let (mut lookups, mut check, mut free) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..RUNS {
        lookups.extend(some_lookups(&bare, &office, run).await?);
        let request = plan(&office, run);
        let start = Instant::now();
        let look = office.services.look(&office.actor, &request).await?;
        check.push(start.elapsed());
        let is_free = look.dates.iter().all(|date| date.checked.clashes.is_empty());
        ensure!(look.dates.len() == usize::from(DATES) && is_free, "the plan should work");
    }
    for run in 0..RUNS {
        lookups.extend(some_lookups(&bare, &office, RUNS + run).await?);
        let request = free_request(&office, run);
        let start = Instant::now();
        let found = office.services.next_free(&office.actor, &request).await?;
        free.push(start.elapsed());
        ensure!(!found.is_empty(), "there should be a free time");
    }
    bare.close().await;
    let lookups = median(lookups);
    let insert = inserts(data).await?;
    let mut commit = Vec::new();
    for run in 0..COMMITS {
        let request = plan(&office, run);
        let start = Instant::now();
        let planned = office.services.commit_plan(&office.actor, &request).await?;
        commit.push(start.elapsed());
        ensure!(planned == usize::from(DATES), "every date is planned");
    }
    let medians = Medians { check: median(check), free: median(free), commit: median(commit) };
    for (what, ours, floor, at_most) in [
        ("checking 26 dates of a group of 12, by a bare lookup", medians.check, lookups, 15),
        ("committing them, by a bare synced insert", medians.commit, insert, 40),
        ("next free, by a bare lookup", medians.free, lookups, 10),
    ] {
        println!(
            "{}",
            serde_json::json!({
                "what": what, "sessions": size, "median_us": round(ours), "floor_median_us": round(floor),
                "ratio": round(ours / floor), "at_most": at_most
            })
        );
    }
    Ok(medians)
}

/// A plan of its own evening for each run, so that all of them can be committed.
fn plan(office: &Busy, run: usize) -> PlanRequest {
    PlanRequest {
        series: office.services.random.id().into(),
        kind: Kind::Group,
        with: With::Group(office.groups[run % office.groups.len()]),
        session_key: "training-01".to_owned(),
        trainers: pair(office, run).to_vec(),
        led_by_one: String::new(),
        room: office.rooms[run % office.rooms.len()],
        pattern: Pattern::weekly(office.evening(run), 1, DATES),
        changes: Vec::new(),
    }
}

fn free_request(office: &Busy, run: usize) -> FreeRequest {
    FreeRequest {
        trainers: pair(office, run).to_vec(),
        room: Some(office.rooms[run % office.rooms.len()]),
        with: Some(With::Participant(office.people[0].1)),
        minutes: 60,
        from: office.today,
    }
}

fn pair(office: &Busy, run: usize) -> [StaffId; 2] {
    let at = |n: usize| office.trainers[n % office.trainers.len()];
    [at(run * 2), at(run * 2 + 1)]
}

/// How long one row takes that is found by its key, a few times: another one each time, as nobody asks for the same one
/// again and again. They stand between what is measured against them, so that both see the same machine.
async fn some_lookups(bare: &SqlitePool, office: &Busy, run: usize) -> Result<Vec<Duration>> {
    let mut times = Vec::new();
    for nth in 0..LOOKUPS {
        let id = office.occurrences[((run * LOOKUPS + nth) * 7_919) % office.occurrences.len()];
        let start = Instant::now();
        let found: (String,) =
            sqlx::query_as("select civil_start from occurrence where id = $1").bind(id.0).fetch_one(bare).await?;
        times.push(start.elapsed());
        ensure!(!found.0.is_empty(), "a session has a time");
    }
    Ok(times)
}

/// The median of one row that is synced to the disk, in microseconds.
async fn inserts(data: &Path) -> Result<f64> {
    let own = options(data)?.filename(data.join("bare.sqlite")).create_if_missing(true);
    let own = own.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full);
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(own).await?;
    sqlx::query("create table bare (id integer primary key, body text not null)").execute(&pool).await?;
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        sqlx::query("insert into bare (body) values ($1)").bind("a row").execute(&pool).await?;
        times.push(start.elapsed());
    }
    pool.close().await;
    Ok(median(times))
}

fn options(data: &Path) -> Result<SqliteConnectOptions> {
    let file = data.join("betburys.sqlite");
    SqliteConnectOptions::from_str(&format!("sqlite://{}", file.display())).context("the bench's own file")
}

/// The median in microseconds.
pub fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1e6
}
