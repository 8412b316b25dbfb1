//! The planning form.
