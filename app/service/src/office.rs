//! Offices, rooms and holidays.

use domain::calendar::{HolidayName, Holidays};
use domain::ids::{OfficeId, RoomId};
use domain::language::Language;
use jiff::civil::Date;

use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{HolidayRecord, OfficeRecord, RoomRecord, StoreError};
use crate::time;

/// What is typed to add or change a room.
#[derive(Debug, Clone, Copy)]
pub struct RoomForm<'a> {
    /// Its name on the door.
    pub name: &'a str,
    /// Seats for participants.
    pub seats: i64,
    /// It is met on a screen: a venue of its own (rule D6).
    pub is_online: bool,
}

/// A day on which no group meets.
#[derive(Debug, Clone)]
pub struct HolidayView {
    /// The day.
    pub on: Date,
    /// Its name in the actor's language.
    pub name: String,
    /// Its names in Kazakh, Russian and English, for editing.
    pub names: [String; 3],
}

impl Services {
    /// The rooms of the actor's office, by name.
    ///
    /// # Errors
    /// `NotFound` unless the actor sees the calendar or manages the office.
    pub async fn rooms(&self, actor: &Actor) -> Outcome<Vec<RoomRecord>> {
        let staff = actor.may(Permission::SeeCalendar).or_else(|_| actor.may(Permission::ManageOffice))?;
        Ok(self.store.rooms(staff.office).await?)
    }

    /// Adds a room.
    ///
    /// # Errors
    /// `NotFound` unless an administrator asks; `Invalid` on `name` or `seats`; `Refused("already-there")`.
    pub async fn add_room(&self, actor: &Actor, form: RoomForm<'_>) -> Outcome<()> {
        let staff = actor.may(Permission::ManageOffice)?;
        let id: RoomId = self.random.id().into();
        let room = checked_room(id, form, None)?;
        let entry = self.entry(actor, if room.is_online { "room.add-online" } else { "room.add" }, id);
        Ok(self.store.add_room(staff.office, &room, &entry).await?)
    }

    /// Renames, resizes, closes or reopens a room. What is planned in it stays; so a room becomes one that is met on a
    /// screen, or one at the centre, only while nothing is planned in it: otherwise two who must not meet might (rule D6).
    ///
    /// # Errors
    /// As [`Services::add_room`]; `Invalid` on `online` if sessions are planned in it.
    pub async fn change_room(&self, actor: &Actor, id: RoomId, form: RoomForm<'_>, is_closed: bool) -> Outcome<()> {
        let staff = actor.may(Permission::ManageOffice)?;
        let room = checked_room(id, form, is_closed.then(|| self.now()))?;
        let rooms = self.store.rooms(staff.office).await?;
        let before = rooms.iter().find(|before| before.id == id).ok_or(Error::NotFound)?;
        let action = match (before.is_online, room.is_online) {
            (false, true) => "room.online",
            (true, false) => "room.at-centre",
            _ => "room.change",
        };
        match self.store.change_room(staff.office, &room, self.now(), &self.entry(actor, action, id)).await {
            Err(StoreError::Missing) => Err(Error::invalid("online", "room-in-use")),
            outcome => Ok(outcome?),
        }
    }

    /// The office's holidays of a year.
    ///
    /// # Errors
    /// `NotFound` unless an administrator asks.
    pub async fn holidays_of_year(&self, actor: &Actor, year: i16) -> Outcome<Vec<HolidayView>> {
        let staff = actor.may(Permission::ManageOffice)?;
        let (from, to) = (format!("{year:04}-01-01"), format!("{year:04}-12-31"));
        let records = self.store.holidays(staff.office, &from, &to).await?;
        records.into_iter().map(|record| holiday_view(record, staff.language)).collect()
    }

    /// Adds or renames a holiday. Sessions planned on that day stay until somebody moves them.
    ///
    /// # Errors
    /// `NotFound` unless an administrator asks; `Invalid` on `on` or `names`.
    pub async fn put_holiday(&self, actor: &Actor, on: &str, names: [&str; 3]) -> Outcome<()> {
        let staff = actor.may(Permission::ManageOffice)?;
        let on: Date = on.parse().map_err(|_| Error::invalid("on", "date-shape"))?;
        let [name_kk, name_ru, name_en] = names.map(|name| name.trim().to_owned());
        if [&name_kk, &name_ru, &name_en].iter().any(|name| name.is_empty() || name.chars().count() > 80) {
            return Err(Error::invalid("names", "holiday-names"));
        }
        let record = HolidayRecord { on_date: on.to_string(), name_kk, name_ru, name_en };
        let entry = self.entry(actor, "holiday.put", on);
        Ok(self.store.put_holiday(staff.office, &record, &entry).await?)
    }

    /// Removes a holiday.
    ///
    /// # Errors
    /// `NotFound` unless an administrator asks; `Invalid` on `on`.
    pub async fn remove_holiday(&self, actor: &Actor, on: &str) -> Outcome<()> {
        let staff = actor.may(Permission::ManageOffice)?;
        let on: Date = on.parse().map_err(|_| Error::invalid("on", "date-shape"))?;
        let entry = self.entry(actor, "holiday.remove", on);
        Ok(self.store.remove_holiday(staff.office, &on.to_string(), &entry).await?)
    }

    /// The offices of the installation.
    ///
    /// # Errors
    /// `NotFound` unless an administrator asks.
    pub async fn offices(&self, actor: &Actor) -> Outcome<Vec<OfficeRecord>> {
        actor.may(Permission::ManageOffice)?;
        Ok(self.store.offices().await?)
    }

    /// Founds another office with the country's holidays; answers the secret of the link that makes its first
    /// administrator. The actor himself keeps to his own office.
    ///
    /// # Errors
    /// `NotFound` unless an administrator asks; `Invalid` on `office` or `zone`.
    pub async fn add_office(&self, actor: &Actor, name: &str, zone: &str) -> Outcome<String> {
        actor.may(Permission::ManageOffice)?;
        let office = self.new_office(name, zone)?;
        let entry = self.entry(actor, "office.add", office.id);
        self.store.add_office(&office, &shipped_holidays()?, &entry).await?;
        self.invite_first_administrator(actor, office.id).await
    }

    /// Renames the actor's own office.
    ///
    /// # Errors
    /// `NotFound` unless an administrator asks; `Invalid` on `office`.
    pub async fn rename_office(&self, actor: &Actor, name: &str) -> Outcome<()> {
        let staff = actor.may(Permission::ManageOffice)?;
        let office = self.new_office(name, staff.zone.name())?;
        let entry = self.entry(actor, "office.rename", staff.office);
        Ok(self.store.rename_office(staff.office, &office.name, &entry).await?)
    }

    /// The holidays of an office between two days, both included.
    pub(crate) async fn holidays(&self, office: OfficeId, from: Date, to: Date) -> Outcome<Holidays> {
        by_date(self.store.holidays(office, &from.to_string(), &to.to_string()).await?)
    }
}

/// Holidays by their dates.
pub(crate) fn by_date(records: Vec<HolidayRecord>) -> Outcome<Holidays> {
    let named = |record: HolidayRecord| {
        let name = HolidayName { kk: record.name_kk, ru: record.name_ru, en: record.name_en };
        Ok((time::date(&record.on_date)?, name))
    };
    Ok(Holidays(records.into_iter().map(named).collect::<Outcome<_>>()?))
}

fn checked_room(id: RoomId, form: RoomForm<'_>, closed_at: Option<i64>) -> Outcome<RoomRecord> {
    let name = form.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > 40 {
        return Err(Error::invalid("name", "room-name"));
    }
    if !(1..=100).contains(&form.seats) {
        return Err(Error::invalid("seats", "room-seats"));
    }
    Ok(RoomRecord { id, name, seats: form.seats, is_online: form.is_online, closed_at })
}

fn holiday_view(record: HolidayRecord, language: Language) -> Outcome<HolidayView> {
    let on = time::date(&record.on_date)?;
    let names = [record.name_kk, record.name_ru, record.name_en];
    let name = match language {
        Language::Kazakh => names[0].clone(),
        Language::Russian => names[1].clone(),
        Language::English => names[2].clone(),
    };
    Ok(HolidayView { on, name, names })
}

/// The country's holidays as rows of a new office (rule D5).
pub(crate) fn shipped_holidays() -> Outcome<Vec<HolidayRecord>> {
    let holidays = Holidays::shipped().map_err(|why| Error::Broken(why.to_string()))?;
    let row = |(date, name): (Date, HolidayName)| HolidayRecord {
        on_date: date.to_string(),
        name_kk: name.kk,
        name_ru: name.ru,
        name_en: name.en,
    };
    Ok(holidays.0.into_iter().map(row).collect())
}
