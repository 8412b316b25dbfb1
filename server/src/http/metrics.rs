//! Figures for the operator, as Prometheus reads them. They tell routes and never who asked for what.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::sync::Mutex;
use std::time::Duration;

use axum::Router;
use axum::http::header;
use axum::routing::get;

use super::State;

/// Upper bounds of the duration buckets, in milliseconds.
const BOUNDS: [u64; 10] = [1, 2, 5, 10, 25, 50, 100, 250, 1000, 5000];

/// What was counted since the start.
#[derive(Default)]
pub struct Metrics(Mutex<HashMap<String, BTreeMap<u16, Series>>>);

#[derive(Default, Clone)]
struct Series {
    within: [u64; BOUNDS.len()],
    count: u64,
    total: Duration,
}

impl Metrics {
    /// Counts an answered request.
    pub(super) fn count(&self, route: &str, status: u16, took: Duration) {
        let Ok(mut routes) = self.0.lock() else { return };
        if !routes.contains_key(route) {
            routes.insert(route.to_owned(), BTreeMap::new());
        }
        if let Some(statuses) = routes.get_mut(route) {
            statuses.entry(status).or_default().add(took);
        }
    }

    fn text(&self) -> String {
        let routes = self.0.lock().map(|routes| routes.clone()).unwrap_or_default();
        let mut lines: Vec<String> = routes
            .iter()
            .flat_map(|(route, statuses)| statuses.iter().map(move |(status, series)| series.text(route, *status)))
            .collect();
        lines.sort();
        format!(
            "# HELP betburys_request_seconds Time until a request was answered.\n\
             # TYPE betburys_request_seconds histogram\n{}{}",
            lines.concat(),
            memory()
        )
    }
}

impl Series {
    fn add(&mut self, took: Duration) {
        for (within, bound) in self.within.iter_mut().zip(BOUNDS) {
            *within += u64::from(took <= Duration::from_millis(bound));
        }
        self.count += 1;
        self.total += took;
    }

    fn text(&self, route: &str, status: u16) -> String {
        let name = "betburys_request_seconds";
        let labels = format!("route=\"{route}\",status=\"{status}\"");
        let mut text = String::new();
        // Writing to a string does not fail.
        for (within, bound) in self.within.iter().zip(BOUNDS) {
            let seconds = Duration::from_millis(bound).as_secs_f64();
            let _ = writeln!(text, "{name}_bucket{{{labels},le=\"{seconds}\"}} {within}");
        }
        let _ = writeln!(text, "{name}_bucket{{{labels},le=\"+Inf\"}} {}", self.count);
        let _ = writeln!(text, "{name}_sum{{{labels}}} {}", self.total.as_secs_f64());
        let _ = writeln!(text, "{name}_count{{{labels}}} {}", self.count);
        text
    }
}

/// Resident memory, where the system tells it.
fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.map_or_else(String::new, |kilobytes| {
        format!(
            "# HELP process_resident_memory_bytes Memory in use.\n# TYPE process_resident_memory_bytes gauge\n\
             process_resident_memory_bytes {}\n",
            kilobytes * 1024
        )
    })
}

/// Answers `/metrics`, on an address of its own.
pub fn router(state: State) -> Router {
    let text = move || {
        let text = state.metrics.text();
        async move { ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text) }
    };
    Router::new().route("/metrics", get(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_counted_by_route_and_status() {
        let metrics = Metrics::default();
        metrics.count("/week", 200, Duration::from_millis(3));
        metrics.count("/week", 200, Duration::from_millis(30));
        metrics.count("/week", 404, Duration::from_millis(1));
        let text = metrics.text();
        assert!(
            text.contains("betburys_request_seconds_bucket{route=\"/week\",status=\"200\",le=\"0.005\"} 1\n"),
            "{text}"
        );
        assert!(text.contains("betburys_request_seconds_count{route=\"/week\",status=\"200\"} 2\n"), "{text}");
        assert!(text.contains("betburys_request_seconds_count{route=\"/week\",status=\"404\"} 1\n"), "{text}");
    }
}
