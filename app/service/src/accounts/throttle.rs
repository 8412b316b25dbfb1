//! Counting guesses (security S7), in the database, so that a restart forgets nothing.
//!
//! A guesser must not keep the owner out: an address from which an account was signed in is known to that account and
//! has a count of its own there. What comes from elsewhere is counted apart and uses up nothing of it.

use uuid::Uuid;

use crate::Services;
use crate::error::{Error, Outcome};
use crate::ports::Share;

/// Guesses an hour at one factor of one account: from all addresses together that the account does not know, and from
/// each that it knows. Ten an hour at a personal code of 40 bits find it in twelve million years.
const PER_ACCOUNT: i64 = 10;
/// Guesses an hour from one address, at whatever accounts, also those that are refused elsewhere: so what is refused
/// tells at most 60 times an hour, to somebody at that very address, whether an account knows it (security S8).
const PER_ADDRESS: i64 = 60;
/// Guesses in ten minutes in the whole installation from addresses that the accounts do not know: many machines, each
/// with an address of its own, get no further together.
const IN_ALL: i64 = 300;
/// How long an account knows an address after its owner came in from there.
const KNOWN: i64 = 30 * 24 * HOUR;

const HOUR: i64 = 60 * MINUTE;
const MINUTE: i64 = 60;

/// Which factor is guessed.
#[derive(Clone, Copy)]
pub(super) enum Factor {
    /// The password, or a participant's personal code.
    First,
    /// The app's code, or a recovery code.
    Second,
}

impl Factor {
    const fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
        }
    }
}

/// A guess that was counted and let through.
pub(super) struct Guess(Vec<Uuid>);

impl Services {
    /// Counts a guess at `account` (an e-mail address or a phone number) from `address`, before it is looked at. Who has
    /// guessed too often from his address does not use up the guesses of any account.
    ///
    /// # Errors
    /// `TooMany` if the address, the installation or the account had its share. The same for accounts that do not
    /// exist (S8).
    pub(super) async fn count_guess(&self, factor: Factor, account: &str, address: &str) -> Outcome<Guess> {
        let now = self.now();
        let share = |key, limit, window| Share { id: self.random.id(), key, limit, since: now - window };
        let from_there = share(self.vault.index("guesses from address", address), PER_ADDRESS, HOUR);
        let shares = if self.store.is_known_address(&self.pair_key(account, address), now - KNOWN).await? {
            vec![from_there, share(self.known_key(factor, account, address), PER_ACCOUNT, HOUR)]
        } else {
            let in_all = share(self.vault.index("guesses", "in all"), IN_ALL, 10 * MINUTE);
            vec![from_there, in_all, share(self.unknown_key(factor, account), PER_ACCOUNT, HOUR)]
        };
        match self.store.count_attempt(&shares, now).await? {
            None => Ok(Guess(shares.iter().skip(1).map(|share| share.id).collect())),
            Some(seconds) => Err(Error::TooMany { seconds }),
        }
    }

    /// Takes a guess back that was right. Those before it stay: who comes in gives nobody else more guesses. The address
    /// keeps it too, so that nobody, whoever he is, makes the server work without end.
    pub(super) async fn take_back(&self, Guess(counted): Guess) -> Outcome<()> {
        Ok(self.store.take_back_attempts(&counted).await?)
    }

    /// Makes an address known to an account whose owner came in from there, with all that it takes.
    pub(super) async fn know_address(&self, account: &str, address: &str) -> Outcome<()> {
        let now = self.now();
        Ok(self.store.know_address(&self.pair_key(account, address), now, now - KNOWN).await?)
    }

    /// Forgets the guesses at an account whose owner has a new password, where he is and at addresses it does not know.
    pub(super) async fn forget_guesses(&self, account: &str, address: &str) -> Outcome<()> {
        self.store.clear_attempts(&self.unknown_key(Factor::First, account)).await?;
        Ok(self.store.clear_attempts(&self.known_key(Factor::First, account, address)).await?)
    }

    fn unknown_key(&self, factor: Factor, account: &str) -> Vec<u8> {
        self.vault.index("guesses at account", &format!("{} {account}", factor.code()))
    }

    fn known_key(&self, factor: Factor, account: &str, address: &str) -> Vec<u8> {
        self.vault.index("guesses from known address", &format!("{} {account} {address}", factor.code()))
    }

    fn pair_key(&self, account: &str, address: &str) -> Vec<u8> {
        self.vault.index("known address", &format!("{account} {address}"))
    }
}
