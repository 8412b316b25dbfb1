//! Marks and rates (section C).

/// Up to so many minutes late still count as present (rule C1).
pub const LATE_COUNTS: u8 = 15;

/// What a register says of one person (rule C1). Cancelled by the centre is a state of the session, not a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// He was there.
    Present,
    /// He came late.
    Late {
        /// Minutes after the start.
        minutes: u8,
    },
    /// He was absent with a reason that the trainer accepts.
    Excused,
    /// He was absent without one.
    Absent,
    /// He came intoxicated and was turned away.
    TurnedAway,
}

impl Mark {
    /// As it is stored, without the minutes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Late { .. } => "late",
            Self::Excused => "excused",
            Self::Absent => "absent",
            Self::TurnedAway => "turned_away",
        }
    }

    /// Reads a code; `minutes` belongs to `late` alone, and a late mark without minutes is the most that still counts.
    pub fn parse(code: &str, minutes: Option<u8>) -> Option<Self> {
        match code {
            "present" => Some(Self::Present),
            "late" => Some(Self::Late { minutes: minutes.unwrap_or(LATE_COUNTS) }),
            "excused" => Some(Self::Excused),
            "absent" => Some(Self::Absent),
            "turned_away" => Some(Self::TurnedAway),
            _ => None,
        }
    }

    /// Minutes late, if late.
    pub const fn late_minutes(self) -> Option<u8> {
        match self {
            Self::Late { minutes } => Some(minutes),
            _ => None,
        }
    }

    /// Whether it counts as attended: present, or at most 15 minutes late (rule C1).
    pub const fn counts_as_attended(self) -> bool {
        matches!(self, Self::Present | Self::Late { minutes: 0..=LATE_COUNTS })
    }

    /// Whether it counts as an absence, excused ones too (rule A9).
    pub const fn is_absence(self) -> bool {
        !self.counts_as_attended()
    }

    /// Whether it counts as an unexcused absence: turned away and much too late too (rule C1).
    pub const fn is_unexcused(self) -> bool {
        self.is_absence() && !matches!(self, Self::Excused)
    }
}

/// Attended out of held and expected; cancelled and before joining are outside (rule C7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rate {
    /// Sessions attended.
    pub attended: u32,
    /// Sessions held at which he was expected.
    pub expected: u32,
}

impl Rate {
    /// Counts one recorded session.
    pub fn count(&mut self, mark: Mark) {
        self.expected += 1;
        self.attended += u32::from(mark.counts_as_attended());
    }

    /// In percent, rounded; none if nothing was held.
    pub fn percent(self) -> Option<u32> {
        (self.expected > 0).then(|| (self.attended * 200 + self.expected) / (self.expected * 2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn up_to_fifteen_minutes_late_is_present_more_is_an_unexcused_absence_c1() {
        let late = |minutes| Mark::Late { minutes };
        assert!(late(15).counts_as_attended() && !late(15).is_absence());
        assert!(late(16).is_absence() && late(16).is_unexcused());
    }

    #[test]
    fn every_absence_counts_but_only_some_are_unexcused_a9_c1() {
        let marks = [(Mark::Excused, false), (Mark::Absent, true), (Mark::TurnedAway, true)];
        for (mark, unexcused) in marks {
            assert!(mark.is_absence(), "{mark:?}");
            assert_eq!(mark.is_unexcused(), unexcused, "{mark:?}");
        }
    }

    #[test]
    fn a_rate_is_attended_by_expected_c7() {
        let mut rate = Rate::default();
        assert_eq!(rate.percent(), None);
        for mark in [Mark::Present, Mark::Absent, Mark::Late { minutes: 5 }] {
            rate.count(mark);
        }
        assert_eq!((rate.attended, rate.expected, rate.percent()), (2, 3, Some(67)));
    }

    #[test]
    fn codes_are_read_back() {
        for mark in [Mark::Present, Mark::Late { minutes: 7 }, Mark::Excused, Mark::Absent, Mark::TurnedAway] {
            assert_eq!(Mark::parse(mark.code(), mark.late_minutes()), Some(mark));
        }
        assert_eq!(Mark::parse("asleep", None), None);
    }
}
