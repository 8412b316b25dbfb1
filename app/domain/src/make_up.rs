//! Making up a topic that somebody missed, as a guest of another group (rule A9).

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::attendance::Mark;
use crate::programme::{Stage, Template};
use crate::standing::{Attended, History, standing};

/// A mandatory topic of which he missed a session and attended none (rules A5, A9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissedModule {
    /// Its key within the template.
    pub module: String,
    /// Keys of the sessions that teach it.
    pub sessions: Vec<String>,
    /// The first coming day on which he is expected at one of them anyway.
    pub expected_on: Option<Date>,
}

/// The mandatory topics that somebody missed by `today` and has not covered, in the programme's order.
pub fn missed_modules(template: &Template, history: &History, today: Date) -> Vec<MissedModule> {
    let covered = standing(template, history, today).covered;
    let missed: BTreeSet<&str> = history
        .sessions
        .iter()
        .filter(|session| !session.is_cancelled && session.on <= today)
        .filter(|session| session.mark.is_some_and(Mark::is_absence))
        .filter_map(|session| template.session(&session.session_key)?.module.as_deref())
        .collect();
    let open = template.modules.iter().filter(|module| module.is_mandatory && missed.contains(module.key.as_str()));
    open.filter(|module| !covered.contains(&module.key))
        .map(|module| {
            let sessions = teaching(template, &module.key);
            let expected_on = expected_on(&history.sessions, &sessions, today);
            MissedModule { module: module.key.clone(), sessions, expected_on }
        })
        .collect()
}

/// The keys of the training sessions that teach a module.
fn teaching(template: &Template, module: &str) -> Vec<String> {
    let plans = template.stage(Stage::Training).filter(|plan| plan.module.as_deref() == Some(module));
    plans.map(|plan| plan.key.clone()).collect()
}

fn expected_on(sessions: &[Attended], keys: &[String], today: Date) -> Option<Date> {
    let coming = sessions.iter().filter(|session| !session.is_cancelled && session.mark.is_none());
    let teaching = coming.filter(|session| session.on >= today && keys.contains(&session.session_key));
    teaching.map(|session| session.on).min()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::standing::Missing;

    const TODAY: Date = date(2026, 6, 1);

    fn session(template: &Template, at: usize, on: Date, mark: Option<Mark>) -> Attended {
        let plan = template.stage(Stage::Training).nth(at).expect("a training session");
        Attended { session_key: plan.key.clone(), on, mark, is_cancelled: false, is_make_up: false }
    }

    fn missed(template: &Template, sessions: &[Attended]) -> Vec<MissedModule> {
        let history = History { sessions: sessions.to_vec(), is_risk_review_overdue: false };
        missed_modules(template, &history, TODAY)
    }

    #[test]
    fn a_topic_is_missed_if_nothing_of_it_was_attended_and_something_was_not_a9() {
        let template = Template::shipped().expect("the programme is whole");
        let first = session(&template, 0, date(2026, 3, 2), Some(Mark::Excused));
        let found = missed(&template, std::slice::from_ref(&first));
        assert_eq!(found.len(), 1);
        assert_eq!(Some(&found[0].module), template.session(&first.session_key).and_then(|plan| plan.module.as_ref()));
        assert!(found[0].sessions.contains(&first.session_key));
        assert_eq!(found[0].expected_on, None);

        let again = session(&template, 0, date(2026, 6, 8), None);
        assert_eq!(missed(&template, &[first.clone(), again])[0].expected_on, Some(date(2026, 6, 8)));
        let cancelled = Attended { is_cancelled: true, ..first.clone() };
        assert!(missed(&template, &[cancelled]).is_empty(), "it was not held");
    }

    #[test]
    fn a_make_up_covers_its_topic_and_is_none_of_those_that_are_counted_a9() {
        let template = Template::shipped().expect("the programme is whole");
        let first = session(&template, 0, date(2026, 3, 2), Some(Mark::Absent));
        let guest = Attended { is_make_up: true, ..session(&template, 0, date(2026, 4, 2), Some(Mark::Present)) };
        assert!(missed(&template, &[first.clone(), guest.clone()]).is_empty());
        let history = History { sessions: vec![first, guest.clone()], is_risk_review_overdue: false };
        let reached = standing(&template, &history, TODAY);
        assert_eq!((reached.attended, reached.absences, reached.covered.len()), (0, 1, 1));
        assert!(reached.missing.contains(&Missing::Sessions(template.completion.attended)));

        let stays_away = Attended { mark: Some(Mark::Absent), ..guest };
        let history = History { sessions: vec![stays_away], is_risk_review_overdue: false };
        assert_eq!(standing(&template, &history, TODAY).absences, 0, "what he missed is counted already");
    }
}
