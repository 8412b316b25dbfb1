//! What a participant sees: his own appointments and progress, and nothing else (rule I1).

use std::sync::Arc;

use domain::attendance::Mark;
use domain::ids::OccurrenceId;
use domain::programme::{SessionPlan, Template};
use domain::standing::Standing;
use jiff::civil::Date;

use crate::Services;
use crate::actor::Actor;
use crate::calendar::{Kind, SessionLine};
use crate::enrolments::mark_of;
use crate::error::{Error, Outcome};
use crate::rescheduling::PortalMove;
use crate::vault::{Place, Side};

const LONGEST_REASON: usize = 300;

/// A participant's own page.
#[derive(Debug, Clone)]
pub struct PortalPage {
    /// The next session.
    pub next: Option<SessionLine>,
    /// What was moved or cancelled in the last week.
    pub moved: Vec<PortalMove>,
    /// Those after it.
    pub later: Vec<SessionLine>,
    /// Those that were, newest first.
    pub past: Vec<SessionLine>,
    /// How far he is and what is still needed.
    pub standing: Standing,
    /// His programme, for titles.
    pub template: Arc<Template>,
    /// Homework of the last session that he attended.
    pub homework: Option<SessionPlan>,
    /// Today at the venue.
    pub today: Date,
    /// The office's name, which tells nothing of what it does.
    pub office: String,
}

impl Services {
    /// The participant's own page.
    ///
    /// # Errors
    /// `SignInRequired`; `NotFound` for staff.
    pub async fn portal(&self, actor: &Actor) -> Outcome<PortalPage> {
        let me = actor.participant()?;
        let today = crate::time::on_the_clock(self.now(), &me.zone)?.date();
        let enrolment = self.newest_enrolment(me.id).await?;
        let sessions = self.store.history_of(me.id).await?;
        let standing = self.standing(&enrolment, &sessions, today).await?;
        let template = self.programmes.template(&*self.store, enrolment.programme).await?;
        let (mut past, coming) = self.split_sessions(&sessions, me.office).await?;
        past.reverse();
        let homework = homework(&template, &past);
        let mut ahead = coming.into_iter().filter(|line| line.live);
        let next = ahead.next();
        let office = self.store.office(me.office).await?.ok_or(Error::NotFound)?.name;
        let moved = self.moves_for(me, &self.room_names(me.office).await?).await?;
        Ok(PortalPage { next, moved, later: ahead.collect(), past, standing, template, homework, today, office })
    }

    /// Announces that he cannot come to one of his sessions, or withdraws it (rule C6). The trainer decides.
    ///
    /// # Errors
    /// `SignInRequired`; `NotFound` for staff; `Invalid` on `reason`; `Refused("changed-meanwhile")` if the session
    /// is not his, over, or recorded.
    pub async fn announce_absence(&self, actor: &Actor, id: OccurrenceId, reason: Option<&str>) -> Outcome<()> {
        let me = actor.participant()?;
        let session = self.store.occurrence(me.office, id).await?.ok_or(Error::Refused("changed-meanwhile"))?;
        if session.ends_at <= self.now() || !session.live {
            return Err(Error::Refused("changed-meanwhile"));
        }
        let reason = reason.map(str::trim);
        if reason.is_some_and(|reason| reason.is_empty() || reason.chars().count() > LONGEST_REASON) {
            return Err(Error::invalid("reason", "reason-missing"));
        }
        let place = Place::of_two("expected.announced", id.0, me.id.0, me.office.0);
        let sealed =
            reason.map(|reason| self.vault.seal(&*self.random, Side::Participants, place, reason)).transpose()?;
        let entry = self.entry(actor, "absence.announce", id);
        Ok(self.store.announce(id, me.id, sealed.as_deref(), &entry).await?)
    }
}

/// A handout with the homework of a session that he attended.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The session's plan: only what speaks to him is shown of it.
    pub plan: SessionPlan,
    /// When he was there last.
    pub on: Date,
}

impl Services {
    /// Handouts and homework of the sessions that he attended, newest first (rule I1).
    ///
    /// # Errors
    /// `SignInRequired`; `NotFound` for staff.
    pub async fn papers(&self, actor: &Actor) -> Outcome<Vec<Paper>> {
        let me = actor.participant()?;
        let enrolment = self.newest_enrolment(me.id).await?;
        let template = self.programmes.template(&*self.store, enrolment.programme).await?;
        let mut papers: Vec<Paper> = Vec::new();
        for session in self.store.history_of(me.id).await?.iter().rev().filter(|session| session.live) {
            let mark = mark_of(session.mark.as_deref(), session.late_minutes)?;
            let was_there = mark.is_some_and(Mark::counts_as_attended);
            let is_new = papers.iter().all(|paper| paper.plan.key != session.session_key);
            if let (true, true, Some(plan)) = (was_there, is_new, template.session(&session.session_key)) {
                papers.push(Paper { plan: plan.clone(), on: crate::time::civil(&session.civil_start)?.date() });
            }
        }
        Ok(papers)
    }

    /// One of them.
    ///
    /// # Errors
    /// As [`Services::papers`]; `NotFound` if he did not attend such a session, as if there was none.
    pub async fn paper(&self, actor: &Actor, key: &str) -> Outcome<Paper> {
        let papers = self.papers(actor).await?;
        papers.into_iter().find(|paper| paper.plan.key == key).ok_or(Error::NotFound)
    }
}

/// The plan of the newest session that he attended, for its homework. Joint sessions give none here.
fn homework(template: &Template, past_newest_first: &[SessionLine]) -> Option<SessionPlan> {
    let last = past_newest_first
        .iter()
        .find(|line| line.kind != Kind::Couples && line.mark.is_some_and(Mark::counts_as_attended))?;
    template.sessions.iter().find(|plan| plan.key == last.session_key).cloned()
}
