use domain::ids::PersonId;
use domain::language::Language;
use domain::name::PersonName;
use domain::standing::Standing;

use crate::Services;
use crate::actor::Actor;
use crate::calendar::SessionLine;
use crate::enrolments::{Enrolment, StepView};
use crate::error::{Error, Outcome};
use crate::overview::Ground;
use crate::permissions::Permission;

/// One participant's page.
#[derive(Debug, Clone)]
pub struct PersonPage {
    /// Key of the person.
    pub id: PersonId,
    /// His name.
    pub name: PersonName,
    /// Phone as people read it.
    pub phone: Option<String>,
    /// Masked IIN (rule I3).
    pub iin: Option<String>,
    /// His language.
    pub language: Language,
    /// When his personal code was handed over, unix seconds.
    pub code_at: Option<i64>,
    /// His newest enrolment.
    pub enrolment: Enrolment,
    /// What it has reached, and what it lacks.
    pub standing: Standing,
    /// The missed training sessions that a warning follows from (rule C5).
    pub grounds: Vec<Ground>,
    /// The programme version it is pinned to, for the names of modules and sessions.
    pub template: std::sync::Arc<domain::programme::Template>,
    /// Its transitions.
    pub steps: Vec<StepView>,
    /// Sessions that were, oldest first.
    pub past: Vec<SessionLine>,
    /// Sessions to come, by start.
    pub coming: Vec<SessionLine>,
    /// Joint work: whether it was asked, and each side's approval.
    pub joint_work: Option<crate::couples::GateView>,
}

impl Services {
    /// One participant's page.
    ///
    /// # Errors
    /// `NotFound` unless the actor sees people and he is one of the office's.
    pub async fn person_page(&self, actor: &Actor, id: PersonId) -> Outcome<PersonPage> {
        let staff = actor.may(Permission::SeePeople)?;
        let record = self.store.person(staff.office, id).await?.ok_or(Error::NotFound)?;
        self.store.note_read(&self.entry(actor, "person.read", id)).await?;
        let enrolment = self.newest_enrolment(id).await?;
        let sessions = self.store.history_of(id).await?;
        let standing = self.standing(&enrolment, &sessions, self.today(staff)?).await?;
        let (past, coming) = self.split_sessions(&sessions, staff.office).await?;
        let template = self.programmes.template(&*self.store, enrolment.programme).await?;
        let grounds = match standing.warning {
            Some(_) => {
                let names = self.staff_names(staff.office).await?;
                self.grounds(&enrolment, &template, &sessions, self.today(staff)?, &names).await?
            }
            None => Vec::new(),
        };
        Ok(PersonPage {
            id,
            name: self.person_name(&record)?,
            phone: self.open_phone(&record)?.map(|phone| phone.to_string()),
            iin: self.open_iin(&record)?.map(|iin| iin.masked()),
            language: Language::parse(&record.language).ok_or_else(|| Error::corrupt("person.language"))?,
            code_at: record.portal_code_at,
            standing,
            grounds,
            template,
            steps: self.steps(staff, enrolment.id).await?,
            past,
            coming,
            joint_work: self.gate(staff.office, enrolment.id).await?,
            enrolment,
        })
    }
}
