//! What stands in the Fluent files.

use std::collections::BTreeSet;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

/// A text of one language.
#[derive(Debug, Default)]
pub struct Message {
    pub key: String,
    /// Name of its file.
    pub area: String,
    /// All its words, whatever is chosen.
    pub words: String,
    /// Its arguments.
    pub arguments: BTreeSet<String>,
    /// The names of the variants of each choice.
    pub choices: Vec<BTreeSet<String>>,
}

/// The texts of a language and what could not be read.
pub fn messages(language: &str) -> (Vec<Message>, Vec<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language);
    let (mut messages, mut faults) = (Vec::new(), Vec::new());
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    files.sort();
    for path in files {
        let area = path.file_stem().expect("files have names").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("a readable file");
        let resource = match fluent_syntax::parser::parse(text.as_str()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                faults.extend(errors.iter().map(|error| format!("{language}/{area}.ftl does not parse: {error}")));
                resource
            }
        };
        messages.extend(resource.body.into_iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some(read(message.id.name, &area, message.value.as_ref())),
            _ => None,
        }));
    }
    (messages, faults)
}

fn read(key: &str, area: &str, value: Option<&Pattern<&str>>) -> Message {
    let mut message = Message { key: key.to_owned(), area: area.to_owned(), ..Message::default() };
    if let Some(pattern) = value {
        message.add(pattern);
    }
    message
}

impl Message {
    fn add(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.words.push_str(value),
                PatternElement::Placeable { expression } => self.add_expression(expression),
            }
        }
    }

    fn add_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.add_inline(inline),
            Expression::Select { selector, variants } => {
                self.add_inline(selector);
                let names = variants.iter().map(|variant| match variant.key {
                    VariantKey::Identifier { name } => name.to_owned(),
                    VariantKey::NumberLiteral { value } => value.to_owned(),
                });
                self.choices.push(names.collect());
                for variant in variants {
                    self.add(&variant.value);
                }
            }
        }
    }

    fn add_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => drop(self.arguments.insert(id.name.to_owned())),
            InlineExpression::StringLiteral { value } => self.words.push_str(value),
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.add_inline(argument));
            }
            InlineExpression::Placeable { expression } => self.add_expression(expression),
            _ => {}
        }
    }
}
