//! Reading pages as a person does: words without tags, forms with what they would send.

/// A form of a page and what pressing its button without changing anything would send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    pub method: String,
    pub action: String,
    pub fields: Vec<(String, String)>,
}

impl Form {
    /// The value of the first field with this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The same with one field filled in otherwise, or added.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// As fields of a request.
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }
}

/// What a reader sees: words with single blanks, without tags and comments.
pub fn text(page: &str) -> String {
    let words: String = pieces(page)
        .map(|piece| match piece {
            Piece::Text(text) => unescaped(text),
            Piece::Comment => String::new(),
            // What stands in two elements is not one word.
            Piece::Tag(_) => " ".to_owned(),
        })
        .collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The forms of a page.
pub fn forms(page: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut select = String::new();
    let mut is_first_option = false;
    let mut area: Option<(String, String)> = None;
    for piece in pieces(page) {
        match piece {
            Piece::Text(text) => {
                if let Some((_, value)) = &mut area {
                    value.push_str(&unescaped(text));
                }
            }
            Piece::Comment => {}
            Piece::Tag(tag) if tag.name == "form" => forms.push(Form {
                method: tag.attribute("method").unwrap_or_else(|| "get".to_owned()),
                action: tag.attribute("action").unwrap_or_default(),
                fields: Vec::new(),
            }),
            Piece::Tag(tag) => {
                let Some(form) = forms.last_mut() else { continue };
                let name = tag.attribute("name").unwrap_or_default();
                match tag.name {
                    "input" if is_sent(&tag) => form.fields.push((name, tag.attribute("value").unwrap_or_default())),
                    "select" => (select, is_first_option) = (name, true),
                    "option" => {
                        let value = tag.attribute("value").unwrap_or_default();
                        if is_first_option {
                            form.fields.push((select.clone(), value));
                        } else if tag.has("selected") {
                            form.fields.retain(|(known, _)| *known != select);
                            form.fields.push((select.clone(), value));
                        }
                        is_first_option = false;
                    }
                    "textarea" => area = Some((name, String::new())),
                    "/textarea" => form.fields.extend(area.take()),
                    _ => {}
                }
            }
        }
    }
    forms
}

/// Values of an attribute wherever it stands, in order.
pub fn attributes(page: &str, element: &str, name: &str) -> Vec<String> {
    pieces(page)
        .filter_map(|piece| match piece {
            Piece::Tag(tag) if tag.name == element => tag.attribute(name),
            _ => None,
        })
        .collect()
}

/// Names of all elements and of their attributes.
pub fn skeleton(page: &str) -> Vec<String> {
    pieces(page)
        .filter_map(|piece| match piece {
            Piece::Tag(tag) => {
                Some(format!("{} {}", tag.name, tag.attributes().map(|(name, _)| name).collect::<Vec<_>>().join(" ")))
            }
            _ => None,
        })
        .collect()
}

fn is_sent(tag: &Tag) -> bool {
    match tag.attribute("type").as_deref() {
        Some("checkbox" | "radio") => tag.has("checked"),
        Some("file" | "submit") => false,
        _ => tag.has("name"),
    }
}

enum Piece<'a> {
    Text(&'a str),
    Tag(Tag<'a>),
    Comment,
}

struct Tag<'a> {
    name: &'a str,
    rest: &'a str,
}

impl<'a> Tag<'a> {
    fn has(&self, name: &str) -> bool {
        self.attributes().any(|(known, _)| known == name)
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.attributes().find(|(known, _)| *known == name).map(|(_, value)| unescaped(value))
    }

    /// Names and raw values. The product's pages write every value in double quotes.
    fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let mut rest = self.rest.trim_end_matches('/').trim_start();
        std::iter::from_fn(move || {
            let end = rest.find(|sign: char| sign == '=' || sign.is_whitespace()).unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            if name.is_empty() {
                return None;
            }
            let Some(quoted) = after.strip_prefix("=\"") else {
                rest = after.trim_start();
                return Some((name, ""));
            };
            let (value, after) = quoted.split_once('"').unwrap_or((quoted, ""));
            rest = after.trim_start();
            Some((name, value))
        })
    }
}

fn pieces(page: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = page;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(inside) = rest.strip_prefix('<') else {
            let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            rest = after;
            return Some(Piece::Text(text));
        };
        if let Some(comment) = inside.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            return Some(Piece::Comment);
        }
        let (tag, after) = inside.split_at(end_of_tag(inside));
        rest = after.get(1..).unwrap_or_default();
        if tag.starts_with('!') {
            return Some(Piece::Comment);
        }
        let (name, attributes) = tag.split_at(tag.find(char::is_whitespace).unwrap_or(tag.len()));
        Some(Piece::Tag(Tag { name: name.trim_end_matches('/'), rest: attributes }))
    })
}

/// Where a tag ends: a `>` in quotes does not end it.
fn end_of_tag(inside: &str) -> usize {
    let mut is_quoted = false;
    inside
        .bytes()
        .position(|byte| {
            is_quoted ^= byte == b'"';
            byte == b'>' && !is_quoted
        })
        .unwrap_or(inside.len())
}

/// Text with its entities resolved.
pub fn unescaped(text: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    entities.iter().fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_a_browser_would_send_it() {
        let page = r#"<form method="post" action="/x"><input type="hidden" name="a" value="1 &amp; 2"/>
            <input type="radio" name="b" value="1"/><input type="radio" name="b" value="2" checked/>
            <select name="c"><option value="x">X</option><option value="y" selected>Y</option></select>
            <textarea name="d">so &lt;b&gt;</textarea></form>"#;
        let form = &forms(page)[0];
        let sent = [("a", "1 & 2"), ("b", "2"), ("c", "y"), ("d", "so <b>")];
        assert_eq!((form.action.as_str(), form.pairs().as_slice()), ("/x", &sent[..]));
    }

    #[test]
    fn a_reader_sees_words_and_no_tags() {
        assert_eq!(text(r#"<p title="a > b">one<!> <b>two</b>, <!---->3 &lt; 4</p>"#), "one two , 3 < 4");
    }
}
