//! Appointments for a calendar elsewhere: a personal feed behind a secret link, or one appointment as a file.
//!
//! What leaves the house here says when, and to staff where and with which group: never what about (security S18).

use domain::ids::{OccurrenceId, OfficeId};
use domain::language::Language;
use domain::slot::{Slot, Zone};
use uuid::Uuid;

use crate::Services;
use crate::accounts::{parse_roles, secrets};
use crate::actor::{Actor, Participant, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{FeedOwnerRecord, FeedRecord, FeedSessionRecord, Share};
use crate::time;

/// A feed reaches so far back, in seconds.
const LOOKS_BACK: i64 = 31 * 24 * 60 * 60;
/// Links that lead nowhere, an hour and address.
const PER_ADDRESS: i64 = 60;
const HOUR: i64 = 60 * 60;

/// Appointments for a calendar elsewhere.
#[derive(Debug, Clone)]
pub struct Feed {
    /// Of the owner.
    pub language: Language,
    /// Of the owner's office.
    pub zone: Zone,
    /// By start.
    pub sessions: Vec<FeedSession>,
}

/// One appointment.
#[derive(Debug, Clone)]
pub struct FeedSession {
    /// Which session: the same for as long as it exists.
    pub id: OccurrenceId,
    /// When.
    pub slot: Slot,
    /// False: cancelled.
    pub live: bool,
    /// Grows with each change.
    pub sequence: i64,
    /// When it was last changed, unix seconds.
    pub changed_at: i64,
    /// For staff: code of the group, and name of the room.
    pub detail: Option<Detail>,
}

/// What only staff are told.
#[derive(Debug, Clone)]
pub struct Detail {
    /// Code of the group, if a group's.
    pub group: Option<String>,
    /// Name of the room.
    pub room: String,
}

/// Who asks for his own feed.
enum Owner<'a> {
    Staff(&'a Staff),
    Participant(&'a Participant),
}

impl Owner<'_> {
    const fn account(&self) -> (OfficeId, Uuid) {
        match self {
            Self::Staff(staff) => (staff.office, staff.id.0),
            Self::Participant(person) => (person.office, person.id.0),
        }
    }
}

impl Services {
    /// Since when the actor has a feed, unix seconds; none if he has none.
    ///
    /// # Errors
    /// `SignInRequired`; `NotFound` for staff who have no sessions.
    pub async fn my_feed(&self, actor: &Actor) -> Outcome<Option<i64>> {
        let (_, account) = owner(actor)?.account();
        Ok(self.store.feed_since(account).await?)
    }

    /// Makes a new secret link to the actor's feed; the one before no longer works. Answers the secret, this once.
    ///
    /// # Errors
    /// As [`Services::my_feed`].
    pub async fn renew_feed(&self, actor: &Actor) -> Outcome<String> {
        let owner = owner(actor)?;
        let (office_id, account) = owner.account();
        let is_staff = matches!(owner, Owner::Staff(_));
        let secret = secrets::fresh(&*self.random);
        let feed = FeedRecord {
            token_hash: secrets::hash(&secret),
            office_id,
            staff_id: is_staff.then_some(account),
            person_id: (!is_staff).then_some(account),
            created_at: self.now(),
        };
        self.store.renew_feed(&feed, &self.entry(actor, "feed.renew", account)).await?;
        Ok(secret)
    }

    /// Ends the actor's feed: its link no longer works.
    ///
    /// # Errors
    /// As [`Services::my_feed`]; `Refused("changed-meanwhile")` if there is none.
    pub async fn revoke_feed(&self, actor: &Actor) -> Outcome<()> {
        let (_, account) = owner(actor)?.account();
        Ok(self.store.revoke_feed(account, &self.entry(actor, "feed.revoke", account)).await?)
    }

    /// What a feed's link shows. Needs no account: the link's secret is the right.
    ///
    /// # Errors
    /// `NotFound` if the link was replaced, revoked or never was; `TooMany` after many such from one address.
    pub async fn feed(&self, secret: &str, address: &str) -> Outcome<Feed> {
        let Some(owner) = self.store.feed_owner(&secrets::hash(secret)).await? else {
            self.count_lost_link(address).await?;
            return Err(Error::NotFound);
        };
        let from = self.now() - LOOKS_BACK;
        let (records, is_staff) = match (owner.staff_id, owner.person_id) {
            (Some(staff), _) if Permission::SeeCalendar.is_given_to(&parse_roles(&owner.roles)?) => {
                (self.store.feed_of_staff(staff.into(), from).await?, true)
            }
            (None, Some(person)) => (self.store.feed_of_person(person.into(), from).await?, false),
            _ => return Err(Error::NotFound),
        };
        feed(&owner, records, is_staff)
    }

    async fn count_lost_link(&self, address: &str) -> Outcome<()> {
        let now = self.now();
        let key = self.vault.index("lost links from address", address);
        let share = Share { id: self.random.id(), key, limit: PER_ADDRESS, since: now - HOUR };
        match self.store.count_attempt(&[share], now).await? {
            None => Ok(()),
            Some(seconds) => Err(Error::TooMany { seconds }),
        }
    }

    /// One session as a file, for whoever sees its page.
    ///
    /// # Errors
    /// `NotFound` unless the actor leads it or reviews outcomes, and it is the office's.
    pub async fn session_file(&self, actor: &Actor, id: OccurrenceId) -> Outcome<Feed> {
        let staff = actor.may(Permission::TakeRegister)?;
        self.led_session(staff, id).await?;
        let record = self.store.feed_session(staff.office, id).await?.ok_or(Error::NotFound)?;
        Ok(Feed { language: staff.language, zone: staff.zone.clone(), sessions: vec![session(record, true)?] })
    }

    /// One of the participant's own sessions as a file.
    ///
    /// # Errors
    /// `SignInRequired`; `NotFound` for staff, and if it is not his.
    pub async fn my_session_file(&self, actor: &Actor, id: OccurrenceId) -> Outcome<Feed> {
        let me = actor.participant()?;
        let mut sessions = self.store.feed_of_person(me.id, 0).await?.into_iter();
        let record = sessions.find(|session| session.id == id).ok_or(Error::NotFound)?;
        Ok(Feed { language: me.language, zone: me.zone.clone(), sessions: vec![session(record, false)?] })
    }
}

fn owner(actor: &Actor) -> Outcome<Owner<'_>> {
    match actor {
        Actor::Participant(person) => Ok(Owner::Participant(person)),
        _ => actor.may(Permission::SeeCalendar).map(Owner::Staff),
    }
}

fn feed(owner: &FeedOwnerRecord, records: Vec<FeedSessionRecord>, is_staff: bool) -> Outcome<Feed> {
    Ok(Feed {
        language: Language::parse(&owner.language).ok_or_else(|| Error::corrupt("language"))?,
        zone: Zone::parse(&owner.zone).map_err(|_| Error::corrupt("office.zone"))?,
        sessions: records.into_iter().map(|record| session(record, is_staff)).collect::<Outcome<_>>()?,
    })
}

fn session(record: FeedSessionRecord, is_staff: bool) -> Outcome<FeedSession> {
    let slot = Slot {
        start: time::civil(&record.civil_start)?,
        minutes: u16::try_from(record.minutes).map_err(|_| Error::corrupt("occurrence.minutes"))?,
        zone: Zone::parse(&record.zone).map_err(|_| Error::corrupt("occurrence.zone"))?,
    };
    Ok(FeedSession {
        id: record.id,
        slot,
        live: record.live,
        sequence: record.changes,
        changed_at: record.changed_at,
        detail: is_staff.then_some(Detail { group: record.group_code, room: record.room }),
    })
}
