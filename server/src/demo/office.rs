use domain::ids::StaffId;
use domain::language::Language;
use domain::role::{Role, Sex};
use service::Services;
use service::accounts::{Founding, Joining};
use service::actor::Actor;
use service::error::{Error, Outcome};
use service::office::RoomForm;

use super::{PASSWORD, StaffAccount};

pub(super) const NAME: &str = "Алматы кеңсесі";
pub(super) const ZONE: &str = "Asia/Almaty";
/// Names of the rooms and their seats: two for groups, one for talks.
const ROOMS: [(&str, i64); 3] = [("101", 12), ("102", 12), ("201", 3)];
/// From where the simulated staff and participants come: an address for documentation (RFC 5737).
pub(super) const ADDRESS: &str = "192.0.2.1";
pub(super) const BROWSER: &str = "Demo";

/// The coordinator among the trainers.
pub(super) const COORDINATOR: usize = 0;
/// The trainer whose day is shown.
pub(super) const MAN: usize = 1;
/// The trainer who keeps the office too.
pub(super) const WOMAN: usize = 2;
const ADVOCATE: usize = 3;

struct Colleague {
    surname: &'static str,
    given: &'static str,
    sex: Sex,
    email: &'static str,
    language: Language,
    roles: &'static [Role],
}

const COLLEAGUES: [Colleague; 4] = [
    Colleague {
        surname: "Сынақова",
        given: "Әлия",
        sex: Sex::Woman,
        email: "coordinator@demo.example",
        language: Language::Kazakh,
        roles: &[Role::Trainer, Role::Coordinator],
    },
    Colleague {
        surname: "Мысалов",
        given: "Нұрлан",
        sex: Sex::Man,
        email: "trainer@demo.example",
        language: Language::Kazakh,
        roles: &[Role::Trainer],
    },
    Colleague {
        surname: "Примерова",
        given: "Ольга",
        sex: Sex::Woman,
        email: "administrator@demo.example",
        language: Language::Russian,
        roles: &[Role::Trainer, Role::Administrator],
    },
    Colleague {
        surname: "Образцова",
        given: "Сауле",
        sex: Sex::Woman,
        email: "advocate@demo.example",
        language: Language::Russian,
        roles: &[Role::Advocate],
    },
];

/// Who works at the office, signed in.
#[derive(Debug, Clone)]
pub(super) struct Team {
    /// Coordinator, man, woman.
    pub(super) trainers: [Actor; 3],
    pub(super) advocate: Actor,
}

impl Team {
    /// Keys of the trainers of these numbers.
    pub(super) fn ids(&self, numbers: &[usize]) -> Outcome<Vec<StaffId>> {
        numbers.iter().map(|number| Ok(self.trainers[*number].staff()?.id)).collect()
    }

    /// The number of a trainer.
    pub(super) fn number(&self, id: StaffId) -> usize {
        let is_it = |actor: &Actor| actor.staff().is_ok_and(|staff| staff.id == id);
        self.trainers.iter().position(is_it).unwrap_or(COORDINATOR)
    }
}

/// Founds the office with its staff and rooms, from the first invitation on.
pub(super) async fn found(services: &Services) -> Outcome<Team> {
    services.install_shipped_programme().await?;
    let first = services.first_invitation().await?.ok_or(Error::Refused("already-there"))?;
    let founding = Founding { office: NAME.to_owned(), zone: ZONE.to_owned() };
    let woman = &COLLEAGUES[WOMAN];
    services.accept_invitation(&first, &joining(woman), Some(&founding)).await?;
    let founder = sign_in(services, woman).await?;
    services.change_account(&founder, founder.staff()?.id, woman.roles, false).await?;
    let founder = sign_in(services, woman).await?;
    for (name, seats) in ROOMS {
        services.add_room(&founder, RoomForm { name, seats, is_online: false }).await?;
    }
    Ok(Team {
        trainers: [
            invited(services, &founder, COORDINATOR).await?,
            invited(services, &founder, MAN).await?,
            founder.clone(),
        ],
        advocate: invited(services, &founder, ADVOCATE).await?,
    })
}

async fn invited(services: &Services, founder: &Actor, number: usize) -> Outcome<Actor> {
    let colleague = &COLLEAGUES[number];
    let secret = services.invite(founder, colleague.roles).await?;
    services.accept_invitation(&secret, &joining(colleague), None).await?;
    sign_in(services, colleague).await
}

async fn sign_in(services: &Services, colleague: &Colleague) -> Outcome<Actor> {
    let device = services.sign_in(colleague.email, PASSWORD, ADDRESS, BROWSER).await?;
    services.who_is(&device.secret).await
}

fn joining(colleague: &Colleague) -> Joining {
    Joining {
        surname: colleague.surname.to_owned(),
        given: colleague.given.to_owned(),
        patronymic: String::new(),
        sex: colleague.sex,
        email: colleague.email.to_owned(),
        password: PASSWORD.to_owned(),
        language: colleague.language,
    }
}

/// How the staff sign in.
pub(super) fn accounts() -> Vec<StaffAccount> {
    let account = |colleague: &Colleague| StaffAccount {
        name: format!("{} {}", colleague.surname, colleague.given),
        roles: colleague.roles.to_vec(),
        email: colleague.email,
    };
    COLLEAGUES.iter().map(account).collect()
}
