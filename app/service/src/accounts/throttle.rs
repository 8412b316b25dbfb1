//! Counting guesses (security S7): per account and per address, in the database, so that a restart forgets nothing.

use crate::Services;
use crate::error::{Error, Outcome};
use crate::ports::Share;

const WINDOW: i64 = 60 * 60;
const PER_ACCOUNT: i64 = 10;
const PER_ADDRESS: i64 = 60;

impl Services {
    /// Counts a guess at `account` from `address`, before it is looked at. Who has guessed too often from his address
    /// does not use up the guesses of any account.
    ///
    /// # Errors
    /// `TooMany` if either had its share in the last hour. The same for accounts that do not exist (S8).
    pub(super) async fn count_guess(&self, account: &str, address: &str) -> Outcome<()> {
        let shares = [(self.account_key(account), PER_ACCOUNT), (self.address_key(address), PER_ADDRESS)]
            .map(|(key, limit)| Share { id: self.random.id(), key, limit });
        let now = self.now();
        if self.store.count_attempt(&shares, now, now - WINDOW).await? { Ok(()) } else { Err(Error::TooMany) }
    }

    /// Forgets the guesses at an account after its owner came in.
    pub(super) async fn forget_guesses(&self, account: &str) -> Outcome<()> {
        Ok(self.store.clear_attempts(&self.account_key(account)).await?)
    }

    fn account_key(&self, account: &str) -> Vec<u8> {
        self.vault.index("guesses at account", account)
    }

    fn address_key(&self, address: &str) -> Vec<u8> {
        self.vault.index("guesses from address", address)
    }
}
