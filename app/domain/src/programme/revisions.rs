//! Versions of a text in the three languages: a lower one was not compared with the newest yet.

use super::Revisions;
use crate::language::Language;

impl Revisions {
    /// The highest of the three.
    pub fn newest(&self) -> u32 {
        self.kk.max(self.ru).max(self.en)
    }

    /// Languages whose text was not compared with the newest yet.
    pub fn out_of_date(&self) -> impl Iterator<Item = Language> {
        let newest = self.newest();
        Language::ALL.iter().copied().filter(move |language| *self.get(*language) < newest)
    }

    /// The texts of these languages were changed, together: the others are out of date from now on.
    pub fn raise(&mut self, changed: &[Language]) {
        let next = self.newest().saturating_add(1);
        for language in changed {
            *self.get_mut(*language) = next;
        }
    }

    /// Somebody compared the text of this language with the newest one.
    pub fn confirm(&mut self, language: Language) {
        *self.get_mut(language) = self.newest();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outdated(revisions: &Revisions) -> Vec<Language> {
        revisions.out_of_date().collect()
    }

    #[test]
    fn a_text_that_is_changed_leaves_the_other_languages_behind_until_each_is_confirmed() {
        let mut revisions = Revisions { kk: 1, ru: 1, en: 1 };
        assert_eq!(outdated(&revisions), []);
        revisions.raise(&[Language::Kazakh]);
        assert_eq!(revisions, Revisions { kk: 2, ru: 1, en: 1 });
        assert_eq!(outdated(&revisions), [Language::Russian, Language::English]);
        revisions.confirm(Language::English);
        assert_eq!(outdated(&revisions), [Language::Russian]);
        revisions.raise(&[Language::Russian]);
        assert_eq!(outdated(&revisions), [Language::Kazakh, Language::English], "the newest wording is Russian now");
    }

    #[test]
    fn languages_that_are_changed_together_keep_step() {
        let mut revisions = Revisions { kk: 4, ru: 3, en: 4 };
        revisions.raise(Language::ALL);
        assert_eq!(revisions, Revisions { kk: 5, ru: 5, en: 5 });
        revisions.raise(&[]);
        assert_eq!(revisions, Revisions { kk: 5, ru: 5, en: 5 });
    }
}
