//! The real binary, started on a folder.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::wire::{Reply, Wire};

/// Where the binary is; `cargo xtask test faults` builds it and says so.
const BINARY: &str = "BETBURYS_BIN";
/// The master key of the tests, as the recovery sheet would show it.
pub const MASTER_KEY: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
/// How long a server may take until it answers; far beyond what is promised, so that the promise is what fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running server.
pub struct Running {
    child: Child,
    pub address: String,
    /// From the start to the first answer.
    pub took: Duration,
}

impl Running {
    /// Starts it, and waits until it answers.
    pub async fn start(folder: &Path) -> Self {
        let begun = Instant::now();
        let mut command = betburys(folder);
        command.args(["serve", "--listen", "127.0.0.1:0", "--log", "error"]).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("it says where it is");
        let address = line.trim().strip_prefix("http://").unwrap_or_else(|| panic!("no address: {line:?}")).to_owned();
        let running = Self { child, address, took: Duration::ZERO };
        while !running.answers().await {
            assert!(begun.elapsed() < PATIENCE, "it does not answer");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Self { took: begun.elapsed(), ..running }
    }

    async fn answers(&self) -> bool {
        let Some(mut wire) = Wire::open(&self.address).await else { return false };
        matches!(wire.get("/readyz", "").await, Reply::Answered(200))
    }

    /// Pulls the plug.
    pub fn kill(mut self) {
        self.child.kill().expect("it is killed");
        self.child.wait().expect("it is gone");
    }

    /// Asks it to stop, as a system does.
    pub fn terminate(&self) {
        let pid = self.child.id().to_string();
        let status = Command::new("kill").args(["-TERM", &pid]).status().expect("there is kill");
        assert!(status.success());
    }

    /// How it ended, and after how long.
    pub async fn ended(mut self) -> (ExitStatus, Duration) {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be asked") {
                return (status, begun.elapsed());
            }
            assert!(begun.elapsed() < PATIENCE, "it does not end");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

/// How the program ended.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Lets the program do one thing, and waits for its end.
pub fn run(folder: &Path, arguments: &[&str]) -> Said {
    let output = betburys(folder).args(arguments).output().expect("the program starts");
    Said {
        code: output.status.code().expect("it ends by itself"),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Says what the program's own check finds; nothing if all is in order.
pub fn check(folder: &Path) -> Result<(), String> {
    let said = run(folder, &["check"]);
    if said.code == 0 { Ok(()) } else { Err(format!("{}{}", said.out, said.err)) }
}

/// The program with nothing but what it is told here.
fn betburys(folder: &Path) -> Command {
    let mut command = Command::new(binary());
    command.env_clear().env("BETBURYS_MASTER_KEY", MASTER_KEY).env("BETBURYS_DATA", folder).current_dir(folder);
    command
}

#[expect(clippy::disallowed_methods, reason = "the test runner says where it put the binary")]
fn binary() -> PathBuf {
    let path = env::var_os(BINARY).map(PathBuf::from);
    path.unwrap_or_else(|| panic!("set {BINARY} to the built program, or run `cargo xtask test faults`, which does"))
}
