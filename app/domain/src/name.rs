//! Names of people: surname, given name, optional patronymic (rule I3).

use unicode_normalization::UnicodeNormalization as _;

const LONGEST: usize = 80;

/// A person's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    /// Family name.
    pub surname: String,
    /// First name.
    pub given: String,
    /// Patronymic (-ұлы/-қызы, -ович/-овна); many have none.
    pub patronymic: Option<String>,
}

/// What is not a name: empty, too long, or with signs that names do not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a name")]
pub struct NameError;

impl PersonName {
    /// Reads the parts, trimmed, in Unicode form NFC, with single blanks.
    ///
    /// # Errors
    /// [`NameError`] if a part is not 1 to 80 letters, blanks, hyphens, apostrophes or full stops.
    pub fn parse(surname: &str, given: &str, patronymic: Option<&str>) -> Result<Self, NameError> {
        Ok(Self { surname: part(surname)?, given: part(given)?, patronymic: patronymic.map(part).transpose()? })
    }

    /// "Surname Given Patronymic".
    pub fn full(&self) -> String {
        let mut full = format!("{} {}", self.surname, self.given);
        if let Some(patronymic) = &self.patronymic {
            full.push(' ');
            full.push_str(patronymic);
        }
        full
    }

    /// "Surname G."
    pub fn short(&self) -> String {
        let initial = self.given.chars().next().unwrap_or_default();
        format!("{} {initial}.", self.surname)
    }
}

fn part(text: &str) -> Result<String, NameError> {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect();
    let is_name = text.chars().all(|sign| sign.is_alphabetic() || " -'’.".contains(sign))
        && text.chars().any(char::is_alphabetic)
        && text.chars().count() <= LONGEST;
    if is_name { Ok(text) } else { Err(NameError) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_trimmed_and_may_lack_a_patronymic() {
        let name = PersonName::parse("  Сарсен ", "Ерлан", None).unwrap();
        assert_eq!((name.full().as_str(), name.short().as_str()), ("Сарсен Ерлан", "Сарсен Е."));
    }

    #[test]
    fn digits_markup_and_emptiness_are_no_names() {
        for bad in ["", "   ", "Ерлан2", "<b>Ерлан</b>", "-", &"а".repeat(81)] {
            assert_eq!(PersonName::parse("Сарсен", bad, None), Err(NameError), "{bad}");
        }
    }
}
