//! A PostgreSQL of our own, in a temporary folder, for as long as this program runs.

use std::fs;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

use super::packages::is_root;
use crate::shell;
use crate::step::step;

/// Names the server to use instead of one of our own, and tells the tests which one it is.
const URL: &str = "BETBURYS_TEST_POSTGRES_URL";

/// The account that Debian's package makes; PostgreSQL refuses to run as root.
const ACCOUNT: &str = "postgres";

/// Stops the server and removes its folder as soon as nobody holds the other end of its input: at the end, after a
/// failure, and when this program is interrupted or killed.
const KEEPER: &str = r#"
trap '' INT TERM HUP
cat > /dev/null
"$1/pg_ctl" -D "$2/data" -m immediate -w stop > /dev/null 2>&1
rm -rf "$2"
"#;

/// Nothing here outlives the tests, so nothing has to reach the disk.
const SETTINGS: [&str; 6] = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=300",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
];

/// A server on which databases can be made.
pub struct Postgres {
    url: String,
    keeper: Option<Child>,
}

impl Postgres {
    /// The server that the environment names, or else one of our own.
    pub fn start() -> Result<Self> {
        if let Some(url) = shell::setting(URL) {
            return Ok(Self { url: url.to_string_lossy().into_owned(), keeper: None });
        }
        let programs = programs().context("PostgreSQL is installed")?;
        step("PostgreSQL: start a server of our own", || own(&programs))
    }

    /// Whether the environment names a server.
    pub fn is_given() -> bool {
        shell::setting(URL).is_some()
    }

    /// The address of another database on the same server.
    pub fn database(&self, name: &str) -> String {
        let server = self.url.rsplit_once('/').map_or(self.url.as_str(), |(server, _)| server);
        format!("{server}/{name}")
    }

    /// Tells a program where the server is.
    pub fn tell<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env(URL, &self.url)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if let Some(keeper) = &mut self.keeper {
            drop(keeper.stdin.take());
            // Where that fails nothing is left to be done.
            let _ = keeper.wait();
        }
    }
}

/// Where the newest server's programs are.
pub fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let number = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
    let newest = versions.filter(|path| path.join("bin/initdb").is_file()).max_by_key(|path| number(path))?;
    Some(newest.join("bin"))
}

fn own(programs: &Path) -> Result<Postgres> {
    let folder = PathBuf::from(shell::output(unprivileged("mktemp").args(["-d", "-t", "betburys-postgres.XXXXXX"]))?);
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let url = format!("postgres://{ACCOUNT}@127.0.0.1:{port}/postgres");
    let server = Postgres { url, keeper: Some(keeper(programs, &folder)?) };
    let data = folder.join("data");
    let mut init = unprivileged(programs.join("initdb"));
    init.args(["--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--username", ACCOUNT, "--pgdata"]);
    shell::output(init.arg(&data))?;
    let log = folder.join("log");
    let mut start = unprivileged(programs.join("pg_ctl"));
    start.arg("--pgdata").arg(&data).arg("--log").arg(&log);
    let options = format!("-p {port} -c {}", SETTINGS.join(" -c "));
    shell::output(start.arg("--options").arg(options).args(["--wait", "start"]))
        .with_context(|| fs::read_to_string(&log).unwrap_or_default())?;
    Ok(server)
}

fn keeper(programs: &Path, folder: &Path) -> Result<Child> {
    let mut keeper = unprivileged("sh");
    keeper.args(["-c", KEEPER, "keeper"]).arg(programs).arg(folder);
    // In a group of its own, so that what ends this program and all its children does not end the keeper too.
    keeper.process_group(0).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    Ok(keeper.spawn()?)
}

/// A program that does not run as root.
fn unprivileged(program: impl AsRef<Path>) -> Command {
    let program = program.as_ref();
    let mut command = if is_root() {
        let mut command = Command::new("setpriv");
        command.args(["--reuid", ACCOUNT, "--regid", ACCOUNT, "--init-groups", "--"]).arg(program);
        // What is root's own cannot be read or written.
        command.env_remove("TMPDIR").env_remove("HOME");
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/");
    command
}
