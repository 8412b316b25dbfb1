//! Opening and sealing names, phones and IINs, and finding people by them.

use std::collections::BTreeMap;

use domain::fold;
use domain::ids::{OfficeId, StaffId};
use domain::iin::Iin;
use domain::name::PersonName;
use domain::phone::Phone;
use uuid::Uuid;

use crate::Services;
use crate::error::{Error, Outcome};
use crate::ports::PersonRecord;
use crate::vault::{Place, Side};

/// The column of staff names.
pub(crate) const STAFF: &str = "staff.name";
/// The column of participants' names.
pub(crate) const PERSON: &str = "person.name";
const PHONE: &str = "person.phone";
const IIN: &str = "person.iin";
/// Parts of a sealed name are kept apart by a character that no name contains.
const BETWEEN: char = '\u{1f}';

impl Services {
    pub(crate) fn seal_name(
        &self,
        column: &'static str,
        office: OfficeId,
        row: Uuid,
        name: &PersonName,
    ) -> Outcome<Vec<u8>> {
        let patronymic = name.patronymic.as_deref().unwrap_or_default();
        let text = format!("{}{BETWEEN}{}{BETWEEN}{patronymic}", name.surname, name.given);
        self.vault.seal(&*self.random, Side::Participants, Place { column, row, office: office.0 }, &text)
    }

    pub(crate) fn open_name(
        &self,
        column: &'static str,
        office: OfficeId,
        row: Uuid,
        sealed: &[u8],
    ) -> Outcome<PersonName> {
        let text = self.vault.open_text(Side::Participants, Place { column, row, office: office.0 }, sealed)?;
        let mut parts = text.split(BETWEEN);
        let (surname, given) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let patronymic = parts.next().filter(|part| !part.is_empty());
        PersonName::parse(surname, given, patronymic).map_err(|_| Error::corrupt(column))
    }

    pub(crate) fn person_name(&self, record: &PersonRecord) -> Outcome<PersonName> {
        self.open_name(PERSON, record.office_id, record.id.0, &record.name_sealed)
    }

    pub(crate) fn seal_phone(&self, office: OfficeId, row: Uuid, phone: &Phone) -> Outcome<Vec<u8>> {
        self.vault.seal(
            &*self.random,
            Side::Participants,
            Place { column: PHONE, row, office: office.0 },
            phone.as_str(),
        )
    }

    pub(crate) fn open_phone(&self, record: &PersonRecord) -> Outcome<Option<Phone>> {
        let place = Place { column: PHONE, row: record.id.0, office: record.office_id.0 };
        let Some(sealed) = &record.phone_sealed else { return Ok(None) };
        let text = self.vault.open_text(Side::Participants, place, sealed)?;
        Phone::parse(&text).map(Some).map_err(|_| Error::corrupt(PHONE))
    }

    pub(crate) fn seal_iin(&self, office: OfficeId, row: Uuid, iin: &Iin) -> Outcome<Vec<u8>> {
        self.vault.seal(&*self.random, Side::Participants, Place { column: IIN, row, office: office.0 }, iin.as_str())
    }

    pub(crate) fn open_iin(&self, record: &PersonRecord) -> Outcome<Option<Iin>> {
        let place = Place { column: IIN, row: record.id.0, office: record.office_id.0 };
        let Some(sealed) = &record.iin_sealed else { return Ok(None) };
        let text = self.vault.open_text(Side::Participants, place, sealed)?;
        Iin::parse(&text).map(Some).map_err(|_| Error::corrupt(IIN))
    }

    pub(crate) fn phone_key(&self, phone: &str) -> Vec<u8> {
        self.vault.index("phone", phone)
    }

    pub(crate) fn iin_key(&self, iin: &Iin) -> Vec<u8> {
        self.vault.index("iin", iin.as_str())
    }

    /// Keyed hashes of all prefixes under which a person is found: of each folded word of the name, and of the phone's
    /// digits without the country's (rule I3).
    pub(crate) fn search_tokens(&self, name: &PersonName, phone: Option<&Phone>) -> Vec<Vec<u8>> {
        let mut words = fold::words(&name.full());
        words.extend(phone.map(|phone| phone.as_str().trim_start_matches("+7").to_owned()));
        let mut tokens: Vec<Vec<u8>> =
            words.iter().flat_map(|word| fold::prefixes(word)).map(|prefix| self.search_token(&prefix)).collect();
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }

    pub(crate) fn search_token(&self, prefix: &str) -> Vec<u8> {
        self.vault.index("search", prefix)
    }

    /// Short names of an office's staff.
    pub(crate) async fn staff_names(&self, office: OfficeId) -> Outcome<BTreeMap<StaffId, String>> {
        let records = self.store.staff_of(office).await?;
        let named = |record: &crate::ports::StaffRecord| {
            Ok((record.id, self.open_name(STAFF, office, record.id.0, &record.name_sealed)?.short()))
        };
        records.iter().map(named).collect()
    }
}
