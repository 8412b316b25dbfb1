//! Clients who write numbered things, and keep a list of what was acknowledged.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use domain::ids::{OccurrenceId, PersonId};

use crate::house::{House, Marked};
use crate::wire::{Reply, Wire};

/// Minutes late that a mark can say: each is one number of a client's list.
const NUMBERS: u64 = 100;

/// What a load did.
#[derive(Debug, Default)]
pub struct Log {
    /// Notes that were acknowledged.
    pub notes: Vec<String>,
    /// Marks that were acknowledged.
    pub marks: Vec<Marked>,
    /// Answers that were neither yes nor no.
    pub strange: Vec<Reply>,
}

/// What goes on writing until it is told to stop.
pub struct Load {
    address: String,
    cookie: String,
    sessions: Vec<OccurrenceId>,
    people: Vec<PersonId>,
    /// The next number that nobody has written.
    next: Arc<AtomicU64>,
    pub stop: AtomicBool,
}

impl Load {
    /// A load on a server; numbers go on where the one before ended.
    pub fn new(house: &House, address: &str, next: &Arc<AtomicU64>) -> Arc<Self> {
        Arc::new(Self {
            address: address.to_owned(),
            cookie: house.cookie.clone(),
            sessions: house.sessions.clone(),
            people: house.people.clone(),
            next: Arc::clone(next),
            stop: AtomicBool::new(false),
        })
    }

    /// Writes notes: each number once, whether or not an answer came.
    pub async fn write_notes(self: Arc<Self>) -> Log {
        let mut log = Log::default();
        let mut wire = None;
        while !self.stop.load(Ordering::Relaxed) {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let note = format!("note-{number}");
            let session = self.session(number);
            match self.post(&mut wire, &format!("/sessions/{session}/note"), &format!("body={note}")).await {
                Reply::Answered(303) => log.notes.push(note),
                Reply::Nothing => wire = None,
                other => log.strange.push(other),
            }
        }
        log
    }

    /// Sets marks, and sends each again until it is answered, as the register's page does.
    pub async fn write_marks(self: Arc<Self>) -> Log {
        let mut log = Log::default();
        let mut wire = None;
        let mut open = None;
        while !self.stop.load(Ordering::Relaxed) {
            let (session, person, minutes) = open.take().unwrap_or_else(|| self.fresh_mark());
            let body = format!("person={person}&mark=late&late={minutes}");
            match self.post(&mut wire, &format!("/sessions/{session}/mark"), &body).await {
                Reply::Answered(200) => log.marks.push((session, person, minutes)),
                Reply::Nothing => {
                    wire = None;
                    open = Some((session, person, minutes));
                }
                other => log.strange.push(other),
            }
        }
        log
    }

    /// Looks at pages.
    pub async fn read(self: Arc<Self>) -> Log {
        let mut log = Log::default();
        let mut wire = None;
        while !self.stop.load(Ordering::Relaxed) {
            let reply = match self.connected(&mut wire).await {
                Some(wire) => wire.get("/today", &self.cookie).await,
                None => Reply::Nothing,
            };
            match reply {
                Reply::Answered(200) => {}
                Reply::Nothing => wire = None,
                other => log.strange.push(other),
            }
        }
        log
    }

    async fn post(&self, wire: &mut Option<Wire>, path: &str, body: &str) -> Reply {
        match self.connected(wire).await {
            Some(wire) => wire.post(path, &self.cookie, body).await,
            None => Reply::Nothing,
        }
    }

    async fn connected<'a>(&self, wire: &'a mut Option<Wire>) -> Option<&'a mut Wire> {
        if wire.is_none() {
            *wire = Wire::open(&self.address).await;
            if wire.is_none() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        }
        wire.as_mut()
    }

    fn session(&self, number: u64) -> OccurrenceId {
        self.sessions[usize::try_from(number).expect("it fits") % self.sessions.len()]
    }

    /// A session, a person and minutes in which nobody was marked yet.
    fn fresh_mark(&self) -> Marked {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let pairs = (self.sessions.len() * self.people.len()) as u64;
        let pair = usize::try_from(number % pairs).expect("it fits");
        let minutes = (number / pairs) % NUMBERS + 1;
        let (session, person) = (self.sessions[pair % self.sessions.len()], self.people[pair / self.sessions.len()]);
        (session, person, i64::try_from(minutes).expect("it fits"))
    }
}
