use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::calendar::Holidays;
use domain::enrolment::State;
use domain::ids::{EnrolmentId, GroupId, PersonId, ProgrammeId, StaffId};
use domain::plan::{self, Checked, Clash, Proposal};
use domain::programme::{SessionPlan, Stage, Template};
use domain::series::{End, Pattern, SeriesError};
use jiff::civil::{Date, DateTime};
use tokio::try_join;

use super::around::{A_WEEK_LATER, LONGEST_SERIES};
use super::leading::{check_number, check_rooms, check_trainers};
use super::pairing::{are_of_one_sex, sexes_of_leaders};
use super::request::{PlanRequest, With};
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::calendar::Kind;
use crate::enrolments::Enrolment;
use crate::error::{Error, Outcome};
use crate::groups::{GroupView, stay_of};
use crate::permissions::Permission;
use crate::ports::{MeetingRecord, MembershipRecord, RoomRecord, Whom};

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

/// What the form offers.
#[derive(Debug, Clone)]
pub struct Choices {
    /// Groups of the office.
    pub groups: Vec<GroupView>,
    /// Participants whose programme runs, by name.
    pub participants: Vec<PersonChoice>,
    /// Trainers, by name.
    pub trainers: Vec<(StaffId, String)>,
    /// Rooms that may be planned, by name.
    pub rooms: Vec<RoomRecord>,
    /// The newest version, for the choice of the first session.
    pub template: Arc<Template>,
    /// Today at the venue.
    pub today: Date,
}

/// A participant for whom sessions can be planned.
#[derive(Debug, Clone)]
pub struct PersonChoice {
    /// On which enrolment.
    pub enrolment: EnrolmentId,
    /// Full name.
    pub name: String,
}

/// Who takes part, and what the programme is.
struct Audience {
    group: Option<GroupId>,
    programme: ProgrammeId,
    /// Of a group.
    places: Option<i64>,
    stays: Vec<MembershipRecord>,
    one: Option<(PersonId, EnrolmentId)>,
    state: Option<State>,
}

impl Services {
    /// What the planning form offers.
    ///
    /// # Errors
    /// `NotFound` unless the actor plans sessions.
    pub async fn plan_choices(&self, actor: &Actor) -> Outcome<Choices> {
        let staff = actor.may(Permission::Plan)?;
        let order = domain::order::Order::for_language(staff.language);
        let mut participants = Vec::new();
        for (person, enrolment) in self.newest_enrolments(staff).await? {
            if enrolment.state.is_ended() && enrolment.state != State::FollowUp {
                continue;
            }
            let record = self.store.person(staff.office, person).await?.ok_or(Error::NotFound)?;
            participants.push(PersonChoice { enrolment: enrolment.id, name: self.person_name(&record)?.full() });
        }
        participants.sort_by_cached_key(|choice| order.key(&choice.name));
        let mut trainers = self.trainers(staff).await?;
        trainers.sort_by_cached_key(|(_, name)| order.key(name));
        Ok(Choices {
            groups: self.groups(actor).await?,
            participants,
            trainers,
            rooms: self.open_rooms(staff).await?,
            template: self.programmes.template(&*self.store, self.newest_programme(staff.office).await?).await?,
            today: self.today(staff)?,
        })
    }

    /// Checks a whole plan: every date against trainer, room, each person, holidays, night and daily limit (rule D2).
    ///
    /// # Errors
    /// `NotFound` unless the actor plans sessions and everything named is the office's; `Invalid` on `trainers`,
    /// `led_by_one`, `with`, `room`, `count`, `until`, `dates`, `every` or `session`; `Refused` with `plan-empty`,
    /// `not-running`, `no-contract` (rule B5) or `joint-work-closed` (rule E2).
    pub async fn look(&self, actor: &Actor, request: &PlanRequest) -> Outcome<Look> {
        let staff = actor.may(Permission::Plan)?;
        let first = request.pattern.first().ok_or(Error::invalid("dates", "dates-shape"))?;
        let (trainers, rooms) = (request.trainers_named(), request.rooms_named());
        let whom = Whom { trainers: Some(&trainers), rooms: Some(&rooms), people: &[] };
        let days = request.days_named(first.date());
        let beyond = if request.pattern.is_single() { A_WEEK_LATER } else { LONGEST_SERIES };
        let (audience, around) = try_join!(self.audience(staff, request), self.around(staff, days, beyond, whom))?;
        let template = self.programmes.template(&*self.store, audience.programme).await?;
        let dates = dates(request, &around.holidays)?;
        check_rooms(request, &dates, &around.bookable)?;
        check_trainers(request, &dates, &around.bookable)?;
        let led_by_one = check_number(staff, request)?;
        if (request.kind == Kind::Group) != audience.group.is_some() {
            return Err(Error::invalid("with", "with-missing"));
        }
        let plans = consecutive(&template, request, dates.len())?;
        if plans[0].stage == Stage::Training && audience.state.is_some_and(|state| !state.is_in_training()) {
            return Err(Error::Refused("no-contract"));
        }
        let planned = |at: DateTime, plan: &SessionPlan| {
            let session = request.session(at, length(plan, request.kind));
            let people = audience.on(session.start.date())?;
            Ok((plan::Session { people: people.iter().map(|(person, _)| *person).collect(), ..session }, people))
        };
        let (sessions, people): (Vec<_>, Vec<_>) = dates
            .iter()
            .zip(&plans)
            .map(|(at, plan)| planned(*at, plan))
            .collect::<Outcome<Vec<_>>>()?
            .into_iter()
            .unzip();
        audience.check_places(&people)?;
        let next = request.pattern.next(&around.holidays, &request.skipped());
        let next = next.zip(plans.last()).map(|(at, plan)| planned(at, plan)).transpose()?.map(|(session, _)| session);
        let proposal = Proposal { sessions, next, zone: staff.zone.clone() };
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

    async fn audience(&self, staff: &Staff, request: &PlanRequest) -> Outcome<Audience> {
        match request.with {
            With::Group(id) => {
                let MeetingRecord { programme_id: programme, places, stays } =
                    self.store.meeting(staff.office, id).await?.ok_or(Error::NotFound)?;
                Ok(Audience { group: Some(id), programme, places: Some(places), stays, one: None, state: None })
            }
            With::Participant(id) => {
                let enrolment: Enrolment =
                    self.store.enrolment(staff.office, id).await?.ok_or(Error::NotFound)?.try_into()?;
                self.check_state(staff, request.kind, &enrolment).await?;
                Ok(Audience {
                    group: None,
                    programme: enrolment.programme,
                    places: None,
                    stays: Vec::new(),
                    one: Some((enrolment.person, enrolment.id)),
                    state: Some(enrolment.state),
                })
            }
        }
    }

    /// Whether that kind of session may be planned for him now.
    async fn check_state(&self, staff: &Staff, kind: Kind, enrolment: &Enrolment) -> Outcome<()> {
        let is_following_up = enrolment.state == State::FollowUp;
        if enrolment.state.is_ended() && !(is_following_up && kind == Kind::FollowUp) {
            return Err(Error::Refused("not-running"));
        }
        if kind == Kind::Couples {
            let gate = self.gate(staff.office, enrolment.id).await?;
            if !gate.is_some_and(|gate| gate.is_open) {
                return Err(Error::Refused("joint-work-closed"));
            }
        }
        Ok(())
    }

    /// Names of the people who are expected elsewhere.
    async fn names_in_the_way(&self, staff: &Staff, checked: &[Checked]) -> Outcome<BTreeMap<PersonId, String>> {
        let mut names = BTreeMap::new();
        for clash in checked.iter().flat_map(|date| &date.clashes) {
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

impl Audience {
    /// Who is expected on a day.
    fn on(&self, day: Date) -> Outcome<Vec<(PersonId, EnrolmentId)>> {
        let mut people: Vec<_> = self.one.into_iter().collect();
        for stay in &self.stays {
            if stay_of(stay)?.covers(day) {
                people.push((stay.person_id, stay.enrolment_id));
            }
        }
        Ok(people)
    }

    /// A group has a place for everybody who is expected (rule A7).
    fn check_places(&self, people: &[Vec<(PersonId, EnrolmentId)>]) -> Outcome<()> {
        let most = people.iter().map(Vec::len).max().and_then(|most| i64::try_from(most).ok()).unwrap_or_default();
        if self.places.is_some_and(|places| most > places) {
            return Err(Error::invalid("with", "group-over-full"));
        }
        Ok(())
    }
}

fn dates(request: &PlanRequest, holidays: &Holidays) -> Outcome<Vec<DateTime>> {
    // One session is checked against the holiday instead of being moved: the answer then names it.
    let none = Holidays::default();
    let holidays = if request.pattern.is_single() { &none } else { holidays };
    let dates = request.pattern.dates(holidays, &request.skipped()).map_err(|why| match (why, &request.pattern) {
        (SeriesError::Count, Pattern::Listed(_)) => Error::invalid("dates", "series-count"),
        (SeriesError::Count, Pattern::Weekly { end: End::Until(_), .. }) => Error::invalid("until", "series-count"),
        (SeriesError::Count, Pattern::Weekly { .. }) => Error::invalid("count", "series-count"),
        (SeriesError::Step, _) => Error::invalid("every", "series-step"),
        (SeriesError::End, _) => Error::invalid("until", "series-end"),
    })?;
    if dates.is_empty() { Err(Error::Refused("plan-empty")) } else { Ok(dates) }
}

/// The holidays from the first date to the last.
fn between(mut holidays: Holidays, dates: &[DateTime]) -> Holidays {
    let (first, last) = (dates.first().map(|at| at.date()), dates.last().map(|at| at.date()));
    holidays.0.retain(|day, _| Some(*day) >= first && Some(*day) <= last);
    holidays
}

/// The sessions of the programme that follow one another from the first; a rolling group begins anew after the last.
fn consecutive<'a>(template: &'a Template, request: &PlanRequest, count: usize) -> Outcome<Vec<&'a SessionPlan>> {
    let unknown = || Error::invalid("session", "session-unknown");
    let first =
        template.session(&request.session_key).filter(|plan| fits(plan.stage, request.kind)).ok_or_else(unknown)?;
    let stage: Vec<&SessionPlan> = template.stage(first.stage).collect();
    let at = stage.iter().position(|plan| plan.key == first.key).ok_or_else(unknown)?;
    if request.kind != Kind::Group && at + count > stage.len() {
        return Err(Error::invalid("count", "series-beyond-stage"));
    }
    Ok(stage.into_iter().cycle().skip(at).take(count).collect())
}

/// Which stages are taught in which kind of session.
const fn fits(stage: Stage, kind: Kind) -> bool {
    matches!(
        (stage, kind),
        (Stage::Training, Kind::Group | Kind::Individual)
            | (Stage::Clearing | Stage::Midpoint, Kind::Individual)
            | (Stage::Couples, Kind::Couples)
            | (Stage::FollowUp, Kind::FollowUp)
    )
}

fn length(plan: &SessionPlan, kind: Kind) -> u16 {
    match kind {
        Kind::Individual => plan.individual_minutes.unwrap_or(plan.minutes),
        Kind::Group | Kind::Couples | Kind::FollowUp => plan.minutes,
    }
}
