//! Participants: finding, adding, and one person's page.

use std::collections::{BTreeMap, BTreeSet};

use domain::enrolment::{LegalBasis, State, Track};
use domain::fold;
use domain::ids::{EnrolmentId, PersonId};
use domain::iin::Iin;
use domain::language::Language;
use domain::name::PersonName;
use domain::phone::Phone;
use domain::role::Sex;
use domain::standing::Standing;
use jiff::civil::Date;

use crate::Services;
use crate::accounts::parse_name;
use crate::actor::{Actor, Staff};
use crate::calendar::SessionLine;
use crate::enrolments::{Enrolment, StepView};
use crate::error::{Error, Outcome};
use crate::names;
use crate::overview::Ground;
use crate::permissions::Permission;
use crate::ports::{EnrolmentRecord, NewPerson, PersonRecord};

/// What is typed to add a participant by hand.
#[derive(Debug, Clone)]
pub struct PersonForm {
    /// Family name.
    pub surname: String,
    /// First name.
    pub given: String,
    /// Patronymic, or empty.
    pub patronymic: String,
    /// Woman or man.
    pub sex: Sex,
    /// Phone as typed, or empty.
    pub phone: String,
    /// IIN as typed, or empty (rule I3).
    pub iin: String,
    /// Language of his pages and papers.
    pub language: Language,
    /// Why he came (rule B2).
    pub basis: LegalBasis,
    /// Group or individual.
    pub track: Track,
    /// ISO date of the referral.
    pub referred_on: String,
}

/// A participant in a list.
#[derive(Debug, Clone)]
pub struct PersonLine {
    /// Key of the person.
    pub id: PersonId,
    /// Full name.
    pub name: String,
    /// Where he stands; none if he has no enrolment.
    pub state: Option<State>,
    /// Code of his group today.
    pub group: Option<String>,
    /// Phone as people read it.
    pub phone: Option<String>,
}

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
    /// The office's participants by name, narrowed by what was typed and by state.
    ///
    /// # Errors
    /// `NotFound` unless the actor sees people.
    pub async fn people(&self, actor: &Actor, query: &str, state: Option<State>) -> Outcome<Vec<PersonLine>> {
        let staff = actor.may(Permission::SeePeople)?;
        let found = self.matching(staff, query).await?;
        let states = self.newest_enrolments(staff).await?;
        let groups = self.group_codes_today(staff).await?;
        let mut lines = Vec::new();
        for record in self.store.people(staff.office).await? {
            let person_state = states.get(&record.id).map(|enrolment| enrolment.state);
            let is_wanted = found.as_ref().is_none_or(|found| found.contains(&record.id))
                && (state.is_none() || state == person_state);
            if is_wanted {
                lines.push(PersonLine {
                    id: record.id,
                    name: self.person_name(&record)?.full(),
                    state: person_state,
                    group: groups.get(&record.id).cloned(),
                    phone: self.open_phone(&record)?.map(|phone| phone.to_string()),
                });
            }
        }
        let order = domain::order::Order::for_language(staff.language);
        lines.sort_by_cached_key(|line| order.key(&line.name));
        Ok(lines)
    }

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

    /// Adds a participant by hand, as newly referred.
    ///
    /// # Errors
    /// `NotFound` unless the actor manages people; `Invalid` on a field; `Refused("already-there")` if the IIN is.
    pub async fn add_person(&self, actor: &Actor, form: &PersonForm) -> Outcome<PersonId> {
        let staff = actor.may(Permission::ManagePeople)?;
        let new = self.new_person(staff, form, &[State::Referred]).await?;
        let entry = self.entry(actor, "person.add", new.person.id);
        self.store.add_people(std::slice::from_ref(&new), &entry).await?;
        Ok(new.person.id)
    }

    /// A participant ready to be stored, with the states that he has been through.
    pub(crate) async fn new_person(&self, staff: &Staff, form: &PersonForm, states: &[State]) -> Outcome<NewPerson> {
        let id: PersonId = self.random.id().into();
        let enrolment_id: EnrolmentId = self.random.id().into();
        let name = parse_name(&form.surname, &form.given, &form.patronymic)?;
        let phone =
            optional(&form.phone, |text| Phone::parse(text).map_err(|_| Error::invalid("phone", "phone-shape")))?;
        let iin = optional(&form.iin, |text| Iin::parse(text).map_err(|_| Error::invalid("iin", "iin-shape")))?;
        let referred: Date = form.referred_on.parse().map_err(|_| Error::invalid("referred_on", "date-shape"))?;
        let tokens = self.search_tokens(&name, phone.as_ref());
        let enrolment = EnrolmentRecord {
            id: enrolment_id,
            office_id: staff.office,
            person_id: id,
            programme_id: self.newest_programme(staff.office).await?,
            track: form.track.code().to_owned(),
            basis: form.basis.code().to_owned(),
            state: states.last().copied().unwrap_or(State::Referred).code().to_owned(),
            referred_on: referred.to_string(),
            created_at: self.now(),
        };
        let mut steps = Vec::new();
        let mut before = None;
        for state in states {
            steps.push(self.new_step(staff, enrolment_id, before, *state, "")?);
            before = Some(*state);
        }
        let person = self.sealed_person(staff, id, form, &name, phone.as_ref(), iin.as_ref())?;
        Ok(NewPerson { person, tokens, enrolment, steps, membership: None })
    }

    fn sealed_person(
        &self,
        staff: &Staff,
        id: PersonId,
        form: &PersonForm,
        name: &PersonName,
        phone: Option<&Phone>,
        iin: Option<&Iin>,
    ) -> Outcome<PersonRecord> {
        Ok(PersonRecord {
            id,
            office_id: staff.office,
            name_sealed: self.seal_name(names::PERSON, staff.office, id.0, name)?,
            phone_key: phone.map(|phone| self.phone_key(phone.as_str())),
            phone_sealed: phone.map(|phone| self.seal_phone(staff.office, id.0, phone)).transpose()?,
            iin_key: iin.map(|iin| self.iin_key(iin)),
            iin_sealed: iin.map(|iin| self.seal_iin(staff.office, id.0, iin)).transpose()?,
            sex: form.sex.code().to_owned(),
            language: form.language.code().to_owned(),
            portal_code_hash: None,
            portal_code_at: None,
            created_at: self.now(),
        })
    }

    /// Who matches every word that was typed; none if nothing was.
    pub(crate) async fn matching(&self, staff: &Staff, query: &str) -> Outcome<Option<BTreeSet<PersonId>>> {
        let mut found: Option<BTreeSet<PersonId>> = None;
        for word in fold::words(query) {
            let Some(prefix) = fold::longest_prefix(&word) else { continue };
            let token = self.search_token(&prefix);
            let people: BTreeSet<PersonId> =
                self.store.people_with_token(staff.office, &token).await?.into_iter().collect();
            found = Some(found.map_or_else(|| people.clone(), |before| &before & &people));
        }
        Ok(found)
    }

    /// Each person's newest enrolment.
    pub(crate) async fn newest_enrolments(&self, staff: &Staff) -> Outcome<BTreeMap<PersonId, Enrolment>> {
        let mut newest = BTreeMap::new();
        for record in self.store.enrolments(staff.office).await? {
            newest.insert(record.person_id, record.try_into()?);
        }
        Ok(newest)
    }

    pub(crate) async fn newest_enrolment(&self, person: PersonId) -> Outcome<Enrolment> {
        let records = self.store.enrolments_of(person).await?;
        records.into_iter().next_back().ok_or(Error::NotFound)?.try_into()
    }

    /// In which group each person is today.
    pub(crate) async fn group_codes_today(&self, staff: &Staff) -> Outcome<BTreeMap<PersonId, String>> {
        let today = self.today(staff)?;
        let groups = self.store.groups(staff.office).await?;
        let codes: BTreeMap<_, _> = groups.into_iter().map(|group| (group.id, group.code)).collect();
        let mut today_in = BTreeMap::new();
        for stay in self.store.memberships(staff.office).await? {
            if crate::groups::stay_of(&stay)?.covers(today)
                && let Some(code) = codes.get(&stay.group_id)
            {
                today_in.insert(stay.person_id, code.clone());
            }
        }
        Ok(today_in)
    }
}

/// Reads an optional field: blank is none.
fn optional<T>(text: &str, parse: impl FnOnce(&str) -> Outcome<T>) -> Outcome<Option<T>> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { parse(text).map(Some) }
}
