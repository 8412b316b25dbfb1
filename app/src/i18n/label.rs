//! Labels of the domain's values: the one place where their text keys are put together.

use domain::attendance::Mark;
use domain::enrolment::{LegalBasis, State, Track};
use domain::language::Language;
use domain::programme::{Caution, Template, TemplateError, session_of};
use domain::rescheduling::Why;
use domain::role::{Role, Sex};
use domain::separation::{Ban, MeasureKind};
use domain::standing::{Missing, Standing, Warning};
use service::availability::{BusyKind, LeaveKind};
use service::calendar::Kind;
use service::error::Error;
use service::import::Column;

use super::Texts;

/// Prefixes of the keys made here, so that the scanner of texts knows them as used.
pub const PREFIXES: &[&str] = &[
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
    "reason-",
    "moved-why-",
    "away-kind-",
    "bound-kind-",
    "measure-kind-",
    "ban-",
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

    /// Why sessions are moved or cancelled.
    pub fn moved_why(self, why: Why) -> String {
        self.get(&format!("moved-why-{}", why.code().replace('_', "-")))
    }

    /// A day of the week, Monday is 1.
    pub fn weekday(self, number: i8) -> String {
        self.get(&format!("weekday-{number}"))
    }

    /// A kind of protective measure.
    pub fn measure_kind(self, kind: MeasureKind) -> String {
        self.get(&format!("measure-kind-{}", kind.code().replace('_', "-")))
    }

    /// What a protective measure forbids.
    pub fn ban(self, ban: Ban) -> String {
        self.get(&format!("ban-{}", ban.code()))
    }

    /// Why a member of staff is not there.
    pub fn leave_kind(self, kind: LeaveKind) -> String {
        self.get(&format!("away-kind-{}", kind.code()))
    }

    /// What binds a participant elsewhere.
    pub fn busy_kind(self, kind: BusyKind) -> String {
        self.get(&format!("bound-kind-{}", kind.code()))
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
        if let Error::Unfit { why, .. } = error {
            return self.unfit(why);
        }
        error.wait().map_or_else(|| self.error(error.code()), |seconds| self.error_for(error.code(), seconds))
    }

    /// What is wrong with a version of the programme: in which file, where in it, and why.
    pub fn unfit(self, why: &TemplateError) -> String {
        let place = match why.place.parse::<u32>() {
            Ok(line) => Some(self.with("draft-at-line", &[("line", line.into())])),
            Err(_) if why.place.is_empty() || why.file.contains(why.place.as_str()) => None,
            Err(_) => Some(self.with("draft-at-part", &[("part", why.place.as_str().into())])),
        };
        let at: Vec<String> = [Some(self.file_of_programme(&why.file)), place].into_iter().flatten().collect();
        let reason = self.get(&format!("reason-{}", why.reason.code()));
        let detail = if why.detail.is_empty() { String::new() } else { format!(" ({})", why.detail) };
        format!("{}: {reason}{detail}", at.join(" · "))
    }

    /// What a file of a version holds.
    fn file_of_programme(self, path: &str) -> String {
        let language = |path: &str| {
            let code = path.rsplit('/').next().and_then(|name| name.split('.').next());
            code.and_then(Language::parse).map(|language| self.language(language))
        };
        match (session_of(path), language(path)) {
            (Some(key), Some(language)) => format!("{key} · {language}"),
            (Some(key), None) => key.to_owned(),
            (None, Some(language)) => format!("{} · {language}", self.get("draft-titles")),
            (None, None) => self.get("draft-settings"),
        }
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
