//! Phone numbers, kept in E.164 (rule I3).

/// A phone number in E.164, such as `+77011234567`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

/// What is not a phone number of Kazakhstan or a full international one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a phone number")]
pub struct PhoneError;

impl Phone {
    /// Reads `8 7xx …`, `+7 7xx …`, `7 7xx …` or `7xx …` with blanks, dashes and brackets anywhere; other countries
    /// with a leading `+` only.
    ///
    /// # Errors
    /// [`PhoneError`] for anything else.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let text = text.trim();
        let is_international = text.starts_with('+');
        let is_plausible = text.chars().all(|sign| sign.is_ascii_digit() || "+-–()/. \u{a0}".contains(sign));
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let national = match (digits.len(), digits.as_bytes().first()) {
            (11, Some(b'8')) if !is_international => &digits[1..],
            (11, Some(b'7')) => &digits[1..],
            (10, Some(b'7')) if !is_international => &digits[..],
            (8..=15, _) if is_international && is_plausible && !digits.starts_with('7') => {
                return Ok(Self(format!("+{digits}")));
            }
            _ => return Err(PhoneError),
        };
        if is_plausible && national.starts_with('7') { Ok(Self(format!("+7{national}"))) } else { Err(PhoneError) }
    }

    /// E.164.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Phone {
    /// `+7 701 123 4567`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0.strip_prefix("+7").filter(|national| national.len() == 10) {
            Some(national) => write!(f, "+7 {} {} {}", &national[..3], &national[3..6], &national[6..]),
            None => f.write_str(&self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn national_and_international_spellings_are_one_number() {
        for spelling in ["8 701 123 45 67", "+7 (701) 123-45-67", "87011234567", "7011234567", "7 701 1234567"] {
            let phone = Phone::parse(spelling).unwrap();
            assert_eq!((phone.as_str(), phone.to_string().as_str()), ("+77011234567", "+7 701 123 4567"), "{spelling}");
        }
        assert_eq!(Phone::parse("+49 30 901820").unwrap().as_str(), "+4930901820");
    }

    #[test]
    fn what_is_no_number_here_is_refused() {
        for bad in ["", "123", "8 901 123 45 67", "+7 901 123 45 67", "701 12 34", "8 701 abc 45 67", "+770112345678"] {
            assert_eq!(Phone::parse(bad), Err(PhoneError), "{bad}");
        }
    }
}
