//! Labels of the domain's values: the one place where their text keys are put together.

use domain::attendance::Mark;
use domain::enrolment::{LegalBasis, State, Track};
use domain::language::Language;
use domain::programme::{Caution, Template};
use domain::role::{Role, Sex};
use domain::standing::{Missing, Standing, Warning};
use service::calendar::Kind;
use service::error::Error;
use service::import::Column;

use super::Texts;

/// Prefixes of the keys made here, so that the scanner of texts knows them as used.
pub const PREFIXES: [&str; 15] = [
    "state-",
    "basis-",
    "track-",
    "language-",
    "role-",
    "sex-",
    "mark-",
    "warning-",
    "kind-",
    "column-",
    "error-",
    "month-",
    "weekday-",
    "saved-",
    "caution-",
];

impl Texts {
    /// Where an enrolment stands.
    pub fn state(self, state: State) -> String {
        self.get(&format!("state-{}", state.code().replace('_', "-")))
    }

    /// Why somebody came.
    pub fn basis(self, basis: LegalBasis) -> String {
        self.get(&format!("basis-{}", basis.code().replace('_', "-")))
    }

    /// What a plan warns of.
    pub fn caution(self, caution: Caution) -> String {
        self.get(&format!("caution-{}", caution.code()))
    }

    /// Group or individual.
    pub fn track(self, track: Track) -> String {
        self.get(&format!("track-{}", track.code()))
    }

    /// A language's name.
    pub fn language(self, language: Language) -> String {
        self.get(&format!("language-{}", language.code()))
    }

    /// What staff are.
    pub fn role(self, role: Role) -> String {
        self.get(&format!("role-{}", role.code()))
    }

    /// Woman or man.
    pub fn sex(self, sex: Sex) -> String {
        self.get(&format!("sex-{}", sex.code()))
    }

    /// A kind of session.
    pub fn kind(self, kind: Kind) -> String {
        self.get(&format!("kind-{}", kind.code().replace('_', "-")))
    }

    /// A kind of session in one short word, for where there is little room.
    pub fn kind_short(self, kind: Kind) -> String {
        self.get(&format!("kind-short-{}", kind.code().replace('_', "-")))
    }

    /// A room as one says it: a number says that it is a room, a name does already.
    pub fn room(self, name: &str) -> String {
        if name.starts_with(|first: char| first.is_ascii_digit()) {
            self.with("room-number", &[("room", name.to_owned().into())])
        } else {
            name.to_owned()
        }
    }

    /// A column of an import.
    pub fn column(self, column: Column) -> String {
        self.get(&format!("column-{}", column.code().replace('_', "-")))
    }

    /// What a register says.
    pub fn mark(self, mark: Mark) -> String {
        let minutes = mark.late_minutes().unwrap_or_default();
        self.with(&format!("mark-{}", mark.code().replace('_', "-")), &[("minutes", minutes.into())])
    }

    /// What absences call for (rule C5).
    pub fn warning(self, warning: Warning) -> String {
        self.get(match warning {
            Warning::Call => "warning-call",
            Warning::Written => "warning-written",
            Warning::ExclusionReview => "warning-exclusion-review",
        })
    }

    /// The sentence of an error or refusal.
    pub fn error(self, code: &str) -> String {
        self.get(&format!("error-{code}"))
    }

    /// The same of one that passes by itself in so many seconds.
    pub fn error_for(self, code: &str, seconds: i64) -> String {
        let minutes = seconds.max(1).saturating_add(59) / 60;
        self.with(&format!("error-{code}"), &[("minutes", minutes.into())])
    }

    /// The sentence of what a use case refused.
    pub fn refusal(self, error: &Error) -> String {
        error.wait().map_or_else(|| self.error(error.code()), |seconds| self.error_for(error.code(), seconds))
    }

    /// What is missing for completion, in words (rule A8).
    pub fn missing(self, template: &Template, standing: &Standing) -> Vec<String> {
        let words = |missing: &Missing| match missing {
            Missing::Sessions(count) => self.with("missing-sessions", &[("count", (*count).into())]),
            Missing::Module(key) => {
                let title = template.module(key).map_or(key.as_str(), |module| module.title.get(self.0));
                self.with("missing-module", &[("module", title.into())])
            }
            Missing::Midpoint => self.get("missing-midpoint"),
            Missing::RiskReview => self.get("missing-risk-review"),
        };
        standing.missing.iter().map(words).collect()
    }

    /// The title of a session of the programme.
    pub fn session_title(self, template: &Template, key: &str) -> String {
        template.session(key).map_or_else(|| key.to_owned(), |plan| plan.title.get(self.0).to_owned())
    }
}
