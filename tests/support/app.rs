//! The product on a fresh database, reached as browsers reach it, with a clock that is set by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use jiff::Timestamp;
use server::config::Origin;
use server::http::{Options, State, router};
use server::services::{SystemRandom, assemble};
use service::passwords::{Costs, Passwords};
use service::ports::Clock;
use service::vault::{Secret, Vault};
use service::{Services, Settings};

use crate::browser::Browser;
use crate::centre::Centre;
use crate::databases::Database;
use crate::office::{HOUR, MONDAY_TEN};

/// Where the product says that it is.
pub const ORIGIN: &str = "https://centre.example";
/// The cookie of a signed-in browser there.
pub const SESSION: &str = "__Host-session";
/// Monday 2026-03-02, 09:00 in Almaty, in unix seconds.
pub const MONDAY_NINE: i64 = MONDAY_TEN - HOUR;
/// Guesses cost what they cost in the product only where that is tested.
const CHEAP: Costs = Costs { memory_kib: 8, passes: 1 };
/// The master key of every test.
pub const MASTER_KEY: Secret = [7; 32];

/// A clock that stands still until somebody moves it.
pub struct SetClock(AtomicI64);

impl SetClock {
    /// A clock that shows this instant, in unix seconds.
    pub const fn at(seconds: i64) -> Self {
        Self(AtomicI64::new(seconds))
    }

    /// Moves it on by so many seconds.
    pub fn pass(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::Relaxed);
    }

    /// Sets it to unix seconds.
    pub fn set(&self, seconds: i64) {
        self.0.store(seconds, Ordering::Relaxed);
    }

    /// What it shows, in unix seconds.
    pub fn seconds(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.seconds()).expect("an instant")
    }
}

/// The whole product.
#[derive(Clone)]
pub struct TestApp {
    pub database: Database,
    pub services: Services,
    pub clock: Arc<SetClock>,
    router: Router,
}

impl TestApp {
    /// The product as it is first started: nobody is there.
    ///
    /// # Panics
    /// If it does not start.
    pub async fn empty(database: Database) -> Self {
        Self::with(database, Settings::default(), CHEAP).await
    }

    /// The same with other settings and costs of passwords.
    ///
    /// # Panics
    /// If it does not start.
    pub async fn with(database: Database, settings: Settings, costs: Costs) -> Self {
        let (vault, _) = Vault::create(&MASTER_KEY, &SystemRandom).expect("keys");
        let clock = Arc::new(SetClock::at(MONDAY_NINE));
        let services = Services {
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            passwords: Passwords::with(costs),
            ..assemble(Arc::clone(&database.store), vault, settings)
        };
        services.install_shipped_programme().await.expect("the programme is installed");
        let options = Options { origin: Origin::parse(ORIGIN).expect("an address"), proxy: None };
        Self { database, router: router(State::new(services.clone(), options)), services, clock }
    }

    /// The product with a centre in it.
    ///
    /// # Panics
    /// If the centre cannot be founded.
    pub async fn with_centre(database: Database) -> (Self, Centre) {
        let app = Self::empty(database).await;
        let centre = Centre::found(&app.services).await;
        (app, centre)
    }

    /// A browser that was never here.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// A browser that is signed in with this secret.
    pub fn signed_in(&self, secret: &str) -> Browser {
        let browser = self.browser();
        browser.set_cookie(SESSION, secret);
        browser
    }
}
