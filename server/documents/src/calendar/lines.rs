//! Content lines and the components that they make up.

use service::error::Outcome;

use super::read::{broken, refused};

/// Components stand in one another at most so deep.
const DEEPEST: usize = 8;

/// A property: name, parameters, value. Names are in capitals.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) name: String,
    params: Vec<(String, String)>,
    pub(super) value: String,
}

impl Line {
    /// A parameter, without its quotes.
    pub(super) fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn parse(text: &str) -> Outcome<Self> {
        let mut parts = split(text, ':').into_iter();
        let head = parts.next().filter(|head| head.len() < text.len()).ok_or_else(broken)?;
        let value = text[head.len() + 1..].to_owned();
        let mut names = split(head, ';').into_iter();
        let name = names.next().unwrap_or_default().trim().to_uppercase();
        let params = names.filter_map(|param| param.split_once('='));
        let params = params.map(|(name, value)| (name.to_uppercase(), value.trim_matches('"').to_owned())).collect();
        Ok(Self { name, params, value })
    }
}

/// Parts between separators that do not stand in quotes.
fn split(text: &str, separator: char) -> Vec<&str> {
    let mut is_quoted = false;
    text.split(|letter| {
        is_quoted ^= letter == '"';
        letter == separator && !is_quoted
    })
    .collect()
}

/// A component with its properties and the components in it.
#[derive(Debug, Default)]
pub(super) struct Component {
    pub(super) name: String,
    pub(super) lines: Vec<Line>,
    pub(super) parts: Vec<Component>,
}

impl Component {
    /// The first property of this name.
    pub(super) fn line(&self, name: &str) -> Option<&Line> {
        self.all(name).next()
    }

    /// All properties of this name.
    pub(super) fn all<'a, 'n>(&'a self, name: &'n str) -> impl Iterator<Item = &'a Line> + use<'a, 'n> {
        self.lines.iter().filter(move |line| line.name == name)
    }

    /// The value of a property, in capitals; empty if there is none.
    pub(super) fn word(&self, name: &str) -> String {
        self.line(name).map(|line| line.value.trim().to_uppercase()).unwrap_or_default()
    }
}

/// The calendars in a file.
pub(super) fn calendars(text: &str) -> Outcome<Vec<Component>> {
    let mut calendars = Vec::new();
    let mut open: Vec<Component> = Vec::new();
    for line in unfolded(text) {
        let line = Line::parse(&line)?;
        let name = line.value.trim().to_uppercase();
        match line.name.as_str() {
            "BEGIN" if open.is_empty() && name != "VCALENDAR" => return Err(refused("calendar-kind")),
            "BEGIN" if open.len() < DEEPEST => open.push(Component { name, ..Component::default() }),
            "END" if open.last().is_some_and(|last| last.name == name) => {
                let done = open.pop().unwrap_or_default();
                open.last_mut().map_or(&mut calendars, |around| &mut around.parts).push(done);
            }
            "BEGIN" | "END" => return Err(broken()),
            _ => open.last_mut().ok_or_else(broken)?.lines.push(line),
        }
    }
    if open.is_empty() { Ok(calendars) } else { Err(broken()) }
}

/// Lines that go on in the next one, which then begins with a blank, as one.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.split('\n').map(|line| line.trim_end_matches('\r')) {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ if line.trim().is_empty() => {}
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}
