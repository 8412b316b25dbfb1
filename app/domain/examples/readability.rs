//! Prints how hard each handout of the shipped programme is to read, a line each:
//! session, language, words, words in a sentence (average, longest), long words in a hundred.

use domain::language::Language;
use domain::programme::{Readability, Template, TemplateError};

fn main() -> Result<(), TemplateError> {
    for plan in Template::shipped()?.sessions {
        for language in Language::ALL {
            let figures = Readability::of(&plan.manual.get(*language).handout, *language);
            let (average, Readability { words, longest, long_percent, .. }) = (figures.average(), figures);
            println!(
                "{:14} {}  {words:3} words  {average:2} in a sentence, {longest:2} at most  {long_percent:2} % long",
                plan.key,
                language.code()
            );
        }
    }
    Ok(())
}
