//! What moving an enrolment to another version changes for the person (rule A1).

use jiff::civil::Date;

use super::Template;
use crate::standing::{History, Standing, standing};

/// What a move changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequences {
    /// The standing on the version that he is on.
    pub before: Standing,
    /// The standing on the other one.
    pub after: Standing,
    /// Keys of attended sessions that the other version does not know: they count no more.
    pub unknown: Vec<String>,
    /// Keys of mandatory modules that were covered and are not any more, or are asked for anew and not covered.
    pub uncovered: Vec<String>,
}

impl Consequences {
    /// Whether nothing changes for him.
    pub fn is_none(&self) -> bool {
        self.before == self.after && self.unknown.is_empty() && self.uncovered.is_empty()
    }
}

/// What moving from one version to another changes by `today` (rules A1, A5, A8).
pub fn consequences(from: &Template, to: &Template, history: &History, today: Date) -> Consequences {
    let (before, after) = (standing(from, history, today), standing(to, history, today));
    let attended = history.sessions.iter().filter(|session| {
        !session.is_cancelled
            && session.on <= today
            && session.mark.is_some_and(crate::attendance::Mark::counts_as_attended)
    });
    let mut unknown: Vec<String> = attended
        .map(|session| session.session_key.clone())
        .filter(|key| from.session(key).is_some() && to.session(key).is_none())
        .collect();
    unknown.sort();
    unknown.dedup();
    let open = |template: &Template, reached: &Standing, key: &str| {
        let is_asked = template.module(key).is_some_and(|module| module.is_mandatory);
        is_asked && reached.covered.iter().all(|covered| covered != key)
    };
    let asked = to.modules.iter().map(|module| &module.key);
    let uncovered = asked.filter(|key| open(to, &after, key) && !open(from, &before, key)).cloned().collect();
    Consequences { before, after, unknown, uncovered }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::attendance::Mark;
    use crate::standing::Attended;

    const TODAY: Date = date(2026, 9, 1);

    fn attended(keys: &[&str]) -> History {
        let session = |key: &&str| Attended {
            session_key: (*key).to_owned(),
            on: date(2026, 3, 3),
            mark: Some(Mark::Present),
            is_cancelled: false,
            is_make_up: false,
        };
        History { sessions: keys.iter().map(session).collect(), is_risk_review_overdue: false }
    }

    #[test]
    fn moving_to_an_equal_copy_changes_nothing_a1() {
        let (from, mut to) = (Template::shipped().unwrap(), Template::shipped().unwrap());
        to.version += 1;
        let history = attended(&["clearing-1", "training-01", "training-07", "midpoint-1"]);
        assert!(consequences(&from, &to, &history, TODAY).is_none());
    }

    #[test]
    fn a_session_that_is_gone_counts_no_more_and_leaves_its_module_open_a5() {
        let (from, mut to) = (Template::shipped().unwrap(), Template::shipped().unwrap());
        to.sessions.retain(|plan| plan.key != "training-07");
        let found = consequences(&from, &to, &attended(&["training-01", "training-07"]), TODAY);
        assert_eq!(found.unknown, ["training-07"]);
        assert_eq!(found.uncovered, ["feelings"]);
        assert_eq!((found.before.attended, found.after.attended), (2, 1));
    }

    #[test]
    fn another_threshold_is_seen_a8() {
        let (from, mut to) = (Template::shipped().unwrap(), Template::shipped().unwrap());
        to.completion.attended = 20;
        let found = consequences(&from, &to, &attended(&["training-01"]), TODAY);
        assert_eq!((found.before.needed, found.after.needed), (22, 20));
        assert!(!found.is_none() && found.unknown.is_empty() && found.uncovered.is_empty());
    }
}
