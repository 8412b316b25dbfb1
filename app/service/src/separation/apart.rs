//! Keeping two people apart: only an advocate does, and only she sees it (rules D6, F3).

use domain::ids::{PersonId, ProtectedId, SeparationId};

use super::views::{details_place, name_place};
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{ProtectedRecord, SeparationRecord, StoreError};
use crate::vault::Side;

/// Longest name, in characters.
const LONGEST_NAME: usize = 120;
/// Longest details, in characters.
const LONGEST_DETAILS: usize = 2000;

/// From whom a participant is kept apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Other {
    /// Another participant.
    Participant(PersonId),
    /// Somebody who is recorded already.
    Protected(ProtectedId),
    /// Somebody who is not, by name.
    New(String),
}

/// What is typed to keep two people apart.
#[derive(Debug, Clone)]
pub struct SeparationForm {
    /// The participant.
    pub person: PersonId,
    /// The other one.
    pub other: Other,
    /// What is to be heeded.
    pub details: String,
}

impl Services {
    /// Keeps two people apart from now on. What is planned already stays until somebody moves it: the page tells.
    ///
    /// # Errors
    /// `NotFound` unless an advocate asks and both are of the office; `Invalid` on a field; `Refused("apart-already")`.
    pub async fn keep_apart(&self, actor: &Actor, form: &SeparationForm) -> Outcome<()> {
        let staff = actor.may(Permission::KeepApart)?;
        self.store.person(staff.office, form.person).await?.ok_or(Error::NotFound)?;
        let details = form.details.trim();
        if details.chars().count() > LONGEST_DETAILS {
            return Err(Error::invalid("details", "apart-details"));
        }
        let (other_person_id, protected_id, new) = self.other(staff, form).await?;
        let id: SeparationId = self.random.id().into();
        let record = SeparationRecord {
            id,
            office_id: staff.office,
            person_id: form.person,
            other_person_id: other_person_id.map(|person| person.0),
            protected_id: protected_id.map(|protected| protected.0),
            details_sealed: self.vault.seal(&*self.random, Side::Partners, details_place(staff.office, id), details)?,
            recorded_by: staff.id,
            recorded_at: self.now(),
        };
        let entry = self.entry(actor, "apart.keep", id);
        match self.store.separate(&record, new.as_ref(), &entry).await {
            Err(StoreError::Duplicate) => Err(Error::Refused("apart-already")),
            outcome => Ok(outcome?),
        }
    }

    /// Lets two people meet again.
    ///
    /// # Errors
    /// `NotFound` unless an advocate asks; `Refused("changed-meanwhile")` if it ended before.
    pub async fn end_separation(&self, actor: &Actor, id: SeparationId) -> Outcome<()> {
        let staff = actor.may(Permission::KeepApart)?;
        let entry = self.entry(actor, "apart.end", id);
        Ok(self.store.end_separation(staff.office, id, staff.id, self.now(), &entry).await?)
    }

    /// The other one, and her record if she is new.
    async fn other(
        &self,
        staff: &Staff,
        form: &SeparationForm,
    ) -> Outcome<(Option<PersonId>, Option<ProtectedId>, Option<ProtectedRecord>)> {
        match &form.other {
            Other::Participant(id) if *id == form.person => Err(Error::invalid("other", "apart-same")),
            Other::Participant(id) => {
                self.store.person(staff.office, *id).await?.ok_or(Error::NotFound)?;
                Ok((Some(*id), None, None))
            }
            Other::Protected(id) => {
                let known = self.store.protected_people(staff.office).await?;
                known.iter().find(|protected| protected.id == *id).ok_or(Error::NotFound)?;
                Ok((None, Some(*id), None))
            }
            Other::New(name) => {
                let record = self.new_protected(staff, name)?;
                Ok((None, Some(record.id), Some(record)))
            }
        }
    }

    fn new_protected(&self, staff: &Staff, name: &str) -> Outcome<ProtectedRecord> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(Error::invalid("partner", "apart-name"));
        }
        let id: ProtectedId = self.random.id().into();
        Ok(ProtectedRecord {
            id,
            office_id: staff.office,
            name_sealed: self.vault.seal(&*self.random, Side::Partners, name_place(staff.office, id), name)?,
            recorded_by: staff.id,
            recorded_at: self.now(),
        })
    }
}
