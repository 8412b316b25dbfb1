//! A small centre, founded and furnished through the use cases, on whatever clock the services have.

use domain::enrolment::{LegalBasis, State, Track};
use domain::ids::{GroupId, OccurrenceId, PersonId, RoomId, SeriesId};
use domain::language::Language;
use domain::role::{Role, Sex};
use domain::series::Pattern;
use jiff::civil::{Date, DateTime};
use service::Services;
use service::accounts::{Founding, Joining, Proof};
use service::actor::Actor;
use service::calendar::Kind;
use service::error::Outcome;
use service::office::RoomForm;
use service::people::PersonForm;
use service::planning::{PlanRequest, With};

use crate::people::{Account, PASSWORD, PortalAccount, app_code, app_secret};

/// A centre with its staff and participants.
#[derive(Debug, Clone)]
pub struct Centre {
    pub administrator: Account,
    pub coordinator: Account,
    pub advocate: Account,
    /// Leads the sessions that are planned.
    pub trainer: Account,
    /// Leads them too.
    pub colleague: Account,
    /// Leads nothing.
    pub bystander: Account,
    /// Each has twelve seats.
    pub rooms: Vec<RoomId>,
    /// Twelve places.
    pub group: GroupId,
    /// The first three are members of the group, the fourth is on the individual track.
    pub participants: Vec<PortalAccount>,
}

/// Its participants: the third one's name is found without its Kazakh letter too.
const PARTICIPANTS: [(&str, &str, Track); 4] = [
    ("Ахметов", "Ерлан", Track::Group),
    ("Ибраев", "Данияр", Track::Group),
    ("Қасымов", "Нұрлан", Track::Group),
    ("Юсупов", "Тимур", Track::Individual),
];

impl Centre {
    /// Founds the first centre of an installation.
    ///
    /// # Panics
    /// If that is not possible.
    pub async fn found(services: &Services) -> Self {
        let secret = services.first_invitation().await.expect("the store answers").expect("nobody is there yet");
        let founding = Founding { office: "Almaty".to_owned(), zone: "Asia/Almaty".to_owned() };
        Self::furnish(services, &secret, Some(&founding), 1).await.expect("a centre can be founded")
    }

    /// Founds another centre in the same installation.
    ///
    /// # Panics
    /// If that is not possible.
    pub async fn found_beside(&self, services: &Services) -> Self {
        let administrator = actor(services, &self.administrator).await;
        let secret = services.add_office(&administrator, "Astana", "Asia/Almaty").await.expect("an office is added");
        Self::furnish(services, &secret, None, 2).await.expect("another centre can be founded")
    }

    async fn furnish(services: &Services, secret: &str, founding: Option<&Founding>, number: u8) -> Outcome<Self> {
        let administrator = join(services, secret, founding, "administrator", number).await?;
        let chief = actor(services, &administrator).await;
        let mut joined = Vec::new();
        for (name, role) in [
            ("coordinator", Role::Coordinator),
            ("advocate", Role::Advocate),
            ("trainer", Role::Trainer),
            ("colleague", Role::Trainer),
            ("bystander", Role::Trainer),
        ] {
            let secret = services.invite(&chief, &[role]).await?;
            joined.push(join(services, &secret, None, name, number).await?);
        }
        for room in ["1", "2"] {
            services.add_room(&chief, RoomForm { name: room, seats: 12, is_online: false }).await?;
        }
        let [coordinator, advocate, trainer, colleague, bystander] = joined.try_into().expect("five joined");
        let lead = actor(services, &trainer).await;
        let rooms = services.rooms(&lead).await?.iter().map(|room| room.id).collect();
        let group = services.open_group(&lead, "B-1", Language::Russian, 12).await?;
        let mut participants = Vec::new();
        for (n, (surname, given, track)) in (1..).zip(PARTICIPANTS) {
            let phone = format!("+7701000{number:02}{n:02}");
            let person = admit(services, &lead, &form(surname, given, track, &phone)).await?;
            if track == Track::Group {
                let today = jiff::tz::TimeZone::fixed(jiff::tz::offset(5)).to_datetime(services.clock.now()).date();
                services.add_member(&lead, group, person.enrolment, &today.to_string()).await?;
            }
            participants.push(PortalAccount { surname: surname.to_owned(), ..person });
        }
        Ok(Self { administrator, coordinator, advocate, trainer, colleague, bystander, rooms, group, participants })
    }

    /// Plans sessions of the group, weekly, led by the trainer and the colleague in the first room.
    ///
    /// # Panics
    /// If that is not possible.
    pub async fn plan(&self, services: &Services, first: DateTime, count: u16) -> Vec<OccurrenceId> {
        let request = self.request(services, first, count);
        self.commit(services, &request).await
    }

    /// Plans one hour with the participant on the individual track, led by the trainer in the second room.
    ///
    /// # Panics
    /// If that is not possible.
    pub async fn plan_alone(&self, services: &Services, first: DateTime) -> OccurrenceId {
        let request = PlanRequest {
            kind: Kind::Individual,
            with: With::Participant(self.participants[3].enrolment),
            session_key: "clearing-1".to_owned(),
            trainers: vec![self.trainer.id],
            room: self.rooms[1],
            ..self.request(services, first, 1)
        };
        self.commit(services, &request).await[0]
    }

    fn request(&self, services: &Services, first: DateTime, count: u16) -> PlanRequest {
        PlanRequest {
            series: SeriesId(services.random.id()),
            kind: Kind::Group,
            with: With::Group(self.group),
            session_key: "training-01".to_owned(),
            trainers: vec![self.trainer.id, self.colleague.id],
            led_by_one: String::new(),
            room: self.rooms[0],
            pattern: Pattern::weekly(first, 1, count),
            changes: Vec::new(),
        }
    }

    async fn commit(&self, services: &Services, request: &PlanRequest) -> Vec<OccurrenceId> {
        let lead = actor(services, &self.trainer).await;
        services.commit_plan(&lead, request).await.expect("it can be planned");
        let office = lead.office().expect("staff has an office");
        let all = services.store.occurrences(office, 0, i64::MAX).await.expect("the store answers");
        all.iter().filter(|session| session.series_id == request.series).map(|session| session.id).collect()
    }
}

/// Who is behind an account's own device.
///
/// # Panics
/// If it is signed out.
pub async fn actor(services: &Services, account: &Account) -> Actor {
    let actor = services.who_is(&account.device).await.expect("the store answers");
    assert!(matches!(actor, Actor::Staff(_)), "{} is not signed in", account.email);
    actor
}

/// Accepts an invitation, and sets the second factor up on a device of its own.
async fn join(
    services: &Services,
    secret: &str,
    founding: Option<&Founding>,
    name: &str,
    office: u8,
) -> Outcome<Account> {
    let email = format!("{name}@office{office}.example");
    let joining = Joining {
        surname: capitalised(name),
        given: "Aigul".to_owned(),
        patronymic: String::new(),
        sex: Sex::Woman,
        email: email.clone(),
        password: PASSWORD.to_owned(),
        language: Language::English,
    };
    services.accept_invitation(secret, &joining, founding).await?;
    let (totp, device) = set_up(services, &email).await?;
    let Actor::Staff(staff) = services.who_is(&device).await? else { panic!("{email} is not signed in") };
    Ok(Account { id: staff.id, email, totp, device })
}

async fn set_up(services: &Services, email: &str) -> Outcome<(String, String)> {
    let sign_in = services.sign_in(email, PASSWORD, "127.0.0.1", "test").await?;
    let halfway = services.who_is(&sign_in.secret).await?;
    let secret = app_secret();
    // The step before the present, so that the present one is left for a sign-in.
    let code = app_code(&secret, services.clock.now().as_second() - 30);
    let enrolled = services.enrol_totp(&halfway, &secret, &code, Proof::default(), "127.0.0.1").await?;
    Ok((secret, enrolled.secret))
}

/// Adds a participant, brings him into the programme, and hands him his code.
async fn admit(services: &Services, lead: &Actor, form: &PersonForm) -> Outcome<PortalAccount> {
    let id: PersonId = services.add_person(lead, form).await?;
    let enrolment = services.person_page(lead, id).await?.enrolment.id;
    for state in [State::Contacted, State::InClearing, State::Admitted, State::Contracted, State::Active] {
        services.move_on(lead, enrolment, state, "").await?;
    }
    let code = services.hand_over_code(lead, id).await?.code;
    Ok(PortalAccount { id, enrolment, surname: form.surname.clone(), phone: form.phone.clone(), code })
}

fn form(surname: &str, given: &str, track: Track, phone: &str) -> PersonForm {
    PersonForm {
        surname: surname.to_owned(),
        given: given.to_owned(),
        patronymic: String::new(),
        sex: Sex::Man,
        phone: phone.to_owned(),
        iin: String::new(),
        language: Language::Russian,
        basis: LegalBasis::SelfReferral,
        track,
        referred_on: Date::constant(2026, 1, 12).to_string(),
    }
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
