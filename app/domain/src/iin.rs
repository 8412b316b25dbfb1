//! The individual identification number (rule I3).

use jiff::civil::Date;

use crate::role::Sex;

/// A valid IIN of a person.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Iin(String);

/// Why a text is not an IIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IinError {
    /// It has not twelve digits.
    #[error("an IIN has 12 digits")]
    Digits,
    /// It belongs to an organisation (BIN).
    #[error("the number of an organisation")]
    Organisation,
    /// Its last digit does not fit the others.
    #[error("a digit is wrong")]
    Checksum,
}

impl Iin {
    /// Reads twelve digits, blanks allowed, and proves their check digit.
    ///
    /// # Errors
    /// [`IinError`]; the checksum is a hard error, the birth date in it is not (see [`Iin::disagrees_with`]).
    pub fn parse(text: &str) -> Result<Self, IinError> {
        let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
        let digits: Vec<u32> = text.chars().map_while(|sign| sign.to_digit(10)).collect();
        if digits.len() != 12 || text.chars().count() != 12 {
            return Err(IinError::Digits);
        }
        if check_digit(&digits) != Some(digits[11]) {
            return Err(IinError::Checksum);
        }
        if digits[4] >= 4 {
            return Err(IinError::Organisation);
        }
        Ok(Self(text))
    }

    /// The twelve digits. Never for exports, addresses, logs or messages.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `********0006`
    pub fn masked(&self) -> String {
        format!("********{}", &self.0[8..])
    }

    /// The birth date that the digits spell, if they spell one.
    pub fn birth_date(&self) -> Option<Date> {
        let number = |range: std::ops::Range<usize>| self.0[range].parse::<i16>().ok();
        let century = match number(6..7)? {
            1 | 2 => 1800,
            3 | 4 => 1900,
            5 | 6 => 2000,
            _ => return None,
        };
        let (month, day) = (i8::try_from(number(2..4)?).ok()?, i8::try_from(number(4..6)?).ok()?);
        Date::new(century + number(0..2)?, month, day).ok()
    }

    /// The sex that the seventh digit stands for.
    pub fn sex(&self) -> Option<Sex> {
        match self.0.as_bytes()[6] {
            b'1' | b'3' | b'5' => Some(Sex::Man),
            b'2' | b'4' | b'6' => Some(Sex::Woman),
            _ => None,
        }
    }

    /// A soft warning: since 2013 the digits need not follow the birth date.
    pub fn disagrees_with(&self, birth: Date) -> bool {
        self.birth_date() != Some(birth)
    }
}

impl std::fmt::Debug for Iin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.masked())
    }
}

/// Weighted sum modulo 11, with a second set of weights when the first gives 10; none if that gives 10 too.
fn check_digit(digits: &[u32]) -> Option<u32> {
    let sum = |shift: u32| -> u32 {
        let weight = |n: u32| (n + shift) % 11 + 1;
        digits[..11].iter().zip(0..).map(|(digit, n)| digit * weight(n)).sum::<u32>() % 11
    };
    [sum(0), sum(2)].into_iter().find(|check| *check != 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Born in 1800: they cannot belong to anybody alive.
    #[test]
    fn both_passes_of_the_checksum_work_as_rule_i3_says() {
        assert_eq!(Iin::parse("000101100006").unwrap().masked(), "********0006");
        assert!(Iin::parse("0001 0110 0708").is_ok());
        for last in 0..10 {
            assert_eq!(Iin::parse(&format!("00010110071{last}")), Err(IinError::Checksum));
        }
    }

    #[test]
    fn wrong_length_letters_and_organisations_are_refused() {
        assert_eq!(Iin::parse("00010110000"), Err(IinError::Digits));
        assert_eq!(Iin::parse("00010110000x"), Err(IinError::Digits));
        assert_eq!(Iin::parse("000101100007"), Err(IinError::Checksum));
    }

    #[test]
    fn a_birth_date_that_differs_is_only_a_warning() {
        let iin = Iin::parse("000101100006").unwrap();
        assert_eq!((iin.birth_date(), iin.sex()), (Some(jiff::civil::date(1800, 1, 1)), Some(Sex::Man)));
        assert!(iin.disagrees_with(jiff::civil::date(1980, 5, 5)));
    }
}
