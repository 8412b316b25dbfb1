//! What a trainer writes into a register.

use std::collections::BTreeMap;

use domain::attendance::Mark;
use domain::ids::{OccurrenceId, PersonId};

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::calendar::Kind;
use crate::enrolments::mark_of;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{ExpectedRecord, MarkChange, OccurrenceRecord};
use crate::vault::{Place, Side};

/// A register as it stands, without names: what a form that came back is held against.
#[derive(Debug, Clone)]
pub struct Register {
    /// Whether marks may be set now.
    pub is_open: bool,
    /// Whether it was taken: then a change needs its reason.
    pub is_taken: bool,
    /// Who stands on it.
    pub people: Vec<Expected>,
}

/// Somebody on a register, without his name.
#[derive(Debug, Clone, Copy)]
pub struct Expected {
    /// Who.
    pub person: PersonId,
    /// What the register says; none: not taken yet.
    pub mark: Option<Mark>,
    /// Whether he announced that he cannot come: then it is the trainer who decides (rule C6).
    pub has_announced: bool,
}

impl Services {
    /// A session's register as it stands. It names nobody, so reading it is not recorded.
    ///
    /// # Errors
    /// `NotFound` unless the actor leads the session or reviews outcomes, and it is the office's.
    pub async fn register(&self, actor: &Actor, id: OccurrenceId) -> Outcome<Register> {
        let staff = actor.may(Permission::TakeRegister)?;
        let (record, _) = self.led_session(staff, id).await?;
        let mut people = Vec::new();
        for row in self.store.register(id).await? {
            let mark = mark_of(row.mark.as_deref(), row.late_minutes)?;
            people.push(Expected { person: row.person_id, mark, has_announced: row.announced_at.is_some() });
        }
        Ok(Register { is_open: self.is_open(&record), is_taken: record.register == "taken", people })
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
    /// As [`Services::mark`]; `Refused("register-incomplete")` if somebody is unmarked, `Refused("checks-missing")` if a
    /// couple came and a safety check is missing (rule E3).
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
        self.require_checks(&record).await?;
        let entry = self.entry(actor, "register.take", id);
        Ok(self.store.take(staff.office, id, staff.id, &entry).await?)
    }

    /// A joint session is closed with all four safety checks (rule E3); without him there was none.
    async fn require_checks(&self, record: &OccurrenceRecord) -> Outcome<()> {
        let came = |row: &ExpectedRecord| row.mark.as_deref().is_some_and(|mark| ["present", "late"].contains(&mark));
        let is_joint = record.kind == Kind::Couples.code() && self.store.register(record.id).await?.iter().any(came);
        if is_joint && !self.store.joint(record.id).await?.may_close {
            return Err(Error::Refused("checks-missing"));
        }
        Ok(())
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
}
