//! Texts in the little Markdown that a plan is written in. What is read here holds no markup that a browser would run:
//! pages build their own elements from these blocks.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::error::Reason;

/// A text in blocks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose(pub Vec<Block>);

/// A block of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// Items with bullets.
    Bullets(Vec<Vec<Span>>),
    /// Items with numbers.
    Numbered(Vec<Vec<Span>>),
    /// What may be said word for word.
    Quote(Vec<Span>),
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Plain words.
    Plain(String),
    /// Bold words.
    Strong(String),
    /// Words that lead to a source.
    Link {
        /// The words.
        text: String,
        /// An https address.
        to: String,
    },
}

impl Span {
    /// Its words.
    pub fn words(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Strong(text) | Self::Link { text, .. } => text,
        }
    }
}

impl Block {
    /// Its lines: a paragraph and a quote have one, a list has one for each item.
    pub fn lines(&self) -> &[Vec<Span>] {
        match self {
            Self::Paragraph(line) | Self::Quote(line) => std::slice::from_ref(line),
            Self::Bullets(items) | Self::Numbered(items) => items,
        }
    }
}

impl Prose {
    /// Whether nothing stands in it.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its lines in plain words.
    pub fn plain(&self) -> Vec<String> {
        let lines = self.0.iter().flat_map(Block::lines);
        lines.map(|line| line.iter().map(Span::words).collect()).collect()
    }

    /// Whether a link stands in it.
    pub fn has_links(&self) -> bool {
        let mut spans = self.0.iter().flat_map(Block::lines).flatten();
        spans.any(|span| matches!(span, Span::Link { .. }))
    }
}

/// A heading with what stands below it.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// What the program knows it by: `{#id}`; the title of the whole has none.
    pub id: String,
    /// As it is written.
    pub title: String,
    /// The line of its heading, from 1.
    pub line: usize,
    /// What stands below it.
    pub prose: Prose,
}

/// Why a text was refused: its line, from 1, and the reason.
pub(super) type Refused = (usize, Reason);

/// Reads a text into its parts.
pub(super) fn parts(text: &str) -> Result<Vec<Part>, Refused> {
    let mut reader = Reader::default();
    let events = Parser::new_ext(text, Options::ENABLE_HEADING_ATTRIBUTES).into_offset_iter();
    for (event, range) in events {
        let line = || text[..range.start].matches('\n').count() + 1;
        reader.take(event, &line).map_err(|reason| (line(), reason))?;
    }
    Ok(reader.parts)
}

/// Where the reader is.
#[derive(Default)]
struct Reader {
    parts: Vec<Part>,
    line: Vec<Span>,
    items: Option<Vec<Vec<Span>>>,
    is_numbered: bool,
    is_quote: bool,
    is_strong: bool,
    link: Option<String>,
}

impl Reader {
    fn take(&mut self, event: Event, line: &dyn Fn() -> usize) -> Result<(), Reason> {
        match event {
            Event::Start(tag) => self.begin(tag, line)?,
            Event::End(tag) => self.end(tag)?,
            Event::Text(words) => self.say(&words),
            Event::SoftBreak => self.say(" "),
            _ => return Err(Reason::Markup),
        }
        Ok(())
    }

    fn begin(&mut self, tag: Tag, line: &dyn Fn() -> usize) -> Result<(), Reason> {
        match tag {
            Tag::Heading { level: HeadingLevel::H1 | HeadingLevel::H2 | HeadingLevel::H3, id, classes, attrs }
                if classes.is_empty() && attrs.is_empty() =>
            {
                let id = id.map(|id| id.to_string()).unwrap_or_default();
                self.parts.push(Part { id, title: String::new(), line: line(), prose: Prose::default() });
            }
            Tag::Paragraph | Tag::Item => {}
            Tag::BlockQuote(None) if self.items.is_none() && !self.is_quote => self.is_quote = true,
            Tag::List(first) if self.items.is_none() && !self.is_quote => {
                self.items = Some(Vec::new());
                self.is_numbered = first.is_some();
            }
            Tag::Strong if self.link.is_none() => self.is_strong = true,
            Tag::Link { dest_url, .. } if dest_url.starts_with("https://") => self.link = Some(dest_url.to_string()),
            Tag::Link { .. } => return Err(Reason::Link),
            _ => return Err(Reason::Markup),
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), Reason> {
        match tag {
            TagEnd::Heading(_) => {
                let title = std::mem::take(&mut self.line).iter().map(Span::words).collect();
                self.part()?.title = title;
            }
            // A paragraph within an item goes on in the item's line.
            TagEnd::Paragraph if self.items.is_some() => {}
            TagEnd::Paragraph => {
                let line = std::mem::take(&mut self.line);
                let block = if self.is_quote { Block::Quote(line) } else { Block::Paragraph(line) };
                self.part()?.prose.0.push(block);
            }
            TagEnd::BlockQuote(_) => self.is_quote = false,
            TagEnd::Item => {
                let line = std::mem::take(&mut self.line);
                self.items.as_mut().ok_or(Reason::Markup)?.push(line);
            }
            TagEnd::List(_) => {
                let items = self.items.take().unwrap_or_default();
                let block = if self.is_numbered { Block::Numbered(items) } else { Block::Bullets(items) };
                self.part()?.prose.0.push(block);
            }
            TagEnd::Strong => self.is_strong = false,
            TagEnd::Link => self.link = None,
            _ => return Err(Reason::Markup),
        }
        Ok(())
    }

    fn say(&mut self, words: &str) {
        let text = words.to_owned();
        match (self.line.last_mut(), &self.link, self.is_strong) {
            (Some(Span::Plain(before)), None, false) | (Some(Span::Strong(before)), None, true) => {
                before.push_str(words);
            }
            (_, Some(to), _) => self.line.push(Span::Link { text, to: to.clone() }),
            (_, None, true) => self.line.push(Span::Strong(text)),
            (_, None, false) => self.line.push(Span::Plain(text)),
        }
    }

    /// The part that is being read; a text before the first heading belongs to none.
    fn part(&mut self) -> Result<&mut Part, Reason> {
        self.parts.last_mut().ok_or(Reason::TextUnknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Refused {
        parts(text).unwrap_err()
    }

    #[test]
    fn blocks_are_read_in_their_order() {
        let text = "# Title\n\n## Aim {#aim}\nOne **bold** line\ngoes on.\n\n- first\n- second\n\n1. one\n\n> Say this.\n\n> And this.\n";
        let parts = parts(text).unwrap();
        assert_eq!(
            parts.iter().map(|part| (part.id.as_str(), part.title.as_str(), part.line)).collect::<Vec<_>>(),
            [("", "Title", 1), ("aim", "Aim", 3)]
        );
        let plain = |words: &str| Span::Plain(words.to_owned());
        assert_eq!(
            parts[1].prose.0,
            [
                Block::Paragraph(vec![plain("One "), Span::Strong("bold".to_owned()), plain(" line goes on.")]),
                Block::Bullets(vec![vec![plain("first")], vec![plain("second")]]),
                Block::Numbered(vec![vec![plain("one")]]),
                Block::Quote(vec![plain("Say this.")]),
                Block::Quote(vec![plain("And this.")]),
            ]
        );
    }

    #[test]
    fn markup_that_could_run_or_load_something_is_refused_with_its_line() {
        for text in [
            "# T\n\n<script>alert(1)</script>\n",
            "# T\n\nwords <img src=x onerror=alert(1)> more\n",
            "# T\n\n![a picture](https://example.org/x.png)\n",
            "# T\n\n`code`\n",
            "# T\n\n    code\n",
            "# T\n\n---\n",
            "# T\n\n*slanted*\n",
            "# T\n\n- a\n  - nested\n",
        ] {
            let (line, reason) = refused(text);
            assert_eq!(reason, Reason::Markup, "{text}");
            assert!((3..=4).contains(&line), "{text}: {line}");
        }
        for link in ["javascript:alert(1)", "http://example.org", "data:text/html,x", "//example.org", "/people"] {
            assert_eq!(refused(&format!("# T\n\n[words]({link})\n")), (3, Reason::Link), "{link}");
        }
    }
}
