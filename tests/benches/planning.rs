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
const RUNS: usize = 240;
/// Checks that are not measured: each connection reads what it keeps in memory.
const WARM_UP: usize = 200;
/// Bare lookups before each run.
const LOOKUPS: usize = 5;
const COMMITS: usize = 40;

/// A calendar of one size, and what was measured on it.
struct Measured {
    size: i64,
    office: Busy,
    /// The calendar's own file, read without the product.
    bare: SqlitePool,
    /// A file of its own, for bare inserts.
    beside: SqlitePool,
    lookup: Vec<Duration>,
    check: Vec<Duration>,
    free: Vec<Duration>,
    insert: Vec<Duration>,
    commit: Vec<Duration>,
}

/// Measures at both sizes by turns, so that both see the same machine, and how much slower the full calendar is.
///
/// # Errors
/// If a plan that should work does not.
pub async fn measure() -> Result<()> {
    let folder = std::env::temp_dir().join(format!("betburys-bench-planning-{}", std::process::id()));
    let measured = both_sizes(&folder).await;
    std::fs::remove_dir_all(&folder)?;
    let [small, full] = measured?;
    small.print();
    full.print();
    for (what, small, full) in [
        ("checking a plan", small.check, full.check),
        ("committing a plan", small.commit, full.commit),
        ("next free", small.free, full.free),
    ] {
        let what = format!("{what}, median at 100,000 by median at 1,000");
        println!("{}", serde_json::json!({"what": what, "ratio": round(median(full) / median(small)), "at_most": 1.3}));
    }
    Ok(())
}

async fn both_sizes(folder: &Path) -> Result<[Measured; 2]> {
    let [small, full] = SIZES;
    let mut both = [Measured::seed(folder, small).await?, Measured::seed(folder, full).await?];
    for run in 0..WARM_UP {
        for one in &both {
            one.office.services.look(&one.office.actor, &plan(&one.office, run)).await?;
        }
    }
    for run in 0..RUNS {
        for one in &mut both {
            one.look_up(run).await?;
            one.check(run).await?;
            one.find_free(run).await?;
        }
    }
    for run in 0..COMMITS {
        for one in &mut both {
            one.insert().await?;
            one.commit(run).await?;
        }
    }
    Ok(both)
}

impl Measured {
    async fn seed(folder: &Path, size: i64) -> Result<Self> {
        let data = folder.join(size.to_string());
        std::fs::create_dir_all(&data)?;
        let office = busy::seed(&data, size).await?;
        let bare = SqlitePool::connect_with(options(&data)?.read_only(true)).await?;
        let own = options(&data)?.filename(data.join("bare.sqlite")).create_if_missing(true);
        let own = own.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full);
        let beside = SqlitePoolOptions::new().max_connections(1).connect_with(own).await?;
        sqlx::query("create table bare (id integer primary key, body text not null)").execute(&beside).await?;
        let [lookup, check, free, insert, commit] = [const { Vec::new() }; 5];
        Ok(Self { size, office, bare, beside, lookup, check, free, insert, commit })
    }

    /// One row that is found by its key, a few times: another one each time, as nobody asks for the same one again and
    /// again.
    async fn look_up(&mut self, run: usize) -> Result<()> {
        for nth in 0..LOOKUPS {
            let id = self.office.occurrences[((run * LOOKUPS + nth) * 7_919) % self.office.occurrences.len()];
            let start = Instant::now();
            let found: (String,) = sqlx::query_as("select civil_start from occurrence where id = $1")
                .bind(id.0)
                .fetch_one(&self.bare)
                .await?;
            self.lookup.push(start.elapsed());
            ensure!(!found.0.is_empty(), "a session has a time");
        }
        Ok(())
    }

    async fn check(&mut self, run: usize) -> Result<()> {
        let request = plan(&self.office, run);
        let start = Instant::now();
        let look = self.office.services.look(&self.office.actor, &request).await?;
        self.check.push(start.elapsed());
        let is_free = look.dates.iter().all(|date| date.checked.clashes.is_empty());
        ensure!(look.dates.len() == usize::from(DATES) && is_free, "the plan should work");
        Ok(())
    }

    async fn find_free(&mut self, run: usize) -> Result<()> {
        let request = free_request(&self.office, run);
        let start = Instant::now();
        let found = self.office.services.next_free(&self.office.actor, &request).await?;
        self.free.push(start.elapsed());
        ensure!(!found.is_empty(), "there should be a free time");
        Ok(())
    }

    /// One row that is synced to the disk.
    async fn insert(&mut self) -> Result<()> {
        let start = Instant::now();
        sqlx::query("insert into bare (body) values ($1)").bind("a row").execute(&self.beside).await?;
        self.insert.push(start.elapsed());
        Ok(())
    }

    async fn commit(&mut self, run: usize) -> Result<()> {
        let request = plan(&self.office, run);
        let start = Instant::now();
        let planned = self.office.services.commit_plan(&self.office.actor, &request).await?;
        self.commit.push(start.elapsed());
        ensure!(planned == usize::from(DATES), "every date is planned");
        Ok(())
    }

    fn print(&self) {
        for (what, ours, floor, at_most) in [
            ("checking 26 dates of a group of 12, by a bare lookup", &self.check, &self.lookup, 15),
            ("committing them, by a bare synced insert", &self.commit, &self.insert, 40),
            ("next free, by a bare lookup", &self.free, &self.lookup, 10),
        ] {
            let (ours, floor) = (median(ours.clone()), median(floor.clone()));
            println!(
                "{}",
                serde_json::json!({
                    "what": what, "sessions": self.size, "median_us": round(ours), "floor_median_us": round(floor),
                    "ratio": round(ours / floor), "at_most": at_most
                })
            );
        }
    }
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

fn options(data: &Path) -> Result<SqliteConnectOptions> {
    let file = data.join("betburys.sqlite");
    SqliteConnectOptions::from_str(&format!("sqlite://{}", file.display())).context("the bench's own file")
}

/// The median in microseconds.
pub fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1e6
}
