use domain::enrolment::{LegalBasis, State, Track};
use domain::ids::{EnrolmentId, PersonId};
use domain::iin::Iin;
use domain::language::Language;
use domain::name::PersonName;
use domain::phone::Phone;
use domain::role::Sex;
use jiff::civil::Date;

use crate::Services;
use crate::accounts::parse_name;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::names;
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

impl Services {
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
}

/// Reads an optional field: blank is none.
fn optional<T>(text: &str, parse: impl FnOnce(&str) -> Outcome<T>) -> Outcome<Option<T>> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { parse(text).map(Some) }
}
