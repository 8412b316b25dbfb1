//! Visits every page that somebody can reach by its links.

use std::collections::BTreeSet;

use tests::answer::Answer;
use tests::browser::Browser;
use tests::html;

/// A page and where it stands.
pub struct Visit {
    pub address: String,
    pub answer: Answer,
}

/// So many pages are plenty: the weeks of a calendar have no end.
const MOST: usize = 80;

/// Follows links from `start` on, within the product.
pub async fn crawl(browser: &Browser, start: &[&str]) -> Vec<Visit> {
    let mut waiting: Vec<String> = start.iter().map(|address| (*address).to_owned()).collect();
    let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut visits = Vec::new();
    while let Some(address) = waiting.pop() {
        if visits.len() == MOST {
            break;
        }
        let answer = browser.get(&address).await;
        let mut found = html::attributes(&answer.body, "a", "href");
        found.push(answer.location().to_owned());
        for link in found {
            let link = link.split('#').next().unwrap_or_default().to_owned();
            if link.starts_with('/') && known.insert(link.clone()) {
                waiting.push(link);
            }
        }
        visits.push(Visit { address, answer });
    }
    visits
}
