//! Building blocks of pages.

mod calendar_file;
pub mod chart;
mod field;
mod form;
pub mod manual;
mod notice;
mod prose;
mod safety_check;
pub mod session;
pub mod shell;
mod week_hours;

pub use calendar_file::calendar_file;
pub use field::{
    Choice, field, fields_of_name, fields_of_own_name, grouped_select, long_text, select, text_area, typed,
};
pub use form::{button, post};
pub use notice::{empty, error_notice, saved_notice};
pub use prose::prose;
pub use safety_check::safety_checks;
pub use week_hours::{read_week, span_words, week_fields};
