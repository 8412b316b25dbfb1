//! A centre on disk: made through the use cases, then left to the program.

use std::fs;
use std::path::PathBuf;
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::ids::{OccurrenceId, PersonId};
use jiff::civil::{Date, DateTime, date};
use server::config::{Config, Environment, Settings};
use server::services::SystemClock;
use service::Services;
use service::passwords::{Costs, Passwords};
use service::ports::Clock;
use service::vault::{Place, Side, Vault};
use sqlx::sqlite::SqliteConnection;
use sqlx::{Connection as _, Row as _};
use tests::app::SetClock;
use tests::centre::{Centre, actor};
use tests::people::{Account, PASSWORD, app_code};
use uuid::Uuid;

use crate::program::MASTER_KEY;

static MADE: AtomicU32 = AtomicU32::new(0);

/// Long past, so that every register is open now.
const THEN: DateTime = date(2024, 3, 4).at(9, 0, 0, 0);

/// A centre in a folder.
pub struct House {
    pub folder: PathBuf,
    pub sessions: Vec<OccurrenceId>,
    pub people: Vec<PersonId>,
    /// The cookie of the trainer who leads them.
    pub cookie: String,
    vault: Arc<Vault>,
    office: Uuid,
    file: PathBuf,
}

/// A mark that stands in the history of a register: session, person, minutes late.
pub type Marked = (OccurrenceId, PersonId, i64);

impl House {
    /// Builds it.
    pub async fn build() -> Self {
        Self::with_sessions_from(THEN.date()).await
    }

    /// Builds it with weekly sessions from a day on.
    pub async fn with_sessions_from(first: Date) -> Self {
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("betburys_faults_{}_{number}", process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let settings = Settings { data: Some(folder.clone()), ..Settings::default() };
        let environment = Environment { master_key: Some(MASTER_KEY.to_owned()), ..Environment::default() };
        let config = Config::layered(settings, None, environment, false).expect("settings");
        let opened = server::services::open(&config, service::Settings::default()).await.expect("a database");
        opened.install_shipped_programme().await.expect("the programme");

        let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(5));
        let then = zone.to_timestamp(THEN).expect("an instant").as_second();
        let costs = Costs { memory_kib: 8, passes: 1 };
        let past =
            Services { clock: Arc::new(SetClock::at(then)), passwords: Passwords::with(costs), ..opened.clone() };
        let centre = Centre::found(&past).await;
        let sessions = centre.plan(&past, first.at(10, 0, 0, 0), 25).await;
        let office = actor(&past, &centre.trainer).await.office().expect("an office").0;
        let people = centre.participants[..3].iter().map(|person| person.id).collect();
        let cookie = format!("session={}", sign_in(&opened, &centre.trainer).await);
        let vault = Arc::clone(&opened.vault);
        let file = fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.path());
        let file =
            file.into_iter().find(|path| path.extension().is_some_and(|kind| kind == "sqlite")).expect("a database");
        Self { folder, sessions, people, cookie, vault, office, file }
    }

    /// The notes that stand in the database, opened.
    pub async fn notes(&self) -> Vec<String> {
        let mut link = self.link().await;
        let rows = sqlx::query("select id, body_sealed from note").fetch_all(&mut link).await.expect("notes");
        link.close().await.expect("it is closed");
        rows.iter()
            .map(|row| {
                let place = Place { column: "note.body", row: row.get("id"), office: self.office };
                let sealed: Vec<u8> = row.get("body_sealed");
                self.vault.open_text(Side::Participants, place, &sealed).expect("it opens")
            })
            .collect()
    }

    /// The changes of marks that stand in the database.
    pub async fn changes(&self) -> Vec<Marked> {
        let mut link = self.link().await;
        let sql = "select occurrence_id, person_id, to_late_minutes from mark_change";
        let rows = sqlx::query(sql).fetch_all(&mut link).await.expect("changes");
        link.close().await.expect("it is closed");
        let change = |row: &sqlx::sqlite::SqliteRow| {
            (OccurrenceId(row.get("occurrence_id")), PersonId(row.get("person_id")), row.get("to_late_minutes"))
        };
        rows.iter().map(change).collect()
    }

    /// A session stands as if it had been planned while the clock was still an hour ahead.
    pub async fn drift(&self, session: OccurrenceId) {
        let mut link = self.link().await;
        let earlier = "update occurrence set starts_at = starts_at - 3600, ends_at = ends_at - 3600 where id = $1";
        sqlx::query(earlier).bind(session.0).execute(&mut link).await.expect("it drifts");
        link.close().await.expect("it is closed");
    }

    /// When a session begins and ends.
    pub async fn instants(&self, session: OccurrenceId) -> (i64, i64) {
        let mut link = self.link().await;
        let sql = "select starts_at, ends_at from occurrence where id = $1";
        let row = sqlx::query(sql).bind(session.0).fetch_one(&mut link).await.expect("it is there");
        link.close().await.expect("it is closed");
        (row.get("starts_at"), row.get("ends_at"))
    }

    /// Whether the database finds itself whole.
    pub async fn integrity(&self) -> String {
        let mut link = self.link().await;
        let said = sqlx::query_scalar("pragma integrity_check").fetch_one(&mut link).await.expect("a word");
        link.close().await.expect("it is closed");
        said
    }

    /// A connection of its own, closed after each question, so that a restart finds the files as the crash left them.
    async fn link(&self) -> SqliteConnection {
        SqliteConnection::connect(&format!("sqlite://{}", self.file.display())).await.expect("the database opens")
    }
}

impl Drop for House {
    fn drop(&mut self) {
        // What stays behind is in a folder for temporary files.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

async fn sign_in(services: &Services, account: &Account) -> String {
    let sign_in = services.sign_in(&account.email, PASSWORD, "127.0.0.1", "test").await.expect("the password is right");
    let halfway = services.who_is(&sign_in.secret).await.expect("somebody");
    let code = app_code(&account.totp, SystemClock.now().as_second());
    services.give_second_factor(&halfway, &code, "127.0.0.1").await.expect("the code is right")
}
