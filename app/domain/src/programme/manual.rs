//! What a session's plan says in one language.

use super::error::{Reason, TemplateError};
use super::prose::{Part, Prose, parts};
use super::{Stage, Step};
use crate::codes::coded;

/// What the facilitators do and say in a step, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepText {
    /// Its title.
    pub title: String,
    /// What to do, with example questions as quotes.
    pub body: Prose,
    /// What to do instead with one person, where the group's exercise needs several.
    pub individual: Option<Prose>,
}

/// What every plan warns of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caution {
    /// He plays down what he did.
    Minimising,
    /// He blames her.
    Blaming,
    /// He says nothing.
    Silence,
    /// He is not sober (rule C1).
    Intoxication,
    /// A danger comes to light (rule F1).
    Danger,
}

coded!(Caution {
    Minimising = "minimising",
    Blaming = "blaming",
    Silence = "silence",
    Intoxication = "intoxication",
    Danger = "danger",
});

/// A safety check with each partner apart (rule E3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    /// Who does it, where and when.
    pub how: Prose,
    /// Questions for the partner.
    pub partner: Prose,
    /// Questions for the participant.
    pub participant: Prose,
}

/// What frames a joint session (rule E3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Safety {
    /// The check before.
    pub before: Apart,
    /// The check after.
    pub after: Apart,
    /// When the session does not begin or is stopped.
    pub stop: Prose,
}

/// A session's plan in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manual {
    /// The session's title.
    pub title: String,
    /// What the session is for.
    pub aim: String,
    /// What the participant can say or do afterwards.
    pub outcomes: Prose,
    /// What happens in each step, in the plan's order.
    pub steps: Vec<StepText>,
    /// The safety checks of a joint session.
    pub safety: Option<Safety>,
    /// What to look out for.
    pub cautions: Vec<(Caution, Prose)>,
    /// What has to be there.
    pub material: Prose,
    /// What the participant does until the next time; speaks to him.
    pub homework: String,
    /// One page for the participant in plain words.
    pub handout: Prose,
}

impl Manual {
    /// The handout below the session's title, which some begin with.
    pub fn handout_below_title(&self) -> Prose {
        let repeats = self.handout.plain().first() == Some(&self.title);
        Prose(self.handout.0.iter().skip(usize::from(repeats)).cloned().collect())
    }

    /// Reads the plan of a session of this stage with these steps.
    ///
    /// # Errors
    /// [`TemplateError`] for markup that is not used here, a part that is missing, empty, unknown, twice or out of
    /// order, a link in a text for the participant.
    pub(super) fn parse(file: &str, text: &str, stage: Stage, steps: &[Step]) -> Result<Self, TemplateError> {
        let parts = parts(text).map_err(|(line, reason)| TemplateError::new(file, line.to_string(), reason))?;
        let mut reader = Reader { file, parts: parts.into_iter().peekable() };
        let title = reader.title()?;
        let aim = reader.words("aim")?;
        let outcomes = reader.prose("outcomes")?;
        let steps = steps.iter().map(|step| reader.step(&step.key)).collect::<Result<_, _>>()?;
        let safety = (stage == Stage::Couples).then(|| reader.safety()).transpose()?;
        reader.heading("cautions")?;
        let cautions = Caution::ALL.iter().map(|caution| Ok((*caution, reader.prose(caution.code())?)));
        let cautions = cautions.collect::<Result<_, _>>()?;
        let material = reader.prose("material")?;
        let homework = reader.words("homework")?;
        let handout = reader.for_participant("handout")?;
        reader.end()?;
        Ok(Self { title, aim, outcomes, steps, safety, cautions, material, homework, handout })
    }
}

/// Takes the parts of a plan one after another.
struct Reader<'a> {
    file: &'a str,
    parts: std::iter::Peekable<std::vec::IntoIter<Part>>,
}

impl Reader<'_> {
    fn refuse<T>(&self, place: &str, reason: Reason) -> Result<T, TemplateError> {
        Err(TemplateError::new(self.file, place, reason))
    }

    fn title(&mut self) -> Result<String, TemplateError> {
        let part = self.part("")?;
        if !part.prose.is_empty() {
            return self.refuse(&part.line.to_string(), Reason::TextUnknown);
        }
        Ok(part.title)
    }

    /// The next part, which must be this one and have a heading.
    fn part(&mut self, id: &str) -> Result<Part, TemplateError> {
        match self.parts.next() {
            Some(part) if part.id == id && part.title.is_empty() => {
                self.refuse(&part.line.to_string(), Reason::TextEmpty)
            }
            Some(part) if part.id == id => Ok(part),
            Some(other) if self.parts.by_ref().any(|part| part.id == id) => {
                self.refuse(&other.line.to_string(), Reason::PartOrder)
            }
            Some(_) | None => self.refuse(if id.is_empty() { "1" } else { id }, Reason::TextMissing),
        }
    }

    /// A part that only gathers others.
    fn heading(&mut self, id: &str) -> Result<(), TemplateError> {
        self.part(id).map(|_| ())
    }

    fn prose(&mut self, id: &str) -> Result<Prose, TemplateError> {
        let part = self.part(id)?;
        if part.prose.is_empty() {
            return self.refuse(id, Reason::TextEmpty);
        }
        Ok(part.prose)
    }

    fn for_participant(&mut self, id: &str) -> Result<Prose, TemplateError> {
        let prose = self.prose(id)?;
        if prose.has_links() { self.refuse(id, Reason::Link) } else { Ok(prose) }
    }

    /// A part of plain words.
    fn words(&mut self, id: &str) -> Result<String, TemplateError> {
        Ok(self.for_participant(id)?.plain().join(" "))
    }

    fn step(&mut self, key: &str) -> Result<StepText, TemplateError> {
        let part = self.part(key)?;
        if part.prose.is_empty() {
            return self.refuse(key, Reason::TextEmpty);
        }
        let alone = format!("{key}-individual");
        let has_individual = self.parts.peek().is_some_and(|next| next.id == alone);
        let individual = has_individual.then(|| self.prose(&alone)).transpose()?;
        Ok(StepText { title: part.title, body: part.prose, individual })
    }

    fn safety(&mut self) -> Result<Safety, TemplateError> {
        Ok(Safety {
            before: self.apart("before", ["before-her", "before-him"])?,
            after: self.apart("after", ["after-her", "after-him"])?,
            stop: self.prose("stop")?,
        })
    }

    fn apart(&mut self, how: &str, [partner, participant]: [&str; 2]) -> Result<Apart, TemplateError> {
        Ok(Apart { how: self.prose(how)?, partner: self.prose(partner)?, participant: self.prose(participant)? })
    }

    fn end(&mut self) -> Result<(), TemplateError> {
        match self.parts.next() {
            Some(part) => self.refuse(&part.line.to_string(), Reason::TextUnknown),
            None => Ok(()),
        }
    }
}
