use crate::error::{Error, Outcome};

/// Checks before a session are made from so many seconds before it on: what was safe a week ago says little.
const OPENS_BEFORE: i64 = 24 * 60 * 60;

/// When a check is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Before the session.
    Before,
    /// After it.
    After,
}

impl Moment {
    /// Both, in order.
    pub const BOTH: [Self; 2] = [Self::Before, Self::After];

    /// As it is stored and travels in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::BOTH.into_iter().find(|moment| moment.code() == code)
    }

    /// Refuses what is too early or too late: a check "before" that is made after the session says nothing about it.
    pub(super) const fn require_open(self, starts_at: i64, ends_at: i64, now: i64) -> Outcome<()> {
        match self {
            Self::Before if now < starts_at - OPENS_BEFORE => Err(Error::Refused("check-early")),
            Self::Before if now >= ends_at => Err(Error::Refused("check-late")),
            Self::After if now < starts_at => Err(Error::Refused("check-not-yet")),
            Self::Before | Self::After => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_is_made_in_its_time_e3() {
        let (starts, ends) = (1_000_000, 1_005_400);
        let open = |moment: Moment, now| moment.require_open(starts, ends, now).is_ok();
        for (moment, now, expected) in [
            (Moment::Before, starts - OPENS_BEFORE - 1, false),
            (Moment::Before, starts - OPENS_BEFORE, true),
            (Moment::Before, ends - 1, true),
            (Moment::Before, ends, false),
            (Moment::After, starts - 1, false),
            (Moment::After, starts, true),
            (Moment::After, ends + OPENS_BEFORE, true),
        ] {
            assert_eq!(open(moment, now), expected, "{moment:?} {now}");
        }
    }
}
