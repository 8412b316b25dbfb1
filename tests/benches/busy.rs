//! A network's full calendar: 40 trainers, 60 rooms, 5,000 people, and as many sessions as asked for.

use std::path::Path;

use anyhow::{Context, Result};
use domain::ids::{EnrolmentId, GroupId, OccurrenceId, PersonId, RoomId, SeriesId, StaffId};
use domain::language::Language;
use domain::role::Role;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use service::Services;
use service::accounts::Joining;
use service::actor::Actor;
use service::ports::{
    EnrolmentRecord, Entry, ExpectedPerson, MembershipRecord, NewOccurrence, NewPerson, PersonRecord, SeriesRecord,
};

use crate::office::{self, Founded};

const TRAINERS: u32 = 40;
const ROOMS: usize = 60;
const PEOPLE: usize = 5_000;
const GROUPS: usize = 20;
/// Members of a group.
const MEMBERS: usize = 12;
/// Sessions of one trainer on one day, an hour each: two more hours are the day's limit.
const A_DAY: i64 = 4;
/// Days of a week on which there are some.
const DAYS: i64 = 5;
/// Rows that are planned in one transaction.
const AT_ONCE: i64 = 4_000;

/// What a measured use case needs to know.
pub struct Busy {
    /// On the seeded folder.
    pub services: Services,
    /// A coordinator who is a trainer too.
    pub actor: Actor,
    /// Trainers.
    pub trainers: Vec<StaffId>,
    /// Rooms.
    pub rooms: Vec<RoomId>,
    /// Groups of 12.
    pub groups: Vec<GroupId>,
    /// Participants, and the enrolments on which it counts.
    pub people: Vec<(PersonId, EnrolmentId)>,
    /// Sessions.
    pub occurrences: Vec<OccurrenceId>,
    /// Today at the venue.
    pub today: Date,
}

impl Busy {
    /// An evening hour that no other run takes: groups meet after the day's sessions.
    pub fn evening(&self, run: usize) -> DateTime {
        let monday = office::monday_of(self.today);
        let day = 7 + i64::try_from(run / (TRAINERS as usize / 2)).unwrap_or_default();
        let at = monday.checked_add(day.days()).unwrap_or(monday);
        at.at(18, 0, 0, 0)
    }
}

/// Fills a data folder with so many sessions, half of them past, through the store.
///
/// # Errors
/// If the folder is not empty or cannot be written.
pub async fn seed(data: &Path, sessions: i64) -> Result<Busy> {
    let Founded { services, actor } = office::found(data).await?;
    let staff = actor.staff()?.clone();
    let entry = office::seeding(staff.office);
    for n in 1..TRAINERS {
        let secret = services.invite(&actor, &[Role::Trainer]).await?;
        let joining = Joining { email: office::email(n, true), ..office::joining() };
        services.accept_invitation(&secret, &joining, None).await?;
    }
    let trainers: Vec<StaffId> = services.store.staff_of(staff.office).await?.iter().map(|one| one.id).collect();
    let mut rooms: Vec<RoomId> = Vec::new();
    for n in 0..ROOMS {
        let room = office::room(services.random.id().into(), &format!("{n:02}"));
        services.store.add_room(staff.office, &room, &entry).await?;
        rooms.push(room.id);
    }
    let people = people(&services, &actor, &entry).await?;
    let groups = groups(&services, &actor, &people, &entry).await?;
    let today = staff.zone.time_zone().to_datetime(services.clock.now()).date();
    let weeks = (sessions / (i64::from(TRAINERS) * A_DAY * DAYS)).max(1);
    let first = office::monday_of(today).checked_sub((weeks / 2).weeks())?;
    let programme = services.store.programmes().await?.remove(0).id;
    let mut occurrences = Vec::new();
    for from in (0..sessions).step_by(usize::try_from(AT_ONCE)?) {
        let series: SeriesId = services.random.id().into();
        let record = SeriesRecord {
            id: series,
            office_id: staff.office,
            created_by: staff.id,
            created_at: 0,
            led_by_one_sealed: None,
        };
        let new = (from..(from + AT_ONCE).min(sessions)).map(|nth| {
            let trainer = usize::try_from(nth % i64::from(TRAINERS))?;
            let start = start(first, nth / i64::from(TRAINERS))?;
            let id: OccurrenceId = services.random.id().into();
            occurrences.push(id);
            Ok(NewOccurrence {
                occurrence: office::occurrence(id, &staff, series, programme, rooms[trainer], start),
                trainers: vec![trainers[trainer]],
                people: vec![people[usize::try_from(nth)? % people.len()]],
            })
        });
        let new = new.collect::<Result<Vec<_>>>()?;
        services.store.plan(&record, &new, &entry).await?;
    }
    Ok(Busy {
        rooms: rooms.split_off(usize::try_from(TRAINERS)?),
        people: people.iter().map(|one| (one.person_id, one.enrolment_id)).collect(),
        occurrences,
        services,
        actor,
        trainers,
        groups,
        today,
    })
}

/// When the `nth` session of a trainer is: four a day from nine, Monday to Friday.
fn start(first: Date, nth: i64) -> Result<DateTime> {
    let (week, in_week) = (nth / (A_DAY * DAYS), nth % (A_DAY * DAYS));
    let day = first.checked_add(week.weeks())?.checked_add((in_week / A_DAY).days())?;
    Ok(day.at(i8::try_from(9 + in_week % A_DAY)?, 0, 0, 0))
}

async fn people(services: &Services, actor: &Actor, entry: &Entry) -> Result<Vec<ExpectedPerson>> {
    let first = services.add_person(actor, &office::someone()).await?;
    let office = actor.staff()?.office;
    let enrolment = services.store.enrolments_of(first).await?.remove(0);
    let person = services.store.person(office, first).await?.context("he was added")?;
    let mut people = vec![ExpectedPerson { person_id: first, enrolment_id: enrolment.id }];
    let mut new = Vec::new();
    for _ in 1..PEOPLE {
        let (id, on): (PersonId, EnrolmentId) = (services.random.id().into(), services.random.id().into());
        new.push(NewPerson {
            person: PersonRecord { id, ..person.clone() },
            tokens: Vec::new(),
            enrolment: EnrolmentRecord { id: on, person_id: id, ..enrolment.clone() },
            steps: Vec::new(),
            membership: None,
        });
        people.push(ExpectedPerson { person_id: id, enrolment_id: on });
    }
    for some in new.chunks(500) {
        services.store.add_people(some, entry).await?;
    }
    Ok(people)
}

/// Groups whose members are none of the first people, so that their days are free in the evening.
async fn groups(services: &Services, actor: &Actor, people: &[ExpectedPerson], entry: &Entry) -> Result<Vec<GroupId>> {
    let mut groups = Vec::new();
    for (n, members) in people.chunks(MEMBERS).take(GROUPS).enumerate() {
        let group = services.open_group(actor, &format!("G{n}"), Language::Kazakh, i64::try_from(MEMBERS)?).await?;
        for member in members {
            let stay = MembershipRecord {
                id: services.random.id(),
                group_id: group,
                enrolment_id: member.enrolment_id,
                person_id: member.person_id,
                from_on: "2020-01-06".to_owned(),
                to_on: None,
                added_by: actor.staff()?.id,
                added_at: 0,
            };
            services.store.add_membership(&stay, i64::MAX, entry).await?;
        }
        groups.push(group);
    }
    Ok(groups)
}
