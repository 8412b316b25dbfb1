//! Properties that hold for every history, name and plan.

mod planning;

use std::sync::LazyLock;

use domain::attendance::Mark;
use domain::fold;
use domain::programme::Template;
use domain::standing::{Attended, History, Missing, Warning, standing};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

static SHIPPED: LazyLock<Template> = LazyLock::new(|| Template::shipped().expect("the shipped programme is whole"));

fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        4 => Just(Mark::Present),
        1 => (0..40u8).prop_map(|minutes| Mark::Late { minutes }),
        1 => Just(Mark::Excused),
        1 => Just(Mark::Absent),
        1 => Just(Mark::TurnedAway),
    ]
}

fn history() -> impl Strategy<Value = History> {
    let session = (1..=25u16, 0..300i64, proptest::option::of(mark()), any::<bool>()).prop_map(
        |(number, days, mark, is_cancelled)| Attended {
            session_key: format!("training-{number:02}"),
            on: date(2026, 1, 5).checked_add(days.days()).expect("a day of 2026"),
            mark,
            is_cancelled,
            is_make_up: false,
        },
    );
    proptest::collection::vec(session, 0..40).prop_map(|sessions| History { sessions, is_risk_review_overdue: false })
}

const TODAY: Date = date(2026, 9, 1);

proptest! {
    #[test]
    fn standing_never_depends_on_the_order_of_marks(history in history(), seed in any::<usize>()) {
        let template = &*SHIPPED;
        let mut shuffled = history.clone();
        let length = shuffled.sessions.len().max(1);
        for n in 0..shuffled.sessions.len() {
            shuffled.sessions.swap(n, seed.wrapping_mul(n + 7) % length);
        }
        prop_assert_eq!(standing(template, &history, TODAY), standing(template, &shuffled, TODAY));
    }

    #[test]
    fn a_new_version_does_not_change_an_old_enrolments_standing_a1(history in history()) {
        let pinned = &*SHIPPED;
        let before = standing(pinned, &history, TODAY);
        let mut copy = Template::clone(pinned);
        copy.version += 1;
        copy.completion.attended = 20;
        copy.modules.pop();
        prop_assert_eq!(before, standing(pinned, &history, TODAY));
    }

    #[test]
    fn folding_is_idempotent_i3(text in "\\PC{0,40}") {
        let once = fold::fold(&text);
        prop_assert_eq!(fold::fold(&once), once);
    }
}

fn attended(numbers: impl IntoIterator<Item = u16>, mark: Mark) -> Vec<Attended> {
    let session = |number| Attended {
        session_key: format!("training-{number:02}"),
        on: date(2026, 1, 5).checked_add(i64::from(number).weeks()).expect("a day of 2026"),
        mark: Some(mark),
        is_cancelled: false,
        is_make_up: false,
    };
    numbers.into_iter().map(session).collect()
}

fn with(sessions: Vec<Attended>) -> History {
    History { sessions, is_risk_review_overdue: false }
}

#[test]
fn twenty_two_of_twenty_five_with_every_module_and_the_midpoint_talk_complete_a8() {
    let template = &*SHIPPED;
    let mut sessions = attended(1..=22, Mark::Present);
    sessions.extend(attended(23..=25, Mark::Excused));
    sessions.push(Attended {
        session_key: "midpoint-1".to_owned(),
        on: date(2026, 4, 10),
        mark: Some(Mark::Present),
        is_cancelled: false,
        is_make_up: false,
    });
    let reached = standing(template, &with(sessions.clone()), TODAY);
    let uncovered = reached.missing.iter().filter(|missing| !matches!(missing, Missing::Module(_))).count();
    assert_eq!((reached.attended, uncovered), (22, 0), "{:?}", reached.missing);
    sessions.remove(0);
    assert!(standing(template, &with(sessions), TODAY).missing.contains(&Missing::Sessions(1)));
}

#[test]
fn absences_call_for_what_rule_c5_says() {
    let template = &*SHIPPED;
    for (excused, absent, expected) in [
        (0, 0, None),
        (0, 1, Some(Warning::Call)),
        (2, 0, None),
        (0, 2, Some(Warning::Written)),
        (3, 0, Some(Warning::Written)),
        (0, 3, Some(Warning::ExclusionReview)),
        (4, 0, Some(Warning::ExclusionReview)),
    ] {
        let mut sessions = attended(1..=excused, Mark::Excused);
        sessions.extend(attended(10..10 + absent, Mark::Absent));
        assert_eq!(standing(template, &with(sessions), TODAY).warning, expected, "{excused} excused, {absent} absent");
    }
}

#[test]
fn cancelled_and_future_sessions_count_for_nobody_c1_c7() {
    let template = &*SHIPPED;
    let mut sessions = attended(1..=2, Mark::Absent);
    sessions[0].is_cancelled = true;
    sessions[1].on = date(2026, 12, 1);
    let reached = standing(template, &with(sessions), TODAY);
    assert_eq!((reached.absences, reached.rate.expected, reached.warning), (0, 0, None));
}
