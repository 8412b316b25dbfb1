//! A look at a plan before it is committed (rule D2).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::calendar::Holidays;
use domain::ids::{EnrolmentId, GroupId, PersonId, ProgrammeId};
use domain::plan::{Checked, Clash};
use domain::programme::Template;
use jiff::civil::DateTime;
use tokio::try_join;

use super::around::{A_WEEK_LATER, Around, LONGEST_SERIES};
use super::audience::Audience;
use super::dates::{between, consecutive, dates};
use super::leading::{check_number, check_rooms, check_trainers};
use super::pairing::{are_of_one_sex, sexes_of_leaders};
use super::request::PlanRequest;
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::calendar::Kind;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::Whom;

/// A plan as it would become, with every date's clashes.
#[derive(Debug, Clone)]
pub struct Look {
    /// What kind of session.
    pub kind: Kind,
    /// Which group, if a group's.
    pub group: Option<GroupId>,
    /// The version that is taught.
    pub programme: ProgrammeId,
    /// The version itself, for titles.
    pub template: Arc<Template>,
    /// Every date, in order.
    pub dates: Vec<LookedAt>,
    /// Why a group is led by one; none if it is led by two (rule A7).
    pub led_by_one: Option<String>,
    /// Names of the people who may be in the way.
    pub names: BTreeMap<PersonId, String>,
    /// Holidays from the first date to the last, which the series left out.
    pub holidays: Holidays,
}

/// One date of a plan.
#[derive(Debug, Clone)]
pub struct LookedAt {
    /// The date as the series has it: the key of its repairs.
    pub at: DateTime,
    /// Which session of the programme.
    pub session_key: String,
    /// What the check found.
    pub checked: Checked,
    /// Who is expected, on which enrolment.
    pub people: Vec<(PersonId, EnrolmentId)>,
    /// A group is led by women only or by men only: a warning, no clash (rule A7).
    pub is_led_by_one_sex: bool,
}

impl Services {
    /// Checks a whole plan: every date against trainer, room, each person, holidays, night and daily limit (rule D2).
    ///
    /// # Errors
    /// `NotFound` unless the actor plans sessions and everything named is the office's; `Invalid` on `trainers`,
    /// `led_by_one`, `with`, `room`, `count`, `until`, `dates`, `every` or `session`; `Refused` with `plan-empty`,
    /// `not-running`, `no-contract` (rule B5) or `joint-work-closed` (rule E2).
    pub async fn look(&self, actor: &Actor, request: &PlanRequest) -> Outcome<Look> {
        let staff = actor.may(Permission::Plan)?;
        let (audience, around) = self.asked_about(staff, request).await?;
        let template = self.programmes.template(&*self.store, audience.programme).await?;
        let dates = dates(request, &around.holidays)?;
        check_rooms(request, &dates, &around.bookable)?;
        check_trainers(request, &dates, &around.bookable)?;
        let led_by_one = check_number(staff, request)?;
        audience.check_kind(request.kind)?;
        let plans = consecutive(&template, request, dates.len())?;
        audience.check_contract(plans[0].stage)?;
        let (proposal, people) = audience.proposal(staff, request, &around.holidays, &dates, &plans);
        audience.check_places(&people)?;
        let checked = self.checked(staff, &proposal, &around, &BTreeSet::new()).await?;
        let names = self.names_in_the_way(staff, &checked).await?;
        let holidays = between(around.holidays, &dates);
        let sexes = sexes_of_leaders(request.kind, &around.bookable);
        let looked = dates.into_iter().zip(plans).zip(checked).zip(people);
        let dates = looked.map(|(((at, plan), checked), people)| LookedAt {
            at,
            session_key: plan.key.clone(),
            is_led_by_one_sex: are_of_one_sex(&checked.session.trainers, &sexes),
            checked,
            people,
        });
        Ok(Look {
            kind: request.kind,
            group: audience.group,
            programme: audience.programme,
            dates: dates.collect(),
            led_by_one,
            names,
            holidays,
            template: Arc::clone(&template),
        })
    }

    /// Who takes part, and what surrounds the plan.
    async fn asked_about(&self, staff: &Staff, request: &PlanRequest) -> Outcome<(Audience, Around)> {
        let first = request.pattern.first().ok_or(Error::invalid("dates", "dates-shape"))?;
        let (trainers, rooms) = (request.trainers_named(), request.rooms_named());
        let whom = Whom { trainers: Some(&trainers), rooms: Some(&rooms), people: &[] };
        let days = request.days_named(first.date());
        let beyond = if request.pattern.is_single() { A_WEEK_LATER } else { LONGEST_SERIES };
        try_join!(self.audience(staff, request), self.around(staff, days, beyond, whom))
    }

    /// Names of the people who are expected elsewhere.
    pub(crate) async fn names_in_the_way(
        &self,
        staff: &Staff,
        checked: &[Checked],
    ) -> Outcome<BTreeMap<PersonId, String>> {
        let mut names = BTreeMap::new();
        for clash in checked.iter().flat_map(|session| &session.clashes) {
            if let Clash::PersonBusy(person) = clash
                && !names.contains_key(person)
            {
                let record = self.store.person(staff.office, *person).await?.ok_or(Error::NotFound)?;
                names.insert(*person, self.person_name(&record)?.short());
            }
        }
        Ok(names)
    }
}
