//! People who cannot exist: family names are made of words such as "example", "sample" and "model"; the numbers in the
//! IINs say that their owners were born in the nineteenth century; the phone numbers are all of one unused block.

use domain::enrolment::LegalBasis;
use domain::iin::Iin;
use domain::language::Language;

use super::dice::Dice;

const KAZAKH_SURNAMES: [&str; 20] = [
    "Үлгібаев",
    "Мысалов",
    "Сынақбеков",
    "Нұсқабаев",
    "Жобаханов",
    "Көрнекбаев",
    "Болжамов",
    "Шартбаев",
    "Тәжірибеков",
    "Үлгіханов",
    "Мысалбеков",
    "Сынақбаев",
    "Нұсқабеков",
    "Жобабеков",
    "Бағдарбаев",
    "Кестебаев",
    "Мәтінбеков",
    "Белгібаев",
    "Өрнекбаев",
    "Қалыпбеков",
];
const RUSSIAN_SURNAMES: [&str; 20] = [
    "Примеров",
    "Образцов",
    "Пробников",
    "Шаблонов",
    "Макетов",
    "Условнов",
    "Тестов",
    "Вымыслов",
    "Черновиков",
    "Допустимов",
    "Эскизов",
    "Моделев",
    "Заготовкин",
    "Наглядов",
    "Учебников",
    "Гипотезов",
    "Абстрактов",
    "Экранов",
    "Столбцов",
    "Строкин",
];
const KAZAKH_GIVEN: [&str; 14] = [
    "Ерлан",
    "Нұрлан",
    "Дәулет",
    "Қайрат",
    "Арман",
    "Әділ",
    "Бауыржан",
    "Ғани",
    "Мұрат",
    "Өмірбек",
    "Талғат",
    "Санжар",
    "Еркебұлан",
    "Жанат",
];
const RUSSIAN_GIVEN: [&str; 14] = [
    "Тимур",
    "Олег",
    "Руслан",
    "Виктор",
    "Павел",
    "Андрей",
    "Марат",
    "Денис",
    "Игорь",
    "Роман",
    "Фёдор",
    "Артём",
    "Станислав",
    "Юрий",
];
const KAZAKH_PATRONYMICS: [&str; 5] = ["Үлгіұлы", "Мысалұлы", "Сынақұлы", "Нұсқаұлы", "Жобаұлы"];
const RUSSIAN_PATRONYMICS: [&str; 5] = ["Примерович", "Образцович", "Тестович", "Макетович", "Шаблонович"];
const PARTNERS: [&str; 3] = ["Үлгібаева Әсем", "Образцова Ирина", "Примерова Жанна"];
/// Whoever is protected from a participant.
pub(super) const PROTECTED: &str = "Условнова Мария";
const BASES: [LegalBasis; 8] = [
    LegalBasis::PoliceMemorandum,
    LegalBasis::SelfReferral,
    LegalBasis::ProtectiveOrder,
    LegalBasis::PoliceMemorandum,
    LegalBasis::SpecialRequirements,
    LegalBasis::OfficialWarning,
    LegalBasis::Probation,
    LegalBasis::OtherBody,
];

/// Somebody who does not exist.
#[derive(Debug, Clone)]
pub(super) struct Invented {
    pub(super) surname: &'static str,
    pub(super) given: &'static str,
    pub(super) patronymic: &'static str,
    pub(super) phone: String,
    pub(super) iin: String,
    pub(super) basis: LegalBasis,
}

/// Invents the participant of this number. Nobody has the same name twice among the first 280 of a language.
pub(super) fn participant(number: usize, language: Language, dice: &mut Dice) -> Invented {
    let (surnames, given, patronymics) = match language {
        Language::Kazakh => (KAZAKH_SURNAMES, KAZAKH_GIVEN, KAZAKH_PATRONYMICS),
        Language::Russian | Language::English => (RUSSIAN_SURNAMES, RUSSIAN_GIVEN, RUSSIAN_PATRONYMICS),
    };
    let has_patronymic = dice.is_in_hundred(60);
    Invented {
        surname: surnames[number % surnames.len()],
        given: given[(number + 5 * (number / surnames.len())) % given.len()],
        patronymic: if has_patronymic { dice.pick(&patronymics) } else { "" },
        phone: if number % 20 == 18 { String::new() } else { format!("8 700 000 {:04}", 101 + number) },
        iin: if number % 3 == 2 { String::new() } else { iin(number, dice) },
        basis: BASES[number % BASES.len()],
    }
}

/// The partner of the couple of this number.
pub(super) const fn partner(number: usize) -> &'static str {
    PARTNERS[number % PARTNERS.len()]
}

/// A number with a right check digit that nobody alive has.
fn iin(number: usize, dice: &mut Dice) -> String {
    let (year, month, day) = (dice.between(50, 99), dice.between(1, 12), dice.between(1, 28));
    let with_check_digit = |serial: usize| {
        let digits = format!("{year:02}{month:02}{day:02}1{serial:04}");
        (0..10).map(|check| format!("{digits}{check}")).find(|iin| Iin::parse(iin).is_ok())
    };
    // Some serial numbers have no check digit; the next one then has.
    (0..10).find_map(|n| with_check_digit(number * 10 + n)).unwrap_or_default()
}
