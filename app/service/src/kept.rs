//! Pages that were put together before and still hold: nothing was written since.
//!
//! Every write adds a line to the audit log in its own transaction, on whichever server it happens. The number of the
//! newest line comes with the account of each request, so that one statement tells whether anything changed at all.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex};

/// So many at most; then all are forgotten, as they are quick to make again.
const MOST: usize = 256;

/// When something was read: the audit log's newest line, and the minute, as some of it depends on the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    /// The audit log's newest line.
    pub as_of: i64,
    /// Minutes since the epoch.
    pub minute: i64,
}

type Values<K, V> = HashMap<K, (Moment, Arc<V>)>;

/// Values that were read, each with its moment. Clones share them.
#[derive(Debug)]
pub struct Kept<K, V> {
    values: Arc<Mutex<Values<K, V>>>,
}

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self { values: Arc::default() }
    }
}

impl<K, V> Clone for Kept<K, V> {
    fn clone(&self) -> Self {
        Self { values: Arc::clone(&self.values) }
    }
}

impl<K: Eq + Hash, V> Kept<K, V> {
    /// The value that was read at the same moment, if there is one.
    pub(crate) fn at(&self, key: &K, moment: Moment) -> Option<Arc<V>> {
        let values = self.values.lock().ok()?;
        values.get(key).filter(|(then, _)| *then == moment).map(|(_, value)| Arc::clone(value))
    }

    /// Keeps a value that was read at that moment or later.
    pub(crate) fn keep(&self, key: K, moment: Moment, value: V) -> Arc<V> {
        let value = Arc::new(value);
        if let Ok(mut values) = self.values.lock() {
            if values.len() >= MOST {
                values.clear();
            }
            values.insert(key, (moment, Arc::clone(&value)));
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment { as_of: 7, minute: 3 };

    #[test]
    fn a_value_holds_until_something_is_written_or_a_minute_passes() {
        let kept = Kept::default();
        kept.keep("week", NOW, 1);
        assert_eq!(kept.at(&"week", NOW).as_deref(), Some(&1));
        assert_eq!(kept.at(&"week", Moment { as_of: 8, ..NOW }), None);
        assert_eq!(kept.at(&"week", Moment { minute: 4, ..NOW }), None);
        assert_eq!(kept.at(&"other", NOW), None);
    }

    #[test]
    fn what_is_kept_does_not_grow_for_ever() {
        let kept = Kept::default();
        (0..3 * MOST).for_each(|key| drop(kept.keep(key, NOW, ())));
        assert!(kept.values.lock().unwrap().len() <= MOST);
    }
}
