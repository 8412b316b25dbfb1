use super::*;
use crate::programme::{STRUCTURE, move_session, plan_path, remove_session, shipped_files};

fn changed(path: &str, from: &str, to: &str) -> Files {
    let mut files = shipped_files();
    let before = files[path].clone();
    assert!(before.contains(from), "{path} has no {from:?}");
    files.insert(path.to_owned(), before.replacen(from, to, 1));
    files
}

fn compared(after: &Files) -> Comparison {
    Comparison::of(&shipped_files(), after).unwrap()
}

fn said(line: &[Piece]) -> String {
    line.iter().map(|piece| piece.text.as_str()).collect()
}

#[test]
fn two_equal_versions_do_not_differ() {
    assert!(compared(&shipped_files()).is_empty());
    let blank = changed("sessions/training-05/en.md", "\n\n", "\n\n\n");
    assert!(compared(&blank).is_empty(), "blank lines say nothing");
}

#[test]
fn a_threshold_a_title_and_minutes_are_told_with_their_values_before_and_after() {
    let change = |what, before: &str, after: &str| Change {
        what,
        before: Some(before.to_owned()),
        after: Some(after.to_owned()),
    };
    let files = changed(STRUCTURE, "attended = 22", "attended = 20");
    assert_eq!(compared(&files).values, [change(What::Attended, "22", "20")]);
    let files = changed("en.toml", "Emergency plan", "My emergency plan");
    let place = What::Title("module.emergency-plan".to_owned(), Language::English);
    assert_eq!(compared(&files).values, [change(place, "Emergency plan", "My emergency plan")]);

    let mut files = changed(&plan_path("couples-03"), "minutes = 20", "minutes = 25");
    let plan = files[&plan_path("couples-03")].replacen("minutes = 15", "minutes = 10", 1);
    files.insert(plan_path("couples-03"), plan);
    let [session] = &compared(&files).sessions[..] else { panic!("one session differs") };
    let Fate::Changed { is_moved: false, values, texts } = &session.fate else { panic!("{session:?}") };
    assert!(texts.is_empty());
    assert_eq!(
        values[..],
        [
            change(What::StepMinutes("frame".to_owned()), "20", "25"),
            change(What::StepMinutes("quiet".to_owned()), "15", "10")
        ]
    );
}

#[test]
fn a_changed_line_is_told_below_its_heading_with_the_words_that_differ() {
    let files = changed("sessions/couples-03/en.md", "without expecting an answer", "without waiting for an answer");
    let [session] = &compared(&files).sessions[..] else { panic!("one session differs") };
    assert_eq!(session.title.en, "Saying what I did");
    let Fate::Changed { texts, .. } = &session.fate else { panic!("{session:?}") };
    let [(Language::English, hunks)] = &texts[..] else { panic!("one language differs") };
    let [hunk] = &hunks[..] else { panic!("one place differs") };
    assert_eq!(hunk.heading, "Aim");
    assert!(said(&hunk.removed[0]).ends_with("without expecting an answer."), "{hunk:?}");
    assert!(said(&hunk.added[0]).ends_with("without waiting for an answer."), "{hunk:?}");
    let words: Vec<&str> =
        hunk.removed[0].iter().filter(|piece| piece.is_changed).map(|piece| piece.text.as_str()).collect();
    assert_eq!(words, ["expecting"]);
}

#[test]
fn one_session_that_moves_is_one_that_moved() {
    let mut files = shipped_files();
    move_session(&mut files, "training-03", 20).unwrap();
    let moved = compared(&files).sessions;
    let fate = Fate::Changed { is_moved: true, values: Vec::new(), texts: Vec::new() };
    assert_eq!(moved.iter().map(|one| (one.key.as_str(), &one.fate)).collect::<Vec<_>>(), [("training-03", &fate)]);
}

#[test]
fn sessions_that_close_up_behind_a_removed_one_did_not_move() {
    let mut files = shipped_files();
    remove_session(&mut files, "training-03").unwrap();
    let sessions = compared(&files).sessions;
    assert_eq!(
        sessions.iter().map(|one| (one.key.as_str(), &one.fate)).collect::<Vec<_>>(),
        [("training-03", &Fate::Removed)]
    );
    let back = Comparison::of(&files, &shipped_files()).unwrap().sessions;
    assert_eq!(back[0].fate, Fate::Added);
}
