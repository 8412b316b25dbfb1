//! Whether a refusal tells by its time that two people are kept apart (rules D6, F4).

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use domain::ids::EnrolmentId;
use domain::plan::Clash;
use domain::series::Pattern;
use jiff::ToSpan;
use jiff::civil::DateTime;
use service::availability::BusyForm;
use service::calendar::Kind;
use service::planning::{PlanRequest, With};
use service::separation::{Other, SeparationForm};

use crate::busy::{self, Busy};
use crate::planning::median;
use crate::{office, round};

/// Sessions on the calendar: those of this week and of next Monday and Tuesday morning.
const SESSIONS: i64 = 1_000;
/// One of next Monday's last sessions, until one o'clock.
const LAST_OF_MONDAY: usize = 930;
/// Two who have no sessions.
const APART: usize = 3_000;
const BOUND: usize = 3_001;
const RUNS: usize = 400;

/// Plans for one who must not meet somebody, and for one who is at work then, by turns.
///
/// # Errors
/// If either is not refused.
pub async fn measure() -> Result<()> {
    let folder = std::env::temp_dir().join(format!("betburys-bench-apart-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let office = busy::seed(&folder, SESSIONS).await?;
    let measured = refusals(&office).await;
    std::fs::remove_dir_all(&folder)?;
    let (apart, bound) = measured?;
    println!(
        "{}",
        serde_json::json!({
            "what": "not available: people who are kept apart by one who is at work", "runs_each": RUNS,
            "apart_median_us": round(apart), "bound_median_us": round(bound), "ratio": round(apart / bound),
            "at_least": 0.95, "at_most": 1.05
        })
    );
    Ok(())
}

async fn refusals(office: &Busy) -> Result<(f64, f64)> {
    let (services, actor) = (&office.services, &office.actor);
    let (person, enrolment) = office.people[APART];
    let other = Other::Participant(office.people[LAST_OF_MONDAY].0);
    services.keep_apart(actor, &SeparationForm { person, other, details: String::new() }).await?;
    let (at_work, on) = office.people[BOUND];
    services.add_busy_hours(actor, at_work, &at_work_on_monday()).await?;
    let (mut apart, mut bound) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        // Each comes first every other time, so that neither always finds what the other one read.
        if run % 2 == 0 {
            apart.push(refusal(office, enrolment).await?);
            bound.push(refusal(office, on).await?);
        } else {
            bound.push(refusal(office, on).await?);
            apart.push(refusal(office, enrolment).await?);
        }
    }
    Ok((median(apart), median(bound)))
}

/// How long it takes to hear that a time next Monday is not available.
async fn refusal(office: &Busy, enrolment: EnrolmentId) -> Result<Duration> {
    let request = PlanRequest {
        series: office.services.random.id().into(),
        kind: Kind::Individual,
        with: With::Participant(enrolment),
        session_key: "clearing-1".to_owned(),
        trainers: vec![office.trainers[0]],
        led_by_one: String::new(),
        room: office.rooms[0],
        pattern: Pattern::weekly(next_monday(office), 1, 1),
        changes: Vec::new(),
    };
    let start = Instant::now();
    let look = office.services.look(&office.actor, &request).await?;
    let taken = start.elapsed();
    let clashes = &look.dates[0].checked.clashes;
    ensure!(*clashes == [Clash::NotAvailable], "it should not be available, and nothing else: {clashes:?}");
    Ok(taken)
}

/// Half an hour after the morning's last sessions.
fn next_monday(office: &Busy) -> DateTime {
    let monday = office::monday_of(office.today);
    monday.checked_add(7.days()).unwrap_or(monday).at(13, 30, 0, 0)
}

fn at_work_on_monday() -> BusyForm {
    BusyForm {
        weekdays: vec![1],
        from: "13:00".to_owned(),
        until: "15:00".to_owned(),
        first: String::new(),
        last: String::new(),
        kind: "work".to_owned(),
    }
}
