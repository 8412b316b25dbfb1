use domain::attendance::Mark;
use domain::ids::PersonId;
use service::error::{Error, Outcome};
use service::permissions::Permission;
use service::register::{RegisterRow, SessionPage};

use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// Buttons that save marks at once and leave the register open.
const AT_ONCE: [&str; 2] = ["all", "keep"];

/// Saves a register's form and takes the register; or, by another button, only marks everybody present, or keeps the
/// marks.
///
/// # Errors
/// As [`service::Services::mark`] and [`service::Services::take_register`].
pub async fn save(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let page = cx.services.session_page(&cx.actor, cx.id("id")?).await?;
    let is_at_once = AT_ONCE.iter().any(|button| fields.has(button));
    let marks = marks(&page, &fields);
    if page.is_open && !is_at_once && page.rows.iter().any(|row| is_unmarked(row, &marks)) {
        return Err(Error::Refused("register-incomplete"));
    }
    cx.services.mark(&cx.actor, page.id, &marks, fields.get("reason")).await?;
    if !is_at_once {
        cx.services.take_register(&cx.actor, page.id).await?;
    }
    let saved = match (is_at_once, page.taken_at) {
        (true, _) => "marks",
        (false, None) => "register",
        (false, Some(_)) => "amended",
    };
    Ok(Answer::To(format!("/sessions/{}?saved={saved}#register", page.id)))
}

/// Saves one tap on a register, or everybody present, and answers the time on the venue's clock.
///
/// # Errors
/// As [`service::Services::mark`]; `NotFound` if it is no mark.
pub async fn mark(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::TakeRegister)?;
    let id = cx.id("id")?;
    let marks = if fields.has("all") {
        marks(&cx.services.session_page(&cx.actor, id).await?, &fields)
    } else {
        let person = fields.parse("person").ok_or(Error::NotFound)?;
        vec![(person, Mark::parse(fields.get("mark"), fields.parse("late")).ok_or(Error::NotFound)?)]
    };
    cx.services.mark(&cx.actor, id, &marks, fields.get("reason")).await?;
    let dates = cx.dates();
    Ok(Answer::Text(dates.time(dates.clock(cx.services.clock.now().as_second()))))
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

/// Cancels a session.
///
/// # Errors
/// As [`service::Services::cancel_session`].
pub async fn cancel(cx: Cx, _: Fields) -> Outcome<Answer> {
    let id = cx.id("id")?;
    cx.services.cancel_session(&cx.actor, id).await?;
    Ok(Answer::To(format!("/sessions/{id}?saved=cancelled")))
}

/// The marks that a form holds, for those who are on the register.
fn marks(page: &SessionPage, fields: &Fields) -> Vec<(PersonId, Mark)> {
    page.rows.iter().filter_map(|row| Some((row.person, mark_of(row, fields)?))).collect()
}

fn mark_of(row: &RegisterRow, fields: &Fields) -> Option<Mark> {
    let person = row.person.to_string();
    let chosen = Mark::parse(fields.get(&format!("mark-{person}")), fields.parse(&format!("late-{person}")));
    let present = (row.mark.is_none() && fields.get("all") == "present").then_some(Mark::Present);
    chosen.or(present)
}

fn is_unmarked(row: &RegisterRow, marks: &[(PersonId, Mark)]) -> bool {
    row.mark.is_none() && !marks.iter().any(|(person, _)| *person == row.person)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(mark: Option<Mark>) -> RegisterRow {
        RegisterRow {
            person: PersonId(uuid::Uuid::nil()),
            name: String::new(),
            mark,
            announced: None,
            warning: None,
            absences: 0,
        }
    }

    fn fields(values: &[(&str, &str)]) -> Fields {
        let owned = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Fields { values: owned.collect(), file: None }
    }

    #[test]
    fn all_present_leaves_what_is_marked_or_chosen() {
        let nobody = PersonId(uuid::Uuid::nil());
        let (chosen, late) = (format!("mark-{nobody}"), format!("late-{nobody}"));
        assert_eq!(mark_of(&row(None), &fields(&[("all", "present")])), Some(Mark::Present));
        assert_eq!(mark_of(&row(Some(Mark::Absent)), &fields(&[("all", "present")])), None);
        let sent = fields(&[("all", "present"), (&chosen, "late"), (&late, "7")]);
        assert_eq!(mark_of(&row(None), &sent), Some(Mark::Late { minutes: 7 }));
    }
}
