//! One session's page: its plan, its register, its notes (rules C1, C2, C6, G1).

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::attendance::Mark;
use domain::ids::{OccurrenceId, PersonId, StaffId};
use domain::programme::Template;
use domain::standing::Warning;
use jiff::civil::DateTime;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::calendar::Kind;
use crate::enrolments::{Enrolment, mark_of};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{ExpectedRecord, MarkChange, MarkChangeRecord, NoteRecord, OccurrenceRecord};
use crate::time;
use crate::vault::{Place, Side};

/// A register opens a quarter of an hour before the session, in seconds.
pub(crate) const OPENS_BEFORE: i64 = 15 * 60;
const LONGEST_NOTE: usize = 4000;

/// One person on a register.
#[derive(Debug, Clone)]
pub struct RegisterRow {
    /// Who.
    pub person: PersonId,
    /// Full name.
    pub name: String,
    /// What the register says; none: not taken yet.
    pub mark: Option<Mark>,
    /// Why he said he cannot come (rule C6).
    pub announced: Option<String>,
    /// What his absences so far call for (rule C5).
    pub warning: Option<Warning>,
    /// Absences so far, excused ones too.
    pub absences: u16,
}

/// A line of the register's history.
#[derive(Debug, Clone)]
pub struct ChangeView {
    /// Whose mark.
    pub name: String,
    /// Mark before.
    pub from: Option<Mark>,
    /// Mark after.
    pub to: Mark,
    /// Unix seconds.
    pub at: i64,
    /// Short name of who changed it.
    pub by: String,
    /// Why.
    pub reason: Option<String>,
}

/// A note on a session.
#[derive(Debug, Clone)]
pub struct NoteView {
    /// The text.
    pub body: String,
    /// Short name of who wrote it.
    pub by: String,
    /// Unix seconds.
    pub at: i64,
}

/// One session's page.
#[derive(Debug, Clone)]
pub struct SessionPage {
    /// Which session.
    pub id: OccurrenceId,
    /// What kind.
    pub kind: Kind,
    /// On the venue's clock.
    pub start: DateTime,
    /// Planned length.
    pub minutes: i64,
    /// The room's name.
    pub room: String,
    /// Short names of the trainers.
    pub trainers: Vec<String>,
    /// The group's code.
    pub group: Option<String>,
    /// Which session of the programme.
    pub session_key: String,
    /// The programme version that its plan is from.
    pub template: Arc<Template>,
    /// False: cancelled.
    pub live: bool,
    /// Whether marks may be set now: it is live and begins within a quarter of an hour or began.
    pub is_open: bool,
    /// When the register was taken, unix seconds.
    pub taken_at: Option<i64>,
    /// The register, by name.
    pub rows: Vec<RegisterRow>,
    /// What it said before, newest first.
    pub changes: Vec<ChangeView>,
    /// Notes, oldest first.
    pub notes: Vec<NoteView>,
    /// Now, unix seconds.
    pub now: i64,
}

impl Services {
    /// One session with its register. Reading its notes is recorded (rule I4).
    ///
    /// # Errors
    /// `NotFound` unless the actor leads it or reviews outcomes, and it is the office's.
    pub async fn session_page(&self, actor: &Actor, id: OccurrenceId) -> Outcome<SessionPage> {
        let staff = actor.may(Permission::TakeRegister)?;
        let (record, leads) = self.led_session(staff, id).await?;
        let names = self.staff_names(staff.office).await?;
        let rows = self.rows(staff, &record).await?;
        let notes = self.notes(staff, id, &names).await?;
        if !notes.is_empty() {
            self.store.note_read(&self.entry(actor, "note.read", id)).await?;
        }
        let people: BTreeMap<PersonId, String> = rows.iter().map(|row| (row.person, row.name.clone())).collect();
        let groups = self.store.groups(staff.office).await?;
        Ok(SessionPage {
            id,
            kind: Kind::parse(&record.kind).ok_or_else(|| Error::corrupt("occurrence.kind"))?,
            start: time::civil(&record.civil_start)?,
            minutes: record.minutes,
            room: self.room_names(staff.office).await?.remove(&record.room_id).unwrap_or_default(),
            trainers: leads.iter().filter_map(|lead| names.get(lead).cloned()).collect(),
            group: groups.into_iter().find(|group| Some(group.id.0) == record.group_id).map(|group| group.code),
            template: self.programmes.template(&*self.store, record.programme_id).await?,
            live: record.live,
            is_open: self.is_open(&record),
            taken_at: record.taken_at,
            changes: self.changes(staff, id, &people, &names).await?,
            notes,
            session_key: record.session_key,
            rows,
            now: self.now(),
        })
    }

    /// Marks people on a session's register (rules C1, C2). Marking the same again changes nothing.
    ///
    /// # Errors
    /// `NotFound` unless the actor leads the session or reviews outcomes; `Refused("not-yet")` before it begins,
    /// `Refused("session-cancelled")`; `Invalid` on `reason` if the register was taken and no reason is given;
    /// `Refused("changed-meanwhile")` if somebody is not on the register.
    pub async fn mark(&self, actor: &Actor, id: OccurrenceId, marks: &[(PersonId, Mark)], reason: &str) -> Outcome<()> {
        let staff = actor.may(Permission::TakeRegister)?;
        let (record, _) = self.led_session(staff, id).await?;
        self.require_open(&record)?;
        let marks = self.only_new(id, marks).await?;
        let (is_taken, reason) = (record.register == "taken", reason.trim());
        if is_taken && reason.is_empty() && !marks.is_empty() {
            return Err(Error::invalid("reason", "reason-missing"));
        }
        let changes = marks
            .iter()
            .map(|(person, mark)| self.mark_change(staff, id, *person, *mark, reason, is_taken))
            .collect::<Outcome<Vec<_>>>()?;
        let entry = self.entry(actor, if is_taken { "register.amend" } else { "register.mark" }, id);
        Ok(self.store.mark(&changes, &entry).await?)
    }

    /// Declares a register taken (rule C2).
    ///
    /// # Errors
    /// As [`Services::mark`]; `Refused("register-incomplete")` if somebody is unmarked.
    pub async fn take_register(&self, actor: &Actor, id: OccurrenceId) -> Outcome<()> {
        let staff = actor.may(Permission::TakeRegister)?;
        let (record, _) = self.led_session(staff, id).await?;
        self.require_open(&record)?;
        if record.register == "taken" {
            return Ok(());
        }
        if self.store.register(id).await?.iter().any(|row| row.mark.is_none()) {
            return Err(Error::Refused("register-incomplete"));
        }
        let entry = self.entry(actor, "register.take", id);
        Ok(self.store.take(staff.office, id, staff.id, &entry).await?)
    }

    /// Keeps a note on a session.
    ///
    /// # Errors
    /// As [`Services::session_page`]; `Invalid` on `body` if it is empty or too long.
    pub async fn add_note(&self, actor: &Actor, id: OccurrenceId, body: &str) -> Outcome<()> {
        let staff = actor.may(Permission::TakeRegister)?;
        self.led_session(staff, id).await?;
        let body = body.trim();
        if body.is_empty() || body.chars().count() > LONGEST_NOTE {
            return Err(Error::invalid("body", "note-length"));
        }
        let key = self.random.id();
        let place = Place { column: "note.body", row: key, office: staff.office.0 };
        let note = NoteRecord {
            id: key,
            occurrence_id: id,
            by_staff: staff.id,
            body_sealed: self.vault.seal(&*self.random, Side::Participants, place, body)?,
            at: self.now(),
        };
        let entry = self.entry(actor, "note.add", id);
        Ok(self.store.add_note(&note, &entry).await?)
    }

    /// A session that the actor leads; a coordinator may act for any trainer.
    pub(crate) async fn led_session(
        &self,
        staff: &Staff,
        id: OccurrenceId,
    ) -> Outcome<(OccurrenceRecord, Vec<StaffId>)> {
        let record = self.store.occurrence(staff.office, id).await?.ok_or(Error::NotFound)?;
        let leads = self.store.leads_of(id).await?;
        let may = leads.contains(&staff.id) || Permission::SeeOutcomes.is_given_to(&staff.roles);
        if may { Ok((record, leads)) } else { Err(Error::NotFound) }
    }

    fn is_open(&self, record: &OccurrenceRecord) -> bool {
        record.live && record.starts_at - OPENS_BEFORE <= self.now()
    }

    fn require_open(&self, record: &OccurrenceRecord) -> Outcome<()> {
        match (record.live, self.is_open(record)) {
            (false, _) => Err(Error::Refused("session-cancelled")),
            (true, false) => Err(Error::Refused("not-yet")),
            (true, true) => Ok(()),
        }
    }

    /// Leaves out marks that the register has already, so that a retry has no effect (R2).
    async fn only_new(&self, id: OccurrenceId, marks: &[(PersonId, Mark)]) -> Outcome<Vec<(PersonId, Mark)>> {
        let mut known = BTreeMap::new();
        for row in self.store.register(id).await? {
            known.insert(row.person_id, mark_of(row.mark.as_deref(), row.late_minutes)?);
        }
        Ok(marks.iter().copied().filter(|(person, mark)| known.get(person) != Some(&Some(*mark))).collect())
    }

    fn mark_change(
        &self,
        staff: &Staff,
        occurrence: OccurrenceId,
        person: PersonId,
        mark: Mark,
        reason: &str,
        may_amend: bool,
    ) -> Outcome<MarkChange> {
        let id = self.random.id();
        let place = Place { column: "mark_change.reason", row: id, office: staff.office.0 };
        let sealed = (!reason.is_empty())
            .then(|| self.vault.seal(&*self.random, Side::Participants, place, reason))
            .transpose()?;
        Ok(MarkChange {
            id,
            occurrence,
            person,
            mark: mark.code(),
            late_minutes: mark.late_minutes().map(i64::from),
            at: self.now(),
            by: staff.id,
            reason_sealed: sealed,
            may_amend,
        })
    }

    async fn rows(&self, staff: &Staff, record: &OccurrenceRecord) -> Outcome<Vec<RegisterRow>> {
        let mut rows = Vec::new();
        for expected in self.store.register(record.id).await? {
            rows.push(self.row(staff, &expected).await?);
        }
        let order = domain::order::Order::for_language(staff.language);
        rows.sort_by_cached_key(|row| order.key(&row.name));
        Ok(rows)
    }

    async fn row(&self, staff: &Staff, expected: &ExpectedRecord) -> Outcome<RegisterRow> {
        let person = self.store.person(staff.office, expected.person_id).await?.ok_or(Error::NotFound)?;
        let enrolment: Enrolment =
            self.store.enrolment(staff.office, expected.enrolment_id).await?.ok_or(Error::NotFound)?.try_into()?;
        let sessions = self.store.history_of(expected.person_id).await?;
        let standing = self.standing(&enrolment, &sessions, self.today(staff)?).await?;
        let announced = expected
            .announced_sealed
            .as_deref()
            .map(|sealed| self.vault.open_text(Side::Participants, announcement_place(staff, expected), sealed));
        Ok(RegisterRow {
            person: expected.person_id,
            name: self.person_name(&person)?.full(),
            mark: mark_of(expected.mark.as_deref(), expected.late_minutes)?,
            announced: announced.transpose()?,
            warning: standing.warning,
            absences: standing.absences,
        })
    }

    async fn changes(
        &self,
        staff: &Staff,
        id: OccurrenceId,
        people: &BTreeMap<PersonId, String>,
        names: &BTreeMap<StaffId, String>,
    ) -> Outcome<Vec<ChangeView>> {
        let view = |record: MarkChangeRecord| {
            let place = Place { column: "mark_change.reason", row: record.id, office: staff.office.0 };
            let open = |sealed: Vec<u8>| self.vault.open_text(Side::Participants, place, &sealed);
            Ok(ChangeView {
                name: people.get(&record.person_id).cloned().unwrap_or_default(),
                from: mark_of(record.from_mark.as_deref(), record.from_late_minutes)?,
                to: mark_of(Some(&record.to_mark), record.to_late_minutes)?
                    .ok_or_else(|| Error::corrupt("mark_change.to_mark"))?,
                at: record.at,
                by: names.get(&record.by_staff).cloned().unwrap_or_default(),
                reason: record.reason_sealed.map(open).transpose()?,
            })
        };
        self.store.changes(id).await?.into_iter().filter(|record| record.from_mark.is_some()).map(view).collect()
    }

    async fn notes(
        &self,
        staff: &Staff,
        id: OccurrenceId,
        names: &BTreeMap<StaffId, String>,
    ) -> Outcome<Vec<NoteView>> {
        let view = |record: NoteRecord| {
            let place = Place { column: "note.body", row: record.id, office: staff.office.0 };
            Ok(NoteView {
                body: self.vault.open_text(Side::Participants, place, &record.body_sealed)?,
                by: names.get(&record.by_staff).cloned().unwrap_or_default(),
                at: record.at,
            })
        };
        self.store.notes(id).await?.into_iter().map(view).collect()
    }
}

fn announcement_place(staff: &Staff, expected: &ExpectedRecord) -> Place {
    Place::of_two("expected.announced", expected.occurrence_id.0, expected.person_id.0, staff.office.0)
}
