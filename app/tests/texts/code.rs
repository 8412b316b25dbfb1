//! Where the code names texts: string literals of Rust sources with what stands before them.

use std::path::{Path, PathBuf};

/// Stands in `Source::code` around the number of a literal that was taken out.
const MARK: char = '\u{1}';

/// A Rust file without its comments, its tests, and with its string literals taken out.
pub struct Source {
    pub path: PathBuf,
    code: String,
    literals: Vec<String>,
}

/// A string literal and the line it stands on.
#[derive(Clone)]
pub struct Literal {
    pub text: String,
    pub place: String,
    /// Value of an attribute of markup: `class="page-head"`.
    pub is_attribute: bool,
}

impl Source {
    /// Reads all Rust files below a folder.
    pub fn all_below(folder: &Path) -> Vec<Self> {
        let mut sources = Vec::new();
        let mut entries: Vec<_> = std::fs::read_dir(folder)
            .expect("the folder is there")
            .map(|entry| entry.expect("a readable folder").path())
            .collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                sources.extend(Self::all_below(&path));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                sources.push(Self::parse(&path, &std::fs::read_to_string(&path).expect("a readable file")));
            }
        }
        sources
    }

    fn parse(path: &Path, text: &str) -> Self {
        let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        let mut source = Self { path: path.to_owned(), code: String::new(), literals: Vec::new() };
        let mut rest = text;
        while let Some(sign) = rest.chars().next() {
            rest = source.take(sign, rest);
        }
        source
    }

    /// Takes one comment, literal or sign off the front.
    fn take<'a>(&mut self, sign: char, rest: &'a str) -> &'a str {
        let is_in_word = self.code.ends_with(|before: char| before.is_alphanumeric() || before == '_');
        if rest.starts_with("//") {
            return &rest[rest.find('\n').unwrap_or(rest.len())..];
        }
        if sign == '"' {
            return self.take_literal(&rest[1..], None);
        }
        if sign == 'r' && !is_in_word {
            let hashes = rest[1..].chars().take_while(|sign| *sign == '#').count();
            if rest[1 + hashes..].starts_with('"') {
                return self.take_literal(&rest[2 + hashes..], Some(hashes));
            }
        }
        if sign == '\'' && rest.starts_with("'\\") {
            return &rest[3 + rest[3..].find('\'').unwrap_or(0) + 1..];
        }
        if sign == '\'' && rest.chars().nth(2) == Some('\'') {
            return &rest[rest.char_indices().nth(3).map_or(rest.len(), |(at, _)| at)..];
        }
        self.code.push(sign);
        &rest[sign.len_utf8()..]
    }

    /// Takes a literal off the front, of which the opening quote is gone; a raw one ends with so many hashes.
    fn take_literal<'a>(&mut self, rest: &'a str, raw: Option<usize>) -> &'a str {
        let end = match raw {
            Some(hashes) => rest.find(&format!("\"{}", "#".repeat(hashes))),
            None => end_of_literal(rest),
        };
        let end = end.unwrap_or(rest.len());
        self.code.extend([MARK.to_string(), self.literals.len().to_string(), MARK.to_string()]);
        // Lines within a literal still count.
        self.code.extend(rest[..end].chars().filter(|sign| *sign == '\n'));
        self.literals.push(rest[..end].to_owned());
        &rest[(end + 1 + raw.unwrap_or_default()).min(rest.len())..]
    }

    /// All literals.
    pub fn literals(&self) -> Vec<Literal> {
        self.literals_between(0, self.code.len())
    }

    /// The literals of the first argument of each `call`, such as `.get(`, after code that `is_meant`.
    pub fn first_arguments(&self, call: &str, is_meant: impl Fn(&str) -> bool) -> Vec<Literal> {
        let calls = self.code.match_indices(call).filter(|(at, _)| is_meant(self.code[..*at].trim_end()));
        calls.flat_map(|(at, _)| self.literals_between(at, self.end_of_argument(at + call.len()))).collect()
    }

    /// The literals of all arguments of each call of a function whose name ends so.
    pub fn arguments(&self, function: &str) -> Vec<Literal> {
        let call = format!("{function}(");
        let calls = self.code.match_indices(&call);
        calls.flat_map(|(at, _)| self.literals_between(at, self.closing(at + call.len()))).collect()
    }

    fn literals_between(&self, from: usize, to: usize) -> Vec<Literal> {
        let marked = self.code[from..to].split(MARK).scan(from, |at, part| {
            let start = *at;
            *at += part.len() + MARK.len_utf8();
            Some((start, part))
        });
        let numbered = marked.skip(1).step_by(2);
        numbered
            .map(|(at, number)| self.literal(at - MARK.len_utf8(), number.parse().expect("a number between marks")))
            .collect()
    }

    fn literal(&self, at: usize, number: usize) -> Literal {
        let before = &self.code[..at];
        let line = before.matches('\n').count() + 1;
        let attribute = before.strip_suffix('=');
        Literal {
            text: self.literals[number].clone(),
            place: format!("{}:{line}", self.path.display()),
            is_attribute: attribute.is_some_and(|name| name.ends_with(|last: char| last.is_alphanumeric())),
        }
    }

    fn end_of_argument(&self, from: usize) -> usize {
        self.end(from, |sign, depth| depth == 0 && sign == ',')
    }

    fn closing(&self, from: usize) -> usize {
        self.end(from, |_, _| false)
    }

    /// Where the bracket closes that is open at `from`, or where `ends` says so.
    fn end(&self, from: usize, ends: impl Fn(char, i32) -> bool) -> usize {
        let mut depth = 0;
        for (at, sign) in self.code[from..].char_indices() {
            if ends(sign, depth) || (depth == 0 && matches!(sign, ')' | ']' | '}')) {
                return from + at;
            }
            depth += match sign {
                '(' | '[' | '{' => 1,
                ')' | ']' | '}' => -1,
                _ => 0,
            };
        }
        self.code.len()
    }
}

fn end_of_literal(rest: &str) -> Option<usize> {
    let mut is_escaped = false;
    rest.char_indices().find_map(|(at, sign)| {
        let ends = sign == '"' && !is_escaped;
        is_escaped = sign == '\\' && !is_escaped;
        ends.then_some(at)
    })
}

/// Words joined by dashes, as keys of texts and codes of errors are.
pub fn is_kebab(text: &str) -> bool {
    text.contains('-') && is_key(text)
}

/// What a key of a text can look like.
pub fn is_key(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && !text.ends_with('-')
        && text.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-')
}
