//! Whether a wrong guess tells that an account exists (security S8): the answers byte by byte, and how long they take.

use std::net::Ipv4Addr;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::json;
use sqlx::SqlitePool;

use crate::client::{Client, median, post_from};
use crate::process::Server;
use crate::{office, round};

/// So many accounts that exist are guessed at, and as many that do not. A password costs a fifth of a second.
const STAFF: u32 = 100;
/// A personal code costs no more than the disk that counts it, whose moods only many guesses even out.
const PARTICIPANTS: u32 = 500;
/// After so many pairs what was counted is forgotten, so that the limit on all guesses together is never met.
const IN_PEACE: u32 = 100;
/// Sessions of the office: a week.
const SESSIONS: i64 = 40;

/// What is guessed.
struct Guessed {
    what: &'static str,
    path: &'static str,
    /// The account with this number, one that exists or one that does not.
    account: fn(u32, bool) -> String,
    /// The names of the two fields, and what the second holds.
    fields: [&'static str; 3],
}

const PASSWORD: Guessed = Guessed {
    what: "a wrong password, at accounts that exist by others",
    path: "/staff",
    account: office::email,
    fields: ["email", "password", "a+wrong+password"],
};

const CODE: Guessed = Guessed {
    what: "a wrong personal code, at numbers that are known by others",
    path: "/sign-in",
    account: office::phone,
    fields: ["phone", "code", "AAAA-AAAA"],
};

/// Measures both in an office of their own.
pub async fn measure(binary: &Path) -> Result<()> {
    let data = std::env::temp_dir().join(format!("betburys-bench-{}-accounts", std::process::id()));
    std::fs::create_dir_all(&data)?;
    let measured = both(binary, &data).await;
    std::fs::remove_dir_all(&data)?;
    measured
}

async fn both(binary: &Path, data: &Path) -> Result<()> {
    office::seed(data, SESSIONS).await?;
    office::seed_accounts(data, STAFF, PARTICIPANTS).await?;
    let server = Server::start(binary, data).await?;
    let file = SqlitePool::connect(&format!("sqlite://{}", data.join("betburys.sqlite").display())).await?;
    for (guessed, count) in [(PASSWORD, STAFF), (CODE, PARTICIPANTS)] {
        one(&server, &file, &guessed, count).await?;
    }
    file.close().await;
    Ok(())
}

async fn one(server: &Server, file: &SqlitePool, guessed: &Guessed, count: u32) -> Result<()> {
    let mut client = Client::connect(&server.address).await?;
    // The first of each waits for what is made once.
    for is_known in [true, false] {
        guess(&mut client, guessed, 0, is_known).await?;
    }
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for n in 0..count {
        if n % IN_PEACE == 0 {
            sqlx::query("delete from attempt").execute(file).await?;
        }
        // Each comes first as often as the other.
        let mut answers = Vec::new();
        for is_known in [n % 2 == 0, n % 2 != 0] {
            let (time, answer) = guess(&mut client, guessed, n, is_known).await?;
            if is_known {
                known.push(time);
            } else {
                unknown.push(time);
            }
            answers.push(answer);
        }
        ensure!(answers[0] == answers[1], "the answers differ:\n{}\n\n{}", answers[0], answers[1]);
    }
    let (known, unknown) = (median(known), median(unknown));
    println!(
        "{}",
        json!({
            "what": guessed.what, "guesses_each": count, "known_median_us": round(known),
            "unknown_median_us": round(unknown), "ratio": round(known / unknown), "at_most": 1.05, "at_least": 0.95
        })
    );
    Ok(())
}

/// One guess from an address of its own: how long it took, and the answer without what differs each time.
async fn guess(client: &mut Client, guessed: &Guessed, n: u32, is_known: bool) -> Result<(Duration, String)> {
    let account = (guessed.account)(n, is_known);
    let [name, secret, value] = guessed.fields;
    let body = format!("{name}={}&{secret}={value}", account.replace('+', "%2B").replace('@', "%40"));
    let address = Ipv4Addr::from_bits(Ipv4Addr::new(10, 0, 0, 0).to_bits() | n << 1 | u32::from(is_known));
    let request = post_from(address, guessed.path, &body);
    let start = Instant::now();
    let (head, page) = client.ask(&request).await?;
    let time = start.elapsed();
    ensure!(head.starts_with("http/1.1 422"), "a guess answered {head}");
    let page = String::from_utf8(page)?;
    ensure!(page.contains(&account), "what was typed is not kept");
    Ok((time, unmarked(&head, &page, &account)?))
}

fn unmarked(head: &str, page: &str, account: &str) -> Result<String> {
    let nonce = head.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).context("no nonce")?;
    let is_its_own = |line: &&str| line.starts_with("date:") || line.starts_with("x-request-id:");
    let head: Vec<&str> = head.lines().filter(|line| !is_its_own(line)).collect();
    Ok(format!("{}\n{page}", head.join("\n")).replace(nonce, "").replace(account, ""))
}
