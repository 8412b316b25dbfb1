//! Many rows as one text: to hand over each on its own from SQLite's thread takes longer than to find it.

use serde::de::DeserializeOwned;

/// An expression for a JSON list of what stands in the column `line` of all rows.
pub(super) const ALL: &str = "'[' || coalesce(string_agg(line, ','), '') || ']'";

/// Reads such a list.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> sqlx::Result<Vec<T>> {
    serde_json::from_str(text).map_err(|error| sqlx::Error::Decode(error.into()))
}
