use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};
use service::ports::Clock;

/// A clock that is moved along by hand, for use cases that are to believe in another day.
#[derive(Debug)]
pub struct Simulated {
    /// Unix milliseconds.
    at: AtomicI64,
}

impl Simulated {
    /// A clock that stands at an instant.
    pub fn at(instant: Timestamp) -> Self {
        Self { at: AtomicI64::new(instant.as_millisecond()) }
    }

    /// Moves it to another instant.
    pub fn set(&self, instant: Timestamp) {
        self.at.store(instant.as_millisecond(), Ordering::Relaxed);
    }
}

impl Clock for Simulated {
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.at.load(Ordering::Relaxed)).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// A clock that runs as another one does, from another present.
pub struct Shifted {
    clock: Arc<dyn Clock>,
    ahead: SignedDuration,
}

impl Shifted {
    /// A clock that shows `present` now.
    pub fn begin(clock: Arc<dyn Clock>, present: Timestamp) -> Self {
        let ahead = present.duration_since(clock.now());
        Self { clock, ahead }
    }
}

impl Clock for Shifted {
    fn now(&self) -> Timestamp {
        let now = self.clock.now();
        now.checked_add(self.ahead).unwrap_or(now)
    }
}
