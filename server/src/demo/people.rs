use domain::enrolment::State;
use domain::ids::{EnrolmentId, OccurrenceId, PersonId};
use domain::language::Language;
use jiff::civil::{Date, DateTime};
use service::accounts::PortalCode;
use service::error::{Error, Outcome};

use super::dice::Dice;
use super::fates::{self, Fate, Place};
use super::groups::Group;
use super::invented::{self, Invented};
use super::office;

/// A participant with his story and how far it is told.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) fate: Fate,
    pub(super) invented: Invented,
    pub(super) language: Language,
    /// Who leads his individual sessions.
    pub(super) trainer: usize,
    pub(super) state: State,
    /// Since he was referred.
    pub(super) known: Option<(PersonId, EnrolmentId)>,
    pub(super) code: Option<PortalCode>,
    /// Sessions of his own, not his group's.
    pub(super) appointments: Vec<(DateTime, OccurrenceId)>,
    /// Training sessions at which he was expected.
    pub(super) trainings: u16,
    pub(super) last_training: Option<Date>,
}

impl Person {
    pub(super) fn enrolment(&self) -> Outcome<EnrolmentId> {
        self.known.map(|(_, enrolment)| enrolment).ok_or(Error::NotFound)
    }

    pub(super) fn id(&self) -> Outcome<PersonId> {
        self.known.map(|(person, _)| person).ok_or(Error::NotFound)
    }

    pub(super) const fn group(&self) -> Option<usize> {
        match self.fate.place {
            Place::Group(group) => Some(group),
            Place::Alone(..) => None,
        }
    }
}

/// Everybody who will come.
pub(super) fn all(count: usize, groups: &[Group], dice: &mut Dice) -> Vec<Person> {
    (0..count).map(|number| person(number, groups, dice)).collect()
}

fn person(number: usize, groups: &[Group], dice: &mut Dice) -> Person {
    let fate = fates::ALL[number % fates::ALL.len()];
    let (language, trainer) = match fate.place {
        Place::Group(group) => (groups[group].language, dice.below(3)),
        Place::Alone(trainer, _) => {
            (if number.is_multiple_of(2) { Language::Kazakh } else { Language::Russian }, trainer)
        }
    };
    let trainer = match fate.way {
        fates::Way::Clears(0 | 1) => office::MAN,
        _ => trainer,
    };
    Person {
        fate,
        invented: invented::participant(number, language, dice),
        language,
        trainer,
        state: State::Referred,
        known: None,
        code: None,
        appointments: Vec::new(),
        trainings: 0,
        last_training: None,
    }
}
