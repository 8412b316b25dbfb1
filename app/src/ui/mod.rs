//! Building blocks of pages.

pub mod chart;
mod field;
mod form;
pub mod manual;
mod notice;
mod prose;
pub mod session;
pub mod shell;

pub use field::{
    Choice, field, fields_of_name, fields_of_own_name, grouped_select, long_text, select, text_area, typed,
};
pub use form::{button, post};
pub use notice::{empty, error_notice, saved_notice};
pub use prose::prose;
