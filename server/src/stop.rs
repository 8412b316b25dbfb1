use std::fmt;

use service::error::Error;
use service::ports::StoreError;

/// Exit code of a check that found something wrong.
const FOUND: u8 = 1;
/// Exit code of a program that could not do what it was told.
const UNABLE: u8 = 2;

/// Why the program ends: one sentence for the operator that says what is the matter and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    sentence: String,
    code: u8,
}

impl Stop {
    /// The program could not do what it was told.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), code: UNABLE }
    }

    /// A check was done and found something wrong.
    pub fn found(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), code: FOUND }
    }

    /// The exit code.
    pub const fn code(&self) -> u8 {
        self.code
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        match error {
            Error::Unavailable(why) => unavailable(&why),
            Error::Broken(why) => broken(&why),
            other => Self::new(format!("That is not possible ({other}); nothing was changed.")),
        }
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::from(Error::from(error))
    }
}

fn unavailable(why: &str) -> Stop {
    Stop::new(format!("The database cannot be used at present ({why}); see that it runs and has room, then try again."))
}

fn broken(why: &str) -> Stop {
    Stop::new(format!("The database cannot be used: {why}."))
}
