//! Reviews of risk: a judgement with its reasons, lowered only by two (rules F1, F2).

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{PersonId, StaffId};
use domain::risk::{Level, Review, is_pending, standing_level};
use uuid::Uuid;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{RiskLevelRecord, RiskReviewRecord};
use crate::vault::{Place, Side};

/// How long the reasons are, in characters.
const REASONS: std::ops::RangeInclusive<usize> = 10..=2000;
const COLUMN: &str = "risk_review.reasons";

/// One review as its readers see it.
#[derive(Debug, Clone)]
pub struct RiskReview {
    /// Key of the row.
    pub id: Uuid,
    /// What was judged.
    pub level: Level,
    /// Why.
    pub reasons: String,
    /// When, unix seconds.
    pub at: i64,
    /// Short name of who judged.
    pub by: String,
    /// Short name of the second person who agreed.
    pub confirmed_by: Option<String>,
}

/// Somebody's risk.
#[derive(Debug, Clone)]
pub struct Risk {
    /// The level that holds; none: nobody reviewed it yet.
    pub level: Option<Level>,
    /// The reviews, newest first.
    pub reviews: Vec<RiskReview>,
    /// Whether the newest lowers the level and waits for a second person.
    pub is_pending: bool,
    /// Whether whoever reads may be that person.
    pub may_confirm: bool,
}

impl Services {
    /// Somebody's risk, for the trainers of his case and coordinators; none for others. Reading it is recorded (rule I4).
    ///
    /// # Errors
    /// `NotFound` unless the actor sees people and he is one of the office's.
    pub async fn risk(&self, actor: &Actor, person: PersonId) -> Outcome<Option<Risk>> {
        let staff = actor.may(Permission::SeePeople)?;
        if !self.works_with(staff, person).await? {
            return Ok(None);
        }
        let records = self.store.risk_reviews(staff.office, person).await?;
        if !records.is_empty() {
            self.store.note_read(&self.entry(actor, "risk.read", person)).await?;
        }
        let judged = judged(&records)?;
        let is_pending = is_pending(&judged);
        let is_of_another = records.last().is_some_and(|newest| newest.by_staff != staff.id);
        let names = self.staff_names(staff.office).await?;
        let mut reviews = records.iter().map(|record| self.view(staff, record, &names)).collect::<Outcome<Vec<_>>>()?;
        reviews.reverse();
        Ok(Some(Risk { level: standing_level(&judged), reviews, is_pending, may_confirm: is_pending && is_of_another }))
    }

    /// Keeps a review of somebody's risk. A lower level holds when a second person agrees (rule F2).
    ///
    /// # Errors
    /// `NotFound` unless the actor works with him; `Invalid` on `level` or `reasons`.
    pub async fn review_risk(&self, actor: &Actor, person: PersonId, level: &str, reasons: &str) -> Outcome<()> {
        let staff = actor.may(Permission::SeePeople)?;
        self.require_case(staff, person).await?;
        let level = Level::parse(level).ok_or(Error::invalid("level", "choice-missing"))?;
        let reasons = reasons.trim();
        if !REASONS.contains(&reasons.chars().count()) {
            return Err(Error::invalid("reasons", "risk-reasons"));
        }
        let id = self.random.id();
        let place = Place { column: COLUMN, row: id, office: staff.office.0 };
        let review = RiskReviewRecord {
            id,
            person_id: person,
            level: level.code().to_owned(),
            reasons_sealed: self.vault.seal(&*self.random, Side::Participants, place, reasons)?,
            by_staff: staff.id,
            at: self.now(),
            confirmed_by: None,
            confirmed_at: None,
        };
        let entry = self.entry(actor, "risk.review", person);
        Ok(self.store.add_risk_review(staff.office, &review, &entry).await?)
    }

    /// Agrees as a second person that the level is lowered (rule F2).
    ///
    /// # Errors
    /// `NotFound` unless the actor works with him; `Refused("second-person")` if it is his or her own review;
    /// `Refused("changed-meanwhile")` if it is not the newest, or nothing waits.
    pub async fn confirm_risk(&self, actor: &Actor, person: PersonId, review: Uuid) -> Outcome<()> {
        let staff = actor.may(Permission::SeePeople)?;
        self.require_case(staff, person).await?;
        let records = self.store.risk_reviews(staff.office, person).await?;
        if !is_pending(&judged(&records)?) {
            return Err(Error::Refused("changed-meanwhile"));
        }
        if records.iter().any(|record| record.id == review && record.by_staff == staff.id) {
            return Err(Error::Refused("second-person"));
        }
        let entry = self.entry(actor, "risk.confirm", person);
        Ok(self.store.confirm_risk_review(staff.office, person, review, staff.id, &entry).await?)
    }

    /// Whether somebody leads a session with him, or is a coordinator.
    async fn works_with(&self, staff: &Staff, person: PersonId) -> Outcome<bool> {
        self.store.person(staff.office, person).await?.ok_or(Error::NotFound)?;
        Ok(Permission::SeeOutcomes.is_given_to(&staff.roles) || self.store.is_led_by(person, staff.id).await?)
    }

    async fn require_case(&self, staff: &Staff, person: PersonId) -> Outcome<()> {
        if self.works_with(staff, person).await? { Ok(()) } else { Err(Error::NotFound) }
    }

    fn view(&self, staff: &Staff, record: &RiskReviewRecord, names: &BTreeMap<StaffId, String>) -> Outcome<RiskReview> {
        let place = Place { column: COLUMN, row: record.id, office: staff.office.0 };
        let name = |id: StaffId| names.get(&id).cloned().unwrap_or_default();
        Ok(RiskReview {
            id: record.id,
            level: level_of(&record.level)?,
            reasons: self.vault.open_text(Side::Participants, place, &record.reasons_sealed)?,
            at: record.at,
            by: name(record.by_staff),
            confirmed_by: record.confirmed_by.map(|id| name(id.into())),
        })
    }
}

/// With whom nobody works alone, by these reviews, oldest first (rule D9).
pub(crate) fn high_risk(records: Vec<RiskLevelRecord>) -> Outcome<BTreeSet<PersonId>> {
    let mut reviews: BTreeMap<PersonId, Vec<Review>> = BTreeMap::new();
    for record in records {
        let review = Review { level: level_of(&record.level)?, is_confirmed: record.is_confirmed };
        reviews.entry(record.person_id).or_default().push(review);
    }
    let high = reviews.into_iter().filter(|(_, reviews)| standing_level(reviews).is_some_and(Level::is_high));
    Ok(high.map(|(person, _)| person).collect())
}

fn judged(records: &[RiskReviewRecord]) -> Outcome<Vec<Review>> {
    let review = |record: &RiskReviewRecord| {
        Ok(Review { level: level_of(&record.level)?, is_confirmed: record.confirmed_by.is_some() })
    };
    records.iter().map(review).collect()
}

fn level_of(code: &str) -> Outcome<Level> {
    Level::parse(code).ok_or_else(|| Error::corrupt("risk_review.level"))
}
