use domain::attendance::Mark;
use domain::ids::PersonId;
use service::error::{Error, Outcome};
use service::permissions::Permission;
use service::register::{Expected, Register};

use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// Buttons that save marks at once and leave the register open.
const AT_ONCE: [&str; 2] = ["all", "keep"];

/// Saves a register's form and takes the register; or, by another button, only marks everybody present who did not say
/// that he cannot come, or keeps the marks.
///
/// # Errors
/// As [`service::Services::mark`] and [`service::Services::take_register`].
pub async fn save(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let id = cx.id("id")?;
    let register = cx.services.register(&cx.actor, id).await?;
    let is_at_once = AT_ONCE.iter().any(|button| fields.has(button));
    let marks = marks(&register, &fields);
    if register.is_open && !is_at_once && register.people.iter().any(|one| is_unmarked(one, &marks)) {
        return Err(Error::Refused("register-incomplete"));
    }
    cx.services.mark(&cx.actor, id, &marks, fields.get("reason")).await?;
    if !is_at_once {
        cx.services.take_register(&cx.actor, id).await?;
    }
    let saved = match (is_at_once, register.is_taken) {
        (true, _) => "marks",
        (false, false) => "register",
        (false, true) => "amended",
    };
    Ok(Answer::To(format!("/sessions/{id}?saved={saved}#register")))
}

/// Saves one tap on a register, or everybody present, and answers the time on the venue's clock.
///
/// # Errors
/// As [`service::Services::mark`]; `NotFound` if it is no mark.
pub async fn mark(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::TakeRegister)?;
    let id = cx.id("id")?;
    let marks = if fields.has("all") {
        marks(&cx.services.register(&cx.actor, id).await?, &fields)
    } else {
        let person = fields.parse("person").ok_or(Error::NotFound)?;
        vec![(person, Mark::parse(fields.get("mark"), fields.parse("late")).ok_or(Error::NotFound)?)]
    };
    cx.services.mark(&cx.actor, id, &marks, fields.get("reason")).await?;
    let dates = cx.dates();
    Ok(Answer::Text(dates.time(dates.clock(cx.services.clock.now().as_second()))))
}

/// Says that a step of the session's plan is done, or takes that back.
///
/// # Errors
/// As [`service::Services::tick_step`].
pub async fn tick(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let id = cx.id("id")?;
    cx.services.tick_step(&cx.actor, id, fields.get("step"), fields.get("done") == "yes").await?;
    Ok(Answer::To(format!("/sessions/{id}#plan")))
}

/// Keeps a note on a session.
///
/// # Errors
/// As [`service::Services::add_note`].
pub async fn add_note(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let id = cx.id("id")?;
    cx.services.add_note(&cx.actor, id, fields.get("body")).await?;
    Ok(Answer::To(format!("/sessions/{id}?saved=note")))
}

/// The marks that a form holds, for those who are on the register.
fn marks(register: &Register, fields: &Fields) -> Vec<(PersonId, Mark)> {
    register.people.iter().filter_map(|one| Some((one.person, mark_of(one, fields)?))).collect()
}

/// What was chosen for him. "All present" is no choice for who said that he cannot come: the trainer decides (rule C6).
fn mark_of(expected: &Expected, fields: &Fields) -> Option<Mark> {
    let person = expected.person.to_string();
    let chosen = Mark::parse(fields.get(&format!("mark-{person}")), fields.parse(&format!("late-{person}")));
    let is_meant = expected.mark.is_none() && !expected.has_announced;
    let present = (is_meant && fields.get("all") == "present").then_some(Mark::Present);
    chosen.or(present)
}

fn is_unmarked(expected: &Expected, marks: &[(PersonId, Mark)]) -> bool {
    expected.mark.is_none() && !marks.iter().any(|(person, _)| *person == expected.person)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOBODY: PersonId = PersonId(uuid::Uuid::nil());

    fn expected(mark: Option<Mark>) -> Expected {
        Expected { person: NOBODY, mark, has_announced: false }
    }

    fn fields(values: &[(&str, &str)]) -> Fields {
        let owned = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Fields { values: owned.collect(), file: None }
    }

    #[test]
    fn all_present_leaves_what_is_marked_or_chosen() {
        let (chosen, late) = (format!("mark-{NOBODY}"), format!("late-{NOBODY}"));
        assert_eq!(mark_of(&expected(None), &fields(&[("all", "present")])), Some(Mark::Present));
        assert_eq!(mark_of(&expected(Some(Mark::Absent)), &fields(&[("all", "present")])), None);
        let sent = fields(&[("all", "present"), (&chosen, "late"), (&late, "7")]);
        assert_eq!(mark_of(&expected(None), &sent), Some(Mark::Late { minutes: 7 }));
    }

    #[test]
    fn all_present_leaves_who_announced_an_absence_to_the_trainer_c6() {
        let announced = Expected { has_announced: true, ..expected(None) };
        assert_eq!(mark_of(&announced, &fields(&[("all", "present")])), None);
        let chosen = format!("mark-{NOBODY}");
        let sent = fields(&[("all", "present"), (&chosen, "present")]);
        assert_eq!(mark_of(&announced, &sent), Some(Mark::Present), "he came after all");
    }
}
