//! What the advocate sees of the people who are kept apart.

use std::collections::BTreeMap;

use domain::ids::{OfficeId, PersonId, ProtectedId, SeparationId, StaffId, VisitId};
use jiff::civil::{Date, DateTime};

use super::measures::MeasureView;
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{SeparationRecord, VisitRecord};
use crate::time;
use crate::vault::{Place, Side};

/// At most so many participants are offered for one search.
const MOST_FOUND: usize = 20;

/// The advocate's page.
#[derive(Debug, Clone)]
pub struct ApartPage {
    /// Participants who match what was typed, by short name; names parted by commas are searched one by one.
    pub found: Vec<(PersonId, String)>,
    /// Whoever is protected.
    pub protected: Vec<ProtectedView>,
    /// The pairs that are kept apart.
    pub separations: Vec<SeparationView>,
    /// Who may be visited.
    pub staff: BTreeMap<StaffId, String>,
    /// The present day.
    pub today: Date,
}

/// Somebody who is protected from a participant.
#[derive(Debug, Clone)]
pub struct ProtectedView {
    /// Key of the row.
    pub id: ProtectedId,
    /// Her name.
    pub name: String,
    /// Her visits to come, by start.
    pub visits: Vec<VisitView>,
}

/// A visit to come.
#[derive(Debug, Clone)]
pub struct VisitView {
    /// Key of the visit.
    pub id: VisitId,
    /// On the office's clock.
    pub start: DateTime,
    /// Planned length.
    pub minutes: i64,
    /// False: elsewhere in the city.
    pub is_here: bool,
    /// With whom, by short name.
    pub with: String,
}

/// Two people who are kept apart.
#[derive(Debug, Clone)]
pub struct SeparationView {
    /// Key of the pair.
    pub id: SeparationId,
    /// The participant's full name.
    pub participant: String,
    /// The other participant's, or the name of who is protected from him.
    pub other: String,
    /// Whether the other one is a participant too.
    pub is_between_participants: bool,
    /// What is to be heeded.
    pub details: String,
    /// The measures that stand on either side; with one, the strict distances hold.
    pub measures: Vec<MeasureView>,
    /// Days from today on with an appointment that is too near: it was planned before.
    pub too_near: Vec<Date>,
}

impl Services {
    /// Everybody who is kept apart, and whom a search finds. Each reading is recorded (rule I4).
    ///
    /// # Errors
    /// `NotFound` unless an advocate asks.
    pub async fn apart(&self, actor: &Actor, query: &str) -> Outcome<ApartPage> {
        let staff = actor.may(Permission::KeepApart)?;
        self.store.note_read(&self.entry(actor, "apart.read", staff.office)).await?;
        let names = self.staff_names(staff.office).await?;
        let protected = self.protected_views(staff, &names).await?;
        Ok(ApartPage {
            found: self.found_people(staff, query).await?,
            separations: self.separation_views(staff, &protected).await?,
            protected,
            staff: names,
            today: self.today(staff)?,
        })
    }

    async fn found_people(&self, staff: &Staff, query: &str) -> Outcome<Vec<(PersonId, String)>> {
        let mut found = BTreeMap::new();
        for name in query.split(',') {
            for id in self.matching(staff, name).await?.unwrap_or_default() {
                if found.len() < MOST_FOUND {
                    found.insert(id, self.full_name_of(staff, id).await?);
                }
            }
        }
        let mut found: Vec<_> = found.into_iter().collect();
        let order = domain::order::Order::for_language(staff.language);
        found.sort_by_cached_key(|(_, name)| order.key(name));
        Ok(found)
    }

    async fn full_name_of(&self, staff: &Staff, id: PersonId) -> Outcome<String> {
        let person = self.store.person(staff.office, id).await?.ok_or(Error::NotFound)?;
        Ok(self.person_name(&person)?.full())
    }

    async fn protected_views(&self, staff: &Staff, names: &BTreeMap<StaffId, String>) -> Outcome<Vec<ProtectedView>> {
        let visits = self.store.visits(staff.office, self.now()).await?;
        let mut views = Vec::new();
        for record in self.store.protected_people(staff.office).await? {
            let hers = visits.iter().filter(|visit| visit.protected_id == record.id);
            views.push(ProtectedView {
                id: record.id,
                name: self.vault.open_text(Side::Partners, name_place(staff.office, record.id), &record.name_sealed)?,
                visits: hers.map(|visit| visit_view(visit, names)).collect::<Outcome<_>>()?,
            });
        }
        Ok(views)
    }

    async fn separation_views(&self, staff: &Staff, protected: &[ProtectedView]) -> Outcome<Vec<SeparationView>> {
        let from = time::day_start(self.today(staff)?, &staff.zone)?;
        let near = self.store.too_near(staff.office, from).await?;
        let measures = self.measure_views(staff, self.store.measures(staff.office).await?).await?;
        let mut views = Vec::new();
        for record in self.store.separations(staff.office).await? {
            let other = match (record.other_person_id, record.protected_id) {
                (Some(person), _) => self.full_name_of(staff, person.into()).await?,
                (None, id) => {
                    let known = protected.iter().find(|view| Some(view.id.0) == id);
                    known.ok_or_else(|| Error::corrupt("separation.protected_id"))?.name.clone()
                }
            };
            let too_near = near.iter().filter(|near| near.separation_id == record.id);
            let mut days: Vec<Date> = too_near
                .map(|near| Ok(time::on_the_clock(near.starts_at, &staff.zone)?.date()))
                .collect::<Outcome<_>>()?;
            days.dedup();
            let binds = |measure: &&MeasureView| is_of(&record, measure.person);
            views.push(SeparationView {
                id: record.id,
                participant: self.full_name_of(staff, record.person_id).await?,
                other,
                is_between_participants: record.other_person_id.is_some(),
                details: self.vault.open_text(
                    Side::Partners,
                    details_place(staff.office, record.id),
                    &record.details_sealed,
                )?,
                measures: measures.iter().filter(binds).cloned().collect(),
                too_near: days,
            });
        }
        Ok(views)
    }
}

fn is_of(record: &SeparationRecord, person: PersonId) -> bool {
    record.person_id == person || record.other_person_id == Some(person.0)
}

fn visit_view(record: &VisitRecord, names: &BTreeMap<StaffId, String>) -> Outcome<VisitView> {
    Ok(VisitView {
        id: record.id,
        start: time::civil(&record.civil_start)?,
        minutes: record.minutes,
        is_here: record.place == "here",
        with: names.get(&record.staff_id).cloned().unwrap_or_default(),
    })
}

pub(super) const fn name_place(office: OfficeId, id: ProtectedId) -> Place {
    Place { column: "protected_person.name", row: id.0, office: office.0 }
}

pub(super) const fn details_place(office: OfficeId, id: SeparationId) -> Place {
    Place { column: "separation.details", row: id.0, office: office.0 }
}
