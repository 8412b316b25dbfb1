//! Protective measures (rule D7): recorded by a coordinator or an advocate, ended by a coordinator only.

use domain::ids::{MeasureId, OfficeId, PersonId};
use domain::separation::{Ban, MeasureKind, Reminder, reminder, usual_end};
use jiff::civil::Date;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::MeasureRecord;
use crate::time;
use crate::vault::{Place, Side};

/// What stands between the parts of the sealed details. No part contains it.
const BETWEEN: char = '\u{1f}';
/// Longest issuer and number, in characters.
const LONGEST: usize = 120;
/// Most days between two checks by the police.
const LONGEST_CYCLE: u16 = 90;

/// What is typed to record a measure.
#[derive(Debug, Clone, Default)]
pub struct MeasureForm {
    /// Code of [`MeasureKind`].
    pub kind: String,
    /// Who issued it.
    pub issuer: String,
    /// Its number.
    pub number: String,
    /// ISO date on which it was served.
    pub served_on: String,
    /// ISO date of its last day; empty: 30 days later.
    pub valid_to: String,
    /// What it forbids.
    pub bans: Vec<Ban>,
    /// Days between two checks by the police; empty: none are known.
    pub check_days: String,
}

/// A measure as a coordinator or an advocate sees it. It never says whom it protects.
#[derive(Debug, Clone)]
pub struct MeasureView {
    /// Key of the measure.
    pub id: MeasureId,
    /// Whom it binds.
    pub person: PersonId,
    /// His full name.
    pub name: String,
    /// What kind.
    pub kind: MeasureKind,
    /// Who issued it.
    pub issuer: String,
    /// Its number.
    pub number: String,
    /// When it was served.
    pub served_on: Date,
    /// Its last day.
    pub valid_to: Date,
    /// What it forbids.
    pub bans: Vec<Ban>,
    /// Days between two checks by the police.
    pub check_days: Option<u16>,
    /// When its end was confirmed, unix seconds; none: it stands.
    pub ended_at: Option<i64>,
    /// Whether its end is near.
    pub reminder: Option<Reminder>,
}

impl Services {
    /// Records a measure that binds a participant.
    ///
    /// # Errors
    /// `NotFound` unless a coordinator or an advocate asks and he is one of the office's; `Invalid` on a field.
    pub async fn add_measure(&self, actor: &Actor, person: PersonId, form: &MeasureForm) -> Outcome<()> {
        let staff = actor.may(Permission::RecordMeasures)?;
        self.store.person(staff.office, person).await?.ok_or(Error::NotFound)?;
        let id: MeasureId = self.random.id().into();
        let kind = MeasureKind::parse(&form.kind).ok_or(Error::invalid("measure_kind", "choice-missing"))?;
        let (served_on, valid_to) = checked_days(form)?;
        let details = checked_details(form)?;
        let record = MeasureRecord {
            id,
            office_id: staff.office,
            person_id: person,
            kind: kind.code().to_owned(),
            served_on: served_on.to_string(),
            valid_to: valid_to.to_string(),
            details_sealed: self.vault.seal(
                &*self.random,
                Side::Participants,
                details_place(staff.office, id),
                &details,
            )?,
            recorded_by: staff.id,
            recorded_at: self.now(),
            ended_at: None,
        };
        Ok(self.store.add_measure(&record, &self.entry(actor, "measure.record", id)).await?)
    }

    /// Confirms that a measure has ended: only then do the strict distances end too (rule D7).
    ///
    /// # Errors
    /// `NotFound` unless a coordinator asks; `Refused("changed-meanwhile")` if it ended before.
    pub async fn end_measure(&self, actor: &Actor, id: MeasureId) -> Outcome<()> {
        let staff = actor.may(Permission::EndMeasures)?;
        let entry = self.entry(actor, "measure.end", id);
        Ok(self.store.end_measure(staff.office, id, staff.id, self.now(), &entry).await?)
    }

    /// The measures that bind a participant, the newest first. Each reading is recorded (rule I4).
    ///
    /// # Errors
    /// `NotFound` unless a coordinator asks.
    pub async fn measures_of(&self, actor: &Actor, person: PersonId) -> Outcome<Vec<MeasureView>> {
        let staff = actor.may(Permission::EndMeasures)?;
        let records = self.store.measures_of(staff.office, person).await?;
        if !records.is_empty() {
            self.store.note_read(&self.entry(actor, "measure.read", person)).await?;
        }
        self.measure_views(staff, records).await
    }

    /// The measures whose end is near or to be confirmed, the most urgent first (rule D7).
    ///
    /// # Errors
    /// `NotFound` unless a coordinator asks.
    pub async fn measure_reminders(&self, actor: &Actor) -> Outcome<Vec<MeasureView>> {
        let staff = actor.may(Permission::EndMeasures)?;
        let today = self.today(staff)?;
        let mut records = self.store.measures(staff.office).await?;
        let mut near = Vec::new();
        for record in records.drain(..) {
            if reminder(time::date(&record.valid_to)?, today).is_some() {
                near.push(record);
            }
        }
        if !near.is_empty() {
            self.store.note_read(&self.entry(actor, "measure.read", staff.office)).await?;
        }
        self.measure_views(staff, near).await
    }

    pub(super) async fn measure_views(&self, staff: &Staff, records: Vec<MeasureRecord>) -> Outcome<Vec<MeasureView>> {
        let today = self.today(staff)?;
        let mut views = Vec::new();
        for record in records {
            views.push(self.measure_view(staff, record, today).await?);
        }
        Ok(views)
    }

    async fn measure_view(&self, staff: &Staff, record: MeasureRecord, today: Date) -> Outcome<MeasureView> {
        let person = self.store.person(staff.office, record.person_id).await?.ok_or(Error::NotFound)?;
        let place = details_place(staff.office, record.id);
        let details = self.vault.open_text(Side::Participants, place, &record.details_sealed)?;
        let mut parts = details.split(BETWEEN);
        let mut part = || parts.next().unwrap_or_default();
        let (issuer, number, bans, check_days) = (part(), part(), part(), part());
        let valid_to = time::date(&record.valid_to)?;
        Ok(MeasureView {
            id: record.id,
            person: record.person_id,
            name: self.person_name(&person)?.full(),
            kind: MeasureKind::parse(&record.kind).ok_or_else(|| Error::corrupt("protective_measure.kind"))?,
            issuer: issuer.to_owned(),
            number: number.to_owned(),
            served_on: time::date(&record.served_on)?,
            valid_to,
            bans: bans.split(',').filter_map(Ban::parse).collect(),
            check_days: check_days.parse().ok(),
            ended_at: record.ended_at,
            reminder: record.ended_at.is_none().then(|| reminder(valid_to, today)).flatten(),
        })
    }
}

/// When it was served, and its last day.
fn checked_days(form: &MeasureForm) -> Outcome<(Date, Date)> {
    let served_on: Date = form.served_on.trim().parse().map_err(|_| Error::invalid("served_on", "date-shape"))?;
    let valid_to = match form.valid_to.trim() {
        "" => usual_end(served_on),
        day => day.parse().map_err(|_| Error::invalid("valid_to", "date-shape"))?,
    };
    if valid_to < served_on {
        return Err(Error::invalid("valid_to", "measure-end"));
    }
    Ok((served_on, valid_to))
}

/// What is sealed: issuer, number, bans, days between checks.
fn checked_details(form: &MeasureForm) -> Outcome<String> {
    let (issuer, number) = (checked_text(&form.issuer, "issuer")?, checked_text(&form.number, "number")?);
    let bans: Vec<&str> = form.bans.iter().map(|ban| ban.code()).collect();
    let check_days = match form.check_days.trim() {
        "" => String::new(),
        days => {
            let days: u16 = days.parse().map_err(|_| Error::invalid("check_days", "check-days"))?;
            if !(1..=LONGEST_CYCLE).contains(&days) {
                return Err(Error::invalid("check_days", "check-days"));
            }
            days.to_string()
        }
    };
    Ok([issuer, number, &bans.join(","), &check_days].join(&BETWEEN.to_string()))
}

fn checked_text<'a>(text: &'a str, field: &'static str) -> Outcome<&'a str> {
    let text = text.trim();
    let is_fine = !text.is_empty() && text.chars().count() <= LONGEST && !text.contains(char::is_control);
    is_fine.then_some(text).ok_or(Error::invalid(field, "measure-paper"))
}

const fn details_place(office: OfficeId, id: MeasureId) -> Place {
    Place { column: "protective_measure.details", row: id.0, office: office.0 }
}
