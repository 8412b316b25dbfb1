//! Says what is going on, and for how long already.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

/// How long nothing has to be said.
const PATIENCE: Duration = Duration::from_secs(20);

/// Does something that may take long.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    eprintln!("▸ {what}");
    let outcome = thread::scope(|scope| {
        let (end, ended) = mpsc::channel::<()>();
        scope.spawn(move || {
            while ended.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                eprintln!("  … {what}: {}", elapsed(start));
            }
        });
        let outcome = work();
        drop(end);
        outcome
    });
    let end = if outcome.is_ok() { "done" } else { "failed" };
    eprintln!("  {end} in {}", elapsed(start));
    outcome
}

/// The time since, as a person says it.
pub fn elapsed(start: Instant) -> String {
    let seconds = start.elapsed().as_secs_f32();
    if seconds < 10.0 {
        return format!("{seconds:.1} s");
    }
    let seconds = start.elapsed().as_secs();
    if seconds < 60 { format!("{seconds} s") } else { format!("{} min {:02} s", seconds / 60, seconds % 60) }
}
