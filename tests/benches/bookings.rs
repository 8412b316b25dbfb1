//! Bookings, each synced to the disk before it is confirmed, beside bare inserts: of a single row, and of a booking's
//! own rows.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use domain::calendar::Holidays;
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::client::{Client, all, median, post};
use crate::office::Seeded;
use crate::round;

/// Bookings one after another.
const CALM: usize = 200;
/// Bookings by as many clients as load the week.
const LOADED: u32 = 2_000;
/// So many of them before the inserts have their turn.
const A_TURN: usize = 100;

/// Prints how long one takes when nothing else is asked, and how many a second are confirmed under load.
///
/// # Errors
/// If a booking or an insert is refused.
pub async fn measure(address: &str, floor: &str, seeded: &Seeded, size: i64) -> Result<()> {
    let holidays = Holidays::shipped()?;
    let far = seeded.monday.checked_add((size / 40 + 4).weeks())?;
    let mut days = far.series(1.day()).filter(|day| !holidays.contains(*day));
    let mut booking = || days.next().map(|day| post("/plan", &seeded.cookie, &form(seeded, day)));
    let calm: Vec<_> = std::iter::from_fn(&mut booking).take(CALM).collect();
    let loaded: Vec<_> = std::iter::from_fn(&mut booking).take(usize::try_from(LOADED)?).collect();
    let floors = [("a single row", post("/book", "", "a row")), ("its own rows", post("/book-rows", "", ""))];
    one_after_another(address, floor, calm, &floors, size).await?;
    under_load(address, floor, &loaded, &floors, size).await
}

/// By turns with the inserts, so that all see the same machine.
async fn one_after_another(
    address: &str,
    floor: &str,
    bookings: Vec<Vec<u8>>,
    floors: &[(&str, Vec<u8>)],
    size: i64,
) -> Result<()> {
    let (mut client, mut other) = (Client::connect(address).await?, Client::connect(floor).await?);
    let mut ours = Vec::new();
    let mut bare = vec![Vec::new(); floors.len()];
    for booking in bookings {
        ours.push(confirmed(&mut client, &booking, 303).await?);
        for ((_, insert), times) in floors.iter().zip(&mut bare) {
            times.push(confirmed(&mut other, insert, 200).await?);
        }
    }
    let ours = median(ours);
    for ((rows, _), times) in floors.iter().zip(bare) {
        let bare = median(times);
        let what = format!("a booking synced to disk, by a bare insert of {rows}");
        tell(&what, size, ["median_us", "floor_median_us"], [ours, bare], bare / ours);
    }
    Ok(())
}

/// By turns too.
async fn under_load(
    address: &str,
    floor: &str,
    bookings: &[Vec<u8>],
    floors: &[(&str, Vec<u8>)],
    size: i64,
) -> Result<()> {
    let mut ours = Duration::ZERO;
    let mut bare = vec![Duration::ZERO; floors.len()];
    for turn in bookings.chunks(A_TURN) {
        ours += all(address, turn.to_vec(), 303).await?;
        for ((_, insert), time) in floors.iter().zip(&mut bare) {
            *time += all(floor, vec![insert.clone(); turn.len()], 200).await?;
        }
    }
    let per_second = |time: Duration| f64::from(LOADED) / time.as_secs_f64();
    for ((rows, _), time) in floors.iter().zip(bare) {
        let both = [per_second(ours), per_second(time)];
        let what = format!("bookings synced to disk under load, by bare inserts of {rows}");
        tell(&what, size, ["per_second", "floor_per_second"], both, both[0] / both[1]);
    }
    Ok(())
}

/// Prints a ratio with what it was made from, ours first.
fn tell(what: &str, size: i64, [ours, floor]: [&str; 2], [our, bare]: [f64; 2], ratio: f64) {
    println!(
        "{}",
        serde_json::json!({
            "what": what, "sessions": size, ours: round(our), floor: round(bare), "ratio": round(ratio), "at_least": 0.5
        })
    );
}

/// How long it takes until this is answered.
async fn confirmed(client: &mut Client, request: &[u8], expected: u16) -> Result<Duration> {
    let start = Instant::now();
    let (status, body) = client.send(request).await?;
    let took = start.elapsed();
    ensure!(status == expected, "a booking answered {status}: {}", String::from_utf8_lossy(&body));
    Ok(took)
}

fn form(seeded: &Seeded, day: Date) -> String {
    let series = uuid::Uuid::from_u128(
        u128::from(day.day_of_year().unsigned_abs()) << 64 | u128::from(day.year().unsigned_abs()),
    );
    format!(
        "series={series}&kind=individual&with=person%3A{}&session=clearing-1&trainers={}&room={}&first={day}&time=18%3A00&every=1&count=1",
        seeded.enrolment, seeded.trainer, seeded.room
    )
}
