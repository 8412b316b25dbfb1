use std::sync::{Arc, Mutex, PoisonError};

use service::ports::{Clock, Random};
use uuid::{Builder, Uuid};

use super::clock::Simulated;
use super::dice::Dice;

/// Ids and secrets that come out the same for the same seed: for demonstration data and nothing else.
#[derive(Debug)]
pub struct Seeded {
    clock: Arc<Simulated>,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    dice: Dice,
    /// Keeps ids of one moment in their order.
    count: u16,
}

impl Seeded {
    /// Ids carry the time of this clock.
    pub const fn new(seed: u64, clock: Arc<Simulated>) -> Self {
        Self { clock, state: Mutex::new(State { dice: Dice::new(seed), count: 0 }) }
    }

    fn with<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        work(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Random for Seeded {
    fn id(&self) -> Uuid {
        let millis = u64::try_from(self.clock.now().as_millisecond()).unwrap_or_default();
        let rest = self.with(|state| {
            state.count = state.count.wrapping_add(1) & 0x0FFF;
            let mut rest = [0; 10];
            rest[..2].copy_from_slice(&state.count.to_be_bytes());
            rest[2..].copy_from_slice(&state.dice.roll().to_be_bytes());
            rest
        });
        Builder::from_unix_timestamp_millis(millis, &rest).into_uuid()
    }

    fn fill(&self, bytes: &mut [u8]) {
        self.with(|state| {
            for chunk in bytes.chunks_mut(8) {
                chunk.copy_from_slice(&state.dice.roll().to_be_bytes()[..chunk.len()]);
            }
        });
    }
}
