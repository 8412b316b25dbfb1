//! What staff and participants write. It is data of the demonstration, in the language of whoever writes it.

use domain::enrolment::State;
use domain::language::Language;

/// Why an enrolment goes on to a state.
pub(super) const fn reason(to: State, language: Language) -> &'static str {
    let (kk, ru) = match to {
        State::Declined => {
            ("Жауапкершілікті мойындамайды, қатысқысы келмейді.", "Ответственности не признаёт, участвовать не хочет.")
        }
        State::Redirected => ("Алдымен нарколог маманның көмегі керек.", "Сначала нужна помощь нарколога."),
        State::Paused => ("Вахтаға кетті, келесі айда оралады.", "Уехал на вахту, вернётся в следующем месяце."),
        State::DroppedOut => {
            ("Үш рет қатарынан келмеді, телефон көтермейді.", "Трижды подряд не пришёл, на звонки не отвечает.")
        }
        State::Excluded => {
            ("Себепсіз үш рет келмеді, жиында бірге шештік.", "Три пропуска без причины, решено на консилиуме.")
        }
        State::Transferred => ("Астанаға көшті, сондағы топқа ауысты.", "Переехал в Астану, продолжит в группе там."),
        State::Closed => ("Енді кездесудің қажеті жоқ деп шештік.", "Вместе решили, что встречи больше не нужны."),
        _ => ("", ""),
    };
    match language {
        Language::Kazakh => kk,
        Language::Russian | Language::English => ru,
    }
}

const KAZAKH_NOTES: [&str; 5] = [
    "Топ белсенді болды. Екі қатысушы үй тапсырмасын орындамай келді, келесі жолы бірінші солардан бастаймыз.",
    "Ашу белгілері тақырыбында көп сұрақ болды. Келесі кездесуде осы жерден жалғастырамыз.",
    "Шұғыл жағдай жоспарын бәрі толтырды, көшірмелері қолдарында.",
    "Әңгіме әкелік туралы болды, тыныш әрі ашық өтті.",
    "Кездесудің соңында шаршау байқалды, үзілісті ертерек жасау керек.",
];
const RUSSIAN_NOTES: [&str; 5] = [
    "Группа работала активно. Двое пришли без домашнего задания, в следующий раз начнём с них.",
    "По теме тревожных сигналов было много вопросов, продолжим с этого места.",
    "План на крайний случай заполнили все, копии у них на руках.",
    "Говорили об отцовстве: спокойно и открыто.",
    "К концу занятия устали, перерыв стоит делать раньше.",
];
const KAZAKH_CANNOT_COME: [&str; 3] =
    ["Ауысымымды ауыстырып қойды", "Дәрігерге жазылып қойғанмын", "Балам ауырып қалды, үйде боламын"];
const RUSSIAN_CANNOT_COME: [&str; 3] =
    ["Поставили в ночную смену", "Записан к врачу на это время", "Ребёнок заболел, останусь дома"];

/// What a trainer notes after a session.
pub(super) const fn note(language: Language, number: usize) -> &'static str {
    match language {
        Language::Kazakh => KAZAKH_NOTES[number % KAZAKH_NOTES.len()],
        Language::Russian | Language::English => RUSSIAN_NOTES[number % RUSSIAN_NOTES.len()],
    }
}

/// Why a participant cannot come.
pub(super) const fn cannot_come(language: Language, number: usize) -> &'static str {
    match language {
        Language::Kazakh => KAZAKH_CANNOT_COME[number % KAZAKH_CANNOT_COME.len()],
        Language::Russian | Language::English => RUSSIAN_CANNOT_COME[number % RUSSIAN_CANNOT_COME.len()],
    }
}

/// Why somebody's risk is high.
pub(super) const HIGH_RISK: &str = "Бывшая жена подала на развод, на последних встречах говорит о мести. Работаем \
    вдвоём, последним его не ставим.";
/// Who issued a protective measure.
pub(super) const ISSUER: &str = "Алмалы ауданының полиция басқармасы";
/// What is heeded with somebody who is kept apart.
pub(super) const BY_PHONE_ONLY: &str = "Звонить только после 15:00, сообщений не оставлять.";

/// Why a mark is corrected.
pub(super) const AMENDED: &str = "Анықтама әкелді: сол күні ауруханада болған.";

/// What the staff put beside the plans.
pub(super) const BESIDE_THE_FIRST_TALK: &str = "Құпиялық туралы парақшаны екі тілде басып, үстелге алдын ала қоямыз: \
    сұрақ көбіне осы жерден басталады.";
pub(super) const BESIDE_WORDS: &str = "Себет 101-бөлмедегі шкафта. Топ үлкен болса, үш тақырыпты екі қабырғаға да \
    ілген дұрыс: бәріне көрінеді.";
pub(super) const BESIDE_WORDS_TOO: &str = "На «Сказать прямо» закладываю на пять минут больше: первые фразы пишут \
    медленно. Беру их у начального круга.";
pub(super) const BESIDE_STAIRS: &str = "Таспа жапсырудың орнына осы баспалдақты A3 қағазға басып, еденге қоямыз. Қатты \
    қағаз шкафта.";
pub(super) const BESIDE_A_COUPLES_SESSION: &str = "101-бөлмеде өткіземіз: екі есігі бар, бөлек кіріп, бөлек шығуға \
    болады.";
pub(super) const SCALE_NAME: &str = "Баспалдақ 0–10.pdf";
