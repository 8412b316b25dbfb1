//! A small office in a store: two members of staff, rooms, a group and participants. All keys are counted, so that a
//! test can be read.

use std::sync::atomic::{AtomicU64, Ordering};

use domain::ids::{EnrolmentId, GroupId, OccurrenceId, OfficeId, PersonId, ProgrammeId, RoomId, SeriesId, StaffId};
use service::ports::{
    EnrolmentRecord, Entry, ExpectedPerson, GroundRecord, GroupRecord, InvitationRecord, MarkChange, Meant,
    MembershipRecord, NewOccurrence, NewPerson, OccurrenceRecord, OfficeRecord, PersonRecord, ProgrammeRecord,
    ReschedulingRecord, RoomRecord, SeriesRecord, SessionMove, SessionPlace, StaffRecord, StoreError, StoreResult,
    Whom,
};
use uuid::Uuid;

use crate::databases::Database;

/// Monday 2026-03-02, 10:00 in Almaty, in unix seconds.
pub const MONDAY_TEN: i64 = 1_772_427_600;
/// Seconds of an hour.
pub const HOUR: i64 = 3600;
/// Seconds of a week.
pub const WEEK: i64 = 7 * 24 * HOUR;

static LAST: AtomicU64 = AtomicU64::new(0);

/// A fresh key; later ones are greater, as those of the product are.
pub fn fresh() -> Uuid {
    Uuid::from_u128(u128::from(LAST.fetch_add(1, Ordering::Relaxed)) + 1)
}

/// A fresh value for a column of keyed hashes.
pub fn fresh_bytes() -> Vec<u8> {
    fresh().into_bytes().to_vec()
}

/// A participant on his enrolment.
pub type Participant = ExpectedPerson;

/// An office with all that a session needs.
#[derive(Clone)]
pub struct Office {
    pub database: Database,
    pub id: OfficeId,
    pub trainer: StaffId,
    pub colleague: StaffId,
    pub room: RoomId,
    pub other_room: RoomId,
    pub programme: ProgrammeId,
    pub group: GroupId,
}

impl Office {
    /// Founds it.
    ///
    /// # Panics
    /// If the store refuses.
    pub async fn found(database: Database) -> Self {
        let office = Self {
            database,
            id: OfficeId(fresh()),
            trainer: StaffId(fresh()),
            colleague: StaffId(fresh()),
            room: RoomId(fresh()),
            other_room: RoomId(fresh()),
            programme: ProgrammeId(fresh()),
            group: GroupId(fresh()),
        };
        office.furnish().await.expect("an office can be founded");
        office
    }

    async fn furnish(&self) -> StoreResult<()> {
        let store = &self.database.store;
        let entry = self.entry("test.furnish");
        let first = invitation(None);
        store.add_invitation(&first, &entry).await?;
        let record =
            OfficeRecord { id: self.id, name: "Almaty".to_owned(), zone: "Asia/Almaty".to_owned(), created_at: 0 };
        let trainer = self.staff(self.trainer);
        store.found_office(&record, &[], &trainer, first.id.0, &entry).await?;
        let second = invitation(Some(self.id.0));
        store.add_invitation(&second, &entry).await?;
        store.join(&self.staff(self.colleague), second.id.0, &entry).await?;
        for (id, name) in [(self.room, "1"), (self.other_room, "2")] {
            let room = RoomRecord { id, name: name.to_owned(), seats: 12, is_online: false, closed_at: None };
            store.add_room(self.id, &room, &entry).await?;
        }
        store.add_programme(&self.programme(), &[], &entry).await?;
        store.add_group(&self.group("A"), &entry).await
    }

    /// A line for the audit log.
    pub fn entry(&self, action: &'static str) -> Entry {
        Entry {
            office: Some(self.id),
            at: MONDAY_TEN - WEEK,
            actor: "system".to_owned(),
            action,
            subject: self.id.to_string(),
        }
    }

    /// A member of staff who is not stored yet.
    pub fn staff(&self, id: StaffId) -> StaffRecord {
        StaffRecord {
            id,
            office_id: self.id,
            name_sealed: fresh_bytes(),
            sex: "f".to_owned(),
            roles: "trainer".to_owned(),
            email_key: fresh_bytes(),
            email_sealed: fresh_bytes(),
            password_hash: "x".to_owned(),
            totp_sealed: None,
            totp_step: 0,
            language: "kk".to_owned(),
            disabled_at: None,
            created_at: 0,
        }
    }

    fn programme(&self) -> ProgrammeRecord {
        ProgrammeRecord {
            id: self.programme,
            code: "training".to_owned(),
            version: 1,
            office_id: None,
            copied_from: None,
            created_at: 0,
            published_at: Some(0),
        }
    }

    fn group(&self, code: &str) -> GroupRecord {
        GroupRecord {
            id: self.group,
            office_id: self.id,
            programme_id: self.programme,
            code: code.to_owned(),
            language: "kk".to_owned(),
            places: 8,
            created_at: 0,
        }
    }

    /// A participant who is not stored yet.
    pub fn new_person(&self) -> NewPerson {
        let person_id = PersonId(fresh());
        NewPerson {
            person: PersonRecord {
                id: person_id,
                office_id: self.id,
                name_sealed: fresh_bytes(),
                phone_key: None,
                phone_sealed: None,
                iin_key: None,
                iin_sealed: None,
                sex: "m".to_owned(),
                language: "ru".to_owned(),
                portal_code_hash: None,
                portal_code_at: None,
                created_at: 0,
            },
            tokens: Vec::new(),
            enrolment: EnrolmentRecord {
                id: EnrolmentId(fresh()),
                office_id: self.id,
                person_id,
                programme_id: self.programme,
                track: "group".to_owned(),
                basis: "self".to_owned(),
                state: "active".to_owned(),
                referred_on: "2026-01-12".to_owned(),
                created_at: 0,
            },
            steps: Vec::new(),
            membership: None,
        }
    }

    /// A participant who is enrolled.
    ///
    /// # Panics
    /// If the store refuses.
    pub async fn participant(&self) -> Participant {
        let new = self.new_person();
        let participant = ExpectedPerson { person_id: new.person.id, enrolment_id: new.enrolment.id };
        self.database.store.add_people(&[new], &self.entry("test.person")).await.expect("a person can be added");
        participant
    }

    /// A stay of his in the group from an ISO date on.
    pub fn membership(&self, who: Participant, from_on: &str) -> MembershipRecord {
        MembershipRecord {
            id: fresh(),
            group_id: self.group,
            enrolment_id: who.enrolment_id,
            person_id: who.person_id,
            from_on: from_on.to_owned(),
            to_on: None,
            added_by: self.trainer,
            added_at: 0,
        }
    }

    /// One more room.
    ///
    /// # Panics
    /// If there is one with this number.
    pub async fn fresh_room(&self, number: i64) -> RoomId {
        let room = RoomRecord {
            id: RoomId(fresh()),
            name: format!("room {number}"),
            seats: 12,
            is_online: false,
            closed_at: None,
        };
        let entry = self.entry("test.room");
        self.database.store.add_room(self.id, &room, &entry).await.expect("a room can be added");
        room.id
    }

    /// Says whether a room is met on a screen.
    ///
    /// # Errors
    /// As [`service::ports::Offices::change_room`].
    pub async fn set_online(&self, id: RoomId, is_online: bool) -> StoreResult<()> {
        let room = RoomRecord { id, name: format!("screen {id}"), seats: 12, is_online, closed_at: None };
        let entry = self.entry("room.online");
        self.database.store.change_room(self.id, &room, MONDAY_TEN - WEEK, &entry).await
    }

    /// One more trainer.
    ///
    /// # Panics
    /// If the store refuses.
    pub async fn fresh_trainer(&self) -> StaffId {
        let (id, invitation) = (StaffId(fresh()), invitation(Some(self.id.0)));
        let (store, entry) = (&self.database.store, self.entry("test.trainer"));
        store.add_invitation(&invitation, &entry).await.expect("somebody can be invited");
        store.join(&self.staff(id), invitation.id.0, &entry).await.expect("he can join");
        id
    }

    /// A session of two hours, `weeks` after the first Monday, that nobody is bound by yet.
    pub fn session(&self, weeks: i64) -> NewOccurrence {
        let starts_at = MONDAY_TEN + weeks * WEEK;
        NewOccurrence {
            occurrence: OccurrenceRecord {
                id: OccurrenceId(fresh()),
                office_id: self.id,
                series_id: SeriesId(fresh()),
                programme_id: self.programme,
                kind: "group".to_owned(),
                session_key: format!("training-{weeks:02}"),
                group_id: Some(self.group.0),
                room_id: self.room,
                civil_start: civil(weeks),
                zone: "Asia/Almaty".to_owned(),
                minutes: 120,
                starts_at,
                ends_at: starts_at + 2 * HOUR,
                live: true,
                register: "open".to_owned(),
                taken_at: None,
                taken_by: None,
            },
            trainers: Vec::new(),
            people: Vec::new(),
        }
    }

    /// A planning act of the trainer that is not stored yet.
    pub fn series(&self) -> SeriesRecord {
        SeriesRecord {
            id: SeriesId(fresh()),
            office_id: self.id,
            created_by: self.trainer,
            created_at: MONDAY_TEN - WEEK,
            led_by_one_sealed: None,
        }
    }

    /// A first mark of his by the trainer.
    pub fn change(&self, occurrence: OccurrenceId, who: Participant, mark: &'static str) -> MarkChange {
        MarkChange {
            id: fresh(),
            occurrence,
            person: who.person_id,
            mark,
            late_minutes: None,
            at: MONDAY_TEN,
            by: self.trainer,
            reason_sealed: None,
            may_amend: false,
        }
    }

    /// Cancels a session that is on.
    ///
    /// # Errors
    /// As [`service::ports::Rescheduling::reschedule`].
    pub async fn cancel(&self, id: OccurrenceId) -> StoreResult<()> {
        let store = &self.database.store;
        let session = store.occurrence(self.id, id).await?.ok_or(StoreError::Missing)?;
        let from = SessionPlace {
            civil_start: session.civil_start,
            starts_at: session.starts_at,
            ends_at: session.ends_at,
            room_id: session.room_id,
            live: true,
        };
        let to = SessionPlace { live: false, ..from.clone() };
        let act = ReschedulingRecord {
            id: fresh(),
            office_id: self.id,
            kind: "cancel",
            why: "office",
            words_sealed: None,
            by_staff: self.trainer,
            at: MONDAY_TEN - WEEK,
        };
        let cancelled = SessionMove { occurrence_id: id, from, to, replaced: Vec::new() };
        store.reschedule(&act, &[cancelled], &self.entry("session.cancel")).await
    }

    /// Plans sessions as one series.
    ///
    /// # Errors
    /// As [`service::ports::Calendar::plan`].
    pub async fn plan(&self, mut sessions: Vec<NewOccurrence>) -> StoreResult<SeriesId> {
        let series = self.series();
        for session in &mut sessions {
            session.occurrence.series_id = series.id;
        }
        self.database.store.plan(&series, &sessions, &self.entry("calendar.plan")).await?;
        Ok(series.id)
    }

    /// What surrounds these between instants, unix seconds.
    ///
    /// # Panics
    /// If the store refuses.
    pub async fn ground(&self, whom: Whom<'_>, times: &[(i64, i64)]) -> GroundRecord {
        let meant = Meant { times, ..Meant::default() };
        self.database.store.ground(self.id, whom, &meant).await.expect("what surrounds them")
    }
}

/// An invitation that anybody may use.
pub fn invitation(office_id: Option<Uuid>) -> InvitationRecord {
    InvitationRecord {
        id: domain::ids::InvitationId(fresh()),
        token_hash: fresh_bytes(),
        office_id,
        roles: "trainer".to_owned(),
        staff_id: None,
        invited_by: None,
        created_at: 0,
        expires_at: i64::MAX,
        used_at: None,
    }
}

/// Ten o'clock on the Monday `weeks` after 2026-03-02.
fn civil(weeks: i64) -> String {
    let monday = jiff::civil::date(2026, 3, 2).at(10, 0, 0, 0);
    (monday + jiff::Span::new().weeks(weeks)).strftime("%Y-%m-%dT%H:%M").to_string()
}
