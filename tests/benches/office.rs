//! An office whose only trainer leads 40 sessions a week, over as many weeks as asked for.

use std::path::Path;

use anyhow::{Context, Result};
use domain::enrolment::{LegalBasis, State, Track};
use domain::ids::{EnrolmentId, OccurrenceId, OfficeId, RoomId, SeriesId};
use domain::language::Language;
use domain::role::{Role, Sex};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday};
use server::config::{Config, Environment, Settings};
use service::Services;
use service::accounts::{Founding, Joining};
use service::actor::Actor;
use service::people::PersonForm;
use service::ports::{DeviceRecord, Entry, ExpectedPerson, NewOccurrence, OccurrenceRecord, RoomRecord, SeriesRecord};
use sha2::{Digest as _, Sha256};

/// Sessions of a day: eight, one an hour from nine.
const A_DAY: i64 = 8;
/// Days of a week on which there are some.
const DAYS: i64 = 5;
/// The secret of the trainer's cookie.
const COOKIE: &str = "a cookie of the bench";

/// What a measured request needs to know.
pub struct Seeded {
    /// The trainer's cookie.
    pub cookie: String,
    /// The week that is looked at: its Monday.
    pub monday: Date,
    /// A free room, for bookings.
    pub room: RoomId,
    /// The trainer.
    pub trainer: domain::ids::StaffId,
    /// A participant of hers.
    pub enrolment: EnrolmentId,
}

/// An office with one member of staff.
pub struct Founded {
    /// On its data folder.
    pub services: Services,
    /// The trainer, who is coordinator and administrator too.
    pub actor: Actor,
}

/// Founds an office in an empty data folder.
pub async fn found(data: &Path) -> Result<Founded> {
    let services = open(data).await?;
    services.install_shipped_programme().await?;
    let secret = services.first_invitation().await?.context("the folder is not empty")?;
    services.accept_invitation(&secret, &joining(), Some(&founding())).await?;
    let office = services.store.offices().await?.remove(0).id;
    let staff = services.store.staff_of(office).await?.remove(0);
    let entry = seeding(office);
    services.store.change_account(staff.id, "trainer,coordinator,administrator,advocate", None, &entry).await?;
    services.store.add_device(&device(&services, staff.id), &entry).await?;
    let actor = services.who_is(COOKIE).await?;
    Ok(Founded { services, actor })
}

/// Fills a data folder with so many sessions, half of them past, through the store.
pub async fn seed(data: &Path, sessions: i64) -> Result<Seeded> {
    let Founded { services, actor } = found(data).await?;
    let staff = actor.staff()?;
    let (office, entry) = (staff.office, seeding(staff.office));
    let person = services.add_person(&actor, &someone()).await?;
    let enrolment = services.store.enrolments_of(person).await?.remove(0).id;
    for state in [State::Contacted, State::InClearing] {
        services.move_on(&actor, enrolment, state, "").await?;
    }
    let rooms = [services.random.id().into(), services.random.id().into()];
    for (id, name) in rooms.iter().zip(["1", "2"]) {
        services.store.add_room(office, &room(*id, name), &entry).await?;
    }
    let someone = ExpectedPerson { person_id: person, enrolment_id: enrolment };
    let monday = plan(&services, &actor, rooms[0], staff.id, someone, sessions).await?;
    Ok(Seeded { cookie: format!("session={COOKIE}"), monday, room: rooms[1], trainer: staff.id, enrolment })
}

async fn open(data: &Path) -> Result<Services> {
    let flags = Settings { data: Some(data.to_owned()), ..Settings::default() };
    let config =
        Config::layered(flags, None, Environment::default(), false).map_err(|stop| anyhow::anyhow!("{stop}"))?;
    server::services::open(&config, service::Settings::default()).await.map_err(|stop| anyhow::anyhow!("{stop}"))
}

/// Makes accounts of so many staff and so many participants in a data folder that was filled before.
pub async fn seed_accounts(data: &Path, staff: u32, participants: u32) -> Result<()> {
    let services = open(data).await?;
    let actor = services.who_is(COOKIE).await?;
    for n in 0..staff {
        let secret = services.invite(&actor, &[Role::Trainer]).await?;
        services.accept_invitation(&secret, &Joining { email: email(n, true), ..joining() }, None).await?;
    }
    for n in 0..participants {
        let person = services.add_person(&actor, &PersonForm { phone: phone(n, true), ..someone() }).await?;
        services.hand_over_code(&actor, person).await?;
    }
    Ok(())
}

/// The e-mail address of a member of staff, or one like it that nobody has.
pub fn email(n: u32, is_known: bool) -> String {
    format!("staff{n:04}@{}.example", if is_known { "here" } else { "away" })
}

/// The phone number of a participant, or one like it that nobody has.
pub fn phone(n: u32, is_known: bool) -> String {
    format!("+770{}{n:07}", if is_known { '1' } else { '2' })
}

/// Plans the sessions, a week a transaction; answers the Monday in their middle.
async fn plan(
    services: &Services,
    actor: &Actor,
    room: RoomId,
    trainer: domain::ids::StaffId,
    person: ExpectedPerson,
    sessions: i64,
) -> Result<Date> {
    let staff = actor.staff()?;
    let programme = services.store.programmes().await?.remove(0).id;
    let zone = staff.zone.clone();
    let today = zone.time_zone().to_datetime(services.clock.now()).date();
    let this_monday = monday_of(today);
    let weeks = sessions / (A_DAY * DAYS);
    let first = this_monday.checked_sub((weeks / 2).weeks())?;
    for week in 0..weeks {
        let monday = first.checked_add(week.weeks())?;
        let series: SeriesId = services.random.id().into();
        let new = (0..A_DAY * DAYS).map(|nth| {
            let day = monday.checked_add((nth / A_DAY).days())?;
            let start = day.at(i8::try_from(9 + nth % A_DAY)?, 0, 0, 0);
            let id: OccurrenceId = services.random.id().into();
            let occurrence = occurrence(id, staff, series, programme, room, start);
            Ok(NewOccurrence { occurrence, trainers: vec![trainer], people: vec![person] })
        });
        let entry = seeding(staff.office);
        let planned = SeriesRecord {
            id: series,
            office_id: staff.office,
            created_by: trainer,
            created_at: 0,
            led_by_one_sealed: None,
        };
        services.store.plan(&planned, &new.collect::<Result<Vec<_>>>()?, &entry).await?;
    }
    Ok(first.checked_add((weeks / 2).weeks())?)
}

/// A session of an hour.
pub fn occurrence(
    id: OccurrenceId,
    staff: &service::actor::Staff,
    series: SeriesId,
    programme: domain::ids::ProgrammeId,
    room: RoomId,
    start: DateTime,
) -> OccurrenceRecord {
    let slot = domain::slot::Slot { start, minutes: 60, zone: staff.zone.clone() };
    OccurrenceRecord {
        id,
        office_id: staff.office,
        series_id: series,
        programme_id: programme,
        kind: "individual".to_owned(),
        session_key: "clearing-1".to_owned(),
        group_id: None,
        room_id: room,
        civil_start: start.strftime("%Y-%m-%dT%H:%M").to_string(),
        zone: staff.zone.name().to_owned(),
        minutes: 60,
        starts_at: slot.starts_at().as_second(),
        ends_at: slot.ends_at().as_second(),
        live: true,
        register: "open".to_owned(),
        taken_at: None,
        taken_by: None,
    }
}

/// A room for a group.
pub fn room(id: RoomId, name: &str) -> RoomRecord {
    RoomRecord { id, name: name.to_owned(), seats: 12, is_online: false, closed_at: None }
}

/// The line that tells of what is seeded.
pub fn seeding(office: OfficeId) -> Entry {
    Entry { office: Some(office), at: 0, actor: "system".to_owned(), action: "bench.seed", subject: String::new() }
}

/// The Monday of a week.
pub fn monday_of(day: Date) -> Date {
    let since = i64::from(day.weekday().since(Weekday::Monday));
    day.checked_sub(since.days()).unwrap_or(day)
}

/// A browser that is signed in for a day, second factor and all.
fn device(services: &Services, staff: domain::ids::StaffId) -> DeviceRecord {
    let now = services.clock.now().as_second();
    DeviceRecord {
        token_hash: Sha256::digest(COOKIE).to_vec(),
        id: services.random.id(),
        staff_id: Some(staff.0),
        person_id: None,
        label: "bench".to_owned(),
        second_factor: true,
        created_at: now,
        seen_at: now,
        expires_at: now + 24 * 3600,
    }
}

/// Whoever joins.
pub fn joining() -> Joining {
    Joining {
        surname: "Өлшемова".to_owned(),
        given: "Сынақ".to_owned(),
        patronymic: String::new(),
        sex: Sex::Woman,
        email: "bench@example.kz".to_owned(),
        password: "a bench needs no secret".to_owned(),
        language: Language::Kazakh,
    }
}

fn founding() -> Founding {
    Founding { office: "Алматы".to_owned(), zone: "Asia/Almaty".to_owned() }
}

/// A participant.
pub fn someone() -> PersonForm {
    PersonForm {
        surname: "Мысалов".to_owned(),
        given: "Үлгі".to_owned(),
        patronymic: String::new(),
        sex: Sex::Man,
        phone: String::new(),
        iin: String::new(),
        language: Language::Kazakh,
        basis: LegalBasis::SelfReferral,
        track: Track::Individual,
        referred_on: "2026-01-12".to_owned(),
    }
}
