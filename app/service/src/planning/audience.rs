//! Who takes part in a plan, and whether he may.

use domain::calendar::Holidays;
use domain::enrolment::State;
use domain::group::Membership;
use domain::ids::{EnrolmentId, GroupId, PersonId, ProgrammeId};
use domain::plan::{Proposal, Session};
use domain::programme::{SessionPlan, Stage};
use jiff::civil::{Date, DateTime};

use super::dates::length;
use super::request::{PlanRequest, With};
use crate::Services;
use crate::actor::Staff;
use crate::calendar::Kind;
use crate::enrolments::Enrolment;
use crate::error::{Error, Outcome};
use crate::groups::stay_of;
use crate::ports::{MeetingRecord, MembershipRecord};

/// Who is expected at a session, on which enrolment.
type Expected = Vec<(PersonId, EnrolmentId)>;

/// Who takes part, and what the programme is.
pub(super) struct Audience {
    pub(super) group: Option<GroupId>,
    pub(super) programme: ProgrammeId,
    /// Of a group.
    places: Option<i64>,
    members: Vec<(Membership, (PersonId, EnrolmentId))>,
    one: Option<(PersonId, EnrolmentId)>,
    state: Option<State>,
}

impl Services {
    pub(super) async fn audience(&self, staff: &Staff, request: &PlanRequest) -> Outcome<Audience> {
        match request.with {
            With::Group(id) => {
                let MeetingRecord { programme_id: programme, places, stays } =
                    self.store.meeting(staff.office, id).await?.ok_or(Error::NotFound)?;
                let member = |stay: &MembershipRecord| Ok((stay_of(stay)?, (stay.person_id, stay.enrolment_id)));
                let members = stays.iter().map(member).collect::<Outcome<_>>()?;
                Ok(Audience { group: Some(id), programme, places: Some(places), members, one: None, state: None })
            }
            With::Participant(id) => {
                let enrolment: Enrolment =
                    self.store.enrolment(staff.office, id).await?.ok_or(Error::NotFound)?.try_into()?;
                self.check_state(staff, request.kind, &enrolment).await?;
                Ok(Audience {
                    group: None,
                    programme: enrolment.programme,
                    places: None,
                    members: Vec::new(),
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
}

impl Audience {
    /// A group's session is a group's, every other one a participant's.
    pub(super) fn check_kind(&self, kind: Kind) -> Outcome<()> {
        if (kind == Kind::Group) == self.group.is_some() { Ok(()) } else { Err(Error::invalid("with", "with-missing")) }
    }

    /// Nobody is trained without a contract (rule B5).
    pub(super) fn check_contract(&self, stage: Stage) -> Outcome<()> {
        if stage == Stage::Training && self.state.is_some_and(|state| !state.is_in_training()) {
            return Err(Error::Refused("no-contract"));
        }
        Ok(())
    }

    /// What is to be checked, and who is expected on each date.
    pub(super) fn proposal(
        &self,
        staff: &Staff,
        request: &PlanRequest,
        holidays: &Holidays,
        dates: &[DateTime],
        plans: &[&SessionPlan],
    ) -> (Proposal, Vec<Expected>) {
        let planned = |at: DateTime, plan: &SessionPlan| {
            let session = request.session(at, length(plan, request.kind));
            let people = self.on(session.start.date());
            (Session { people: people.iter().map(|(person, _)| *person).collect(), ..session }, people)
        };
        let (sessions, people) = dates.iter().zip(plans).map(|(at, plan)| planned(*at, plan)).unzip();
        let next = request.pattern.next(holidays, &request.skipped());
        let next = next.zip(plans.last()).map(|(at, plan)| planned(at, plan).0);
        (Proposal { sessions, next, zone: staff.zone.clone() }, people)
    }

    /// Who is expected on a day.
    fn on(&self, day: Date) -> Expected {
        let members = self.members.iter().filter(|(stay, _)| stay.covers(day)).map(|(_, member)| *member);
        self.one.into_iter().chain(members).collect()
    }

    /// A group has a place for everybody who is expected (rule A7).
    pub(super) fn check_places(&self, people: &[Expected]) -> Outcome<()> {
        let most = people.iter().map(Vec::len).max().and_then(|most| i64::try_from(most).ok()).unwrap_or_default();
        if self.places.is_some_and(|places| most > places) {
            return Err(Error::invalid("with", "group-over-full"));
        }
        Ok(())
    }
}
