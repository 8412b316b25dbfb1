//! A centre's spreadsheet becomes people, enrolments and group memberships: look first, then all or nothing.

mod columns;
mod rows;

use std::collections::BTreeSet;

use domain::enrolment::State;
use domain::ids::GroupId;

pub use columns::{Column, Columns};
use rows::Places;
pub use rows::{Fate, ImportRow, Table};

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::groups::most_members;
use crate::permissions::Permission;
use crate::ports::{MembershipRecord, NewPerson};

/// The most rows that one file may have.
pub const MOST_ROWS: usize = 2000;

/// What an import would do, row by row.
#[derive(Debug, Clone)]
pub struct ImportLook {
    /// Which column of the file is what.
    pub columns: Columns,
    /// Each row and its fate.
    pub rows: Vec<ImportRow>,
}

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportCounts {
    /// People added.
    pub added: usize,
    /// Rows whose person was there already.
    pub known: usize,
    /// Rows that could not be read.
    pub refused: usize,
}

impl Services {
    /// What importing a table would do. Nothing is written.
    ///
    /// # Errors
    /// `NotFound` unless the actor imports; `Invalid` on `file` if the table is empty or too long.
    pub async fn look_at_import(&self, actor: &Actor, table: &Table, columns: Option<Columns>) -> Outcome<ImportLook> {
        let staff = actor.may(Permission::Import)?;
        if table.rows.is_empty() {
            return Err(Error::invalid("file", "file-empty"));
        }
        if table.rows.len() > MOST_ROWS {
            return Err(Error::invalid("file", "file-long"));
        }
        let columns = columns.unwrap_or_else(|| Columns::guess(&table.headings));
        let mut known = self.known_people(staff).await?;
        let mut groups = self.places(staff).await?;
        let rows = table.rows.iter().enumerate();
        let rows = rows.map(|(n, cells)| rows::judge(n, cells, &columns, &mut groups, &mut known));
        Ok(ImportLook { rows: rows.collect(), columns })
    }

    /// Imports a table: all rows that can be read and are new, in one transaction. A second import changes nothing.
    ///
    /// # Errors
    /// As [`Services::look_at_import`]; from the store.
    pub async fn commit_import(&self, actor: &Actor, table: &Table, columns: Columns) -> Outcome<ImportCounts> {
        let staff = actor.may(Permission::Import)?;
        let look = self.look_at_import(actor, table, Some(columns)).await?;
        let mut people = Vec::new();
        let mut counts = ImportCounts { added: 0, known: 0, refused: 0 };
        for row in look.rows {
            match row.fate {
                Fate::Added(form, group) => {
                    let mut new = self.new_person(staff, &form, &IMPORTED).await?;
                    new.membership = group.map(|group| self.first_stay(staff, &new, group, &form.referred_on));
                    people.push(new);
                    counts.added += 1;
                }
                Fate::Known => counts.known += 1,
                Fate::Refused { .. } => counts.refused += 1,
            }
        }
        let entry = self.entry(actor, "people.import", format!("{} people", counts.added));
        self.store.add_people(&people, &entry).await?;
        Ok(counts)
    }

    /// The groups with the places that stay free from today on.
    async fn places(&self, staff: &Staff) -> Outcome<Vec<Places>> {
        let today = self.today(staff)?;
        let stays = self.store.memberships(staff.office).await?;
        let groups = self.store.groups(staff.office).await?;
        groups.iter().map(|group| Ok(Places::of(group, most_members(group.id, &stays, today)?))).collect()
    }

    fn first_stay(&self, staff: &Staff, new: &NewPerson, group: GroupId, from: &str) -> MembershipRecord {
        MembershipRecord {
            id: self.random.id(),
            group_id: group,
            enrolment_id: new.enrolment.id,
            person_id: new.person.id,
            from_on: from.to_owned(),
            to_on: None,
            added_by: staff.id,
            added_at: self.now(),
        }
    }

    /// By what people are known: phone, IIN, and folded name with phone missing.
    async fn known_people(&self, staff: &Staff) -> Outcome<BTreeSet<String>> {
        let mut known = BTreeSet::new();
        for record in self.store.people(staff.office).await? {
            let (name, phone, iin) = (self.person_name(&record)?, self.open_phone(&record)?, self.open_iin(&record)?);
            known.extend(rows::marks_of(&name, phone.as_ref(), iin.as_ref()));
        }
        Ok(known)
    }
}

/// Who comes with a spreadsheet is in the programme already.
const IMPORTED: [State; 6] =
    [State::Referred, State::Contacted, State::InClearing, State::Admitted, State::Contracted, State::Active];
