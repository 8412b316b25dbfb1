//! Passwords: Argon2id with 64 MiB and three passes, at most four at once.

use std::sync::{Arc, LazyLock};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;

use crate::error::{Error, Outcome};
use crate::ports::Random;

/// Shortest password accepted, in characters.
pub const SHORTEST: usize = 12;
const LONGEST: usize = 128;
const AT_ONCE: usize = 4;

static COMMON: LazyLock<std::collections::HashSet<&str>> =
    LazyLock::new(|| include_str!("common_passwords.txt").lines().collect());

/// What a guess at a password costs.
#[derive(Debug, Clone, Copy)]
pub struct Costs {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// How often it is gone through.
    pub passes: u32,
}

impl Default for Costs {
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3 }
    }
}

/// Makes and checks password hashes without letting many of them exhaust the machine.
#[derive(Clone)]
pub struct Passwords {
    permits: Arc<Semaphore>,
    costs: Costs,
}

impl Default for Passwords {
    fn default() -> Self {
        Self::with(Costs::default())
    }
}

impl Passwords {
    /// With other costs than the default, for a machine or a test that needs them.
    pub fn with(costs: Costs) -> Self {
        Self { permits: Arc::new(Semaphore::new(AT_ONCE)), costs }
    }

    /// Hashes a new password into a PHC string.
    ///
    /// # Errors
    /// `Invalid` on `password` if it is too short, too long, or one that everybody knows.
    pub async fn hash(&self, password: &str, random: &dyn Random) -> Outcome<String> {
        acceptable(password)?;
        let mut salt = [0; 16];
        random.fill(&mut salt);
        let (password, costs) = (password.to_owned(), self.costs);
        self.run(move || {
            let hash = argon2(costs).hash_password_with_salt(password.as_bytes(), &salt).map_err(broken)?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether the password belongs to the hash. Without a hash it takes as long and says no (security S8).
    ///
    /// # Errors
    /// `Broken` if the hash is not a PHC string.
    pub async fn matches(&self, password: &str, hash: Option<&str>) -> Outcome<bool> {
        let password = password.chars().take(LONGEST).collect::<String>();
        let known = hash.is_some();
        let costs = self.costs;
        let hash = hash.map_or_else(|| nobodys_hash(costs), str::to_owned);
        self.run(move || {
            let parsed = PasswordHash::new(&hash).map_err(broken)?;
            Ok(argon2(costs).verify_password(password.as_bytes(), &parsed).is_ok() && known)
        })
        .await
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> Outcome<T> + Send + 'static) -> Outcome<T> {
        let _permit = self.permits.acquire().await.map_err(|_| broken("passwords are closed"))?;
        tokio::task::spawn_blocking(work).await.map_err(broken)?
    }
}

fn acceptable(password: &str) -> Outcome<()> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Error::invalid("password", "password-short"));
    }
    if length > LONGEST {
        return Err(Error::invalid("password", "password-long"));
    }
    if COMMON.contains(password.to_lowercase().as_str()) {
        return Err(Error::invalid("password", "password-common"));
    }
    Ok(())
}

fn argon2(costs: Costs) -> Argon2<'static> {
    let params = Params::new(costs.memory_kib, costs.passes, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// A hash that no password has, with the same costs as real ones.
fn nobodys_hash(costs: Costs) -> String {
    let Costs { memory_kib, passes } = costs;
    format!(
        "$argon2id$v=19$m={memory_kib},t={passes},p=1$bm9ib2R5J3Mgc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    )
}

fn broken(why: impl std::fmt::Display) -> Error {
    Error::Broken(why.to_string())
}
