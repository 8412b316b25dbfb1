//! How high the risk is that somebody uses violence again (rules F1, F2): a judgement, never a calculation.

use crate::codes::coded;

/// A professional judgement with reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing points to it at present.
    Low,
    /// Something does; it is looked at again soon.
    Medium,
    /// Two professionals are with him, and never as the last session of the day (rule D9).
    High,
    /// It may happen at any moment.
    Acute,
}

coded!(Level { Low = "low", Medium = "medium", High = "high", Acute = "acute" });

impl Level {
    /// Whether nobody works with him alone (rule D9).
    pub const fn is_high(self) -> bool {
        matches!(self, Self::High | Self::Acute)
    }
}

/// One review of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    /// What was judged.
    pub level: Level,
    /// Whether a second person agreed.
    pub is_confirmed: bool,
}

/// Whether a judgement holds only when a second person agrees: it lowers the level (rule F2).
pub fn needs_second_person(standing: Option<Level>, judged: Level) -> bool {
    standing.is_some_and(|standing| judged < standing)
}

/// The level that holds after these reviews, oldest first; none: nobody reviewed it yet. A lower level that nobody else
/// agreed to does not hold (rule F2).
pub fn standing_level(reviews: &[Review]) -> Option<Level> {
    reviews.iter().fold(None, |standing, review| {
        if needs_second_person(standing, review.level) && !review.is_confirmed { standing } else { Some(review.level) }
    })
}

/// Whether the newest of these reviews, oldest first, waits for a second person.
pub fn is_pending(reviews: &[Review]) -> bool {
    let Some((newest, before)) = reviews.split_last() else { return false };
    !newest.is_confirmed && needs_second_person(standing_level(before), newest.level)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review(level: Level, is_confirmed: bool) -> Review {
        Review { level, is_confirmed }
    }

    #[test]
    fn raising_holds_at_once_lowering_when_a_second_person_agrees_f2() {
        let high = review(Level::High, false);
        let cases = [
            (vec![], None),
            (vec![review(Level::Low, false)], Some(Level::Low)),
            (vec![review(Level::Low, false), high], Some(Level::High)),
            (vec![high, review(Level::Medium, false)], Some(Level::High)),
            (vec![high, review(Level::Medium, true)], Some(Level::Medium)),
            (vec![high, review(Level::Low, true), review(Level::Acute, false)], Some(Level::Acute)),
            (vec![high, review(Level::Low, false), review(Level::Medium, true)], Some(Level::Medium)),
        ];
        for (reviews, standing) in cases {
            assert_eq!(standing_level(&reviews), standing, "{reviews:?}");
        }
    }

    #[test]
    fn only_the_newest_review_waits_for_a_second_person_f2() {
        let (high, low) = (review(Level::High, false), review(Level::Low, false));
        assert!(is_pending(&[high, low]));
        assert!(!is_pending(&[low]), "nothing stood before");
        assert!(!is_pending(&[high, low, high]), "it was judged anew");
        assert!(!is_pending(&[high, review(Level::Low, true)]));
    }

    #[test]
    fn from_high_on_nobody_works_alone_d9() {
        let high: Vec<bool> = Level::ALL.iter().map(|level| level.is_high()).collect();
        assert_eq!(high, [false, false, true, true]);
    }
}
