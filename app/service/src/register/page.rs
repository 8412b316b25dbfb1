//! What a session's page shows.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::attendance::Mark;
use domain::ids::{OccurrenceId, PersonId, StaffId};
use domain::programme::Template;
use domain::standing::Warning;
use jiff::civil::DateTime;

use super::NoteView;
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::calendar::Kind;
use crate::enrolments::{Enrolment, mark_of};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::planning::LedByOne;
use crate::ports::{ExpectedRecord, MarkChangeRecord, OccurrenceRecord};
use crate::time;
use crate::vault::{Place, Side};

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

/// One session's page.
#[derive(Debug, Clone)]
pub struct SessionPage {
    /// Which session.
    pub id: OccurrenceId,
    /// What kind.
    pub kind: Kind,
    /// On the venue's clock.
    pub start: DateTime,
    /// Unix seconds.
    pub starts_at: i64,
    /// Planned length.
    pub minutes: i64,
    /// The room's name.
    pub room: String,
    /// Short names of the trainers.
    pub trainers: Vec<String>,
    /// Why it is led by one; none if it is led by two (rule A7).
    pub led_by_one: Option<LedByOne>,
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
    /// One session with its register. Reading the names is recorded, and so is reading the notes (rule I4).
    ///
    /// # Errors
    /// `NotFound` unless the actor leads it or reviews outcomes, and it is the office's.
    pub async fn session_page(&self, actor: &Actor, id: OccurrenceId) -> Outcome<SessionPage> {
        let staff = actor.may(Permission::TakeRegister)?;
        let (record, leads) = self.led_session(staff, id).await?;
        self.store.note_read(&self.entry(actor, "session.read", id)).await?;
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
            starts_at: record.starts_at,
            minutes: record.minutes,
            room: self.room_names(staff.office).await?.remove(&record.room_id).unwrap_or_default(),
            led_by_one: self.led_by_one(staff, record.series_id, &names).await?,
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
}

fn announcement_place(staff: &Staff, expected: &ExpectedRecord) -> Place {
    Place::of_two("expected.announced", expected.occurrence_id.0, expected.person_id.0, staff.office.0)
}
