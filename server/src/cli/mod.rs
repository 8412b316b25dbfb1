//! The command line.

mod account;
mod check;
mod demo;
mod flags;
mod folder;
mod migrate;
mod serve;

use std::io::IsTerminal as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use jiff::civil::DateTime;

use crate::Stop;
use crate::config::{Config, Settings};
use flags::{Storage, Web};

/// Where settings come from.
const SETTINGS: &str = "\
Settings come from a TOML file (betburys.toml in the data folder or here, or --config), then from variables
BETBURYS_DATA, BETBURYS_LISTEN and so on, then from flags; the later one wins. BETBURYS_MASTER_KEY holds the
master key itself.";

/// Sessions, registers and progress of a centre
#[derive(Parser)]
#[command(name = "betburys", version, after_help = SETTINGS)]
struct Cli {
    #[command(flatten)]
    storage: Storage,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the product until stopped
    Serve {
        /// Serve demonstration data of an invented office, from a data folder of its own
        #[arg(long)]
        demo: bool,
        /// Let the demonstration begin at this time in its office, instead of now
        #[arg(long, value_name = "YYYY-MM-DDTHH:MM", requires = "demo")]
        clock: Option<DateTime>,
        #[command(flatten)]
        web: Web,
    },
    /// Bring the database up to date, and end
    Migrate,
    /// Check the database and what guards it; exit code 1 if something is wrong
    Check {
        /// The code at the end of the recovery sheet: it is printed and locked away
        #[arg(long, value_name = "CODE")]
        sheet_code: Option<String>,
        /// Set sessions right whose stored instant no longer is what their clock says, because zone rules changed
        #[arg(long)]
        repair_times: bool,
    },
    /// Fill an empty data folder with demonstration data, and end
    Demo {
        /// The demonstration's present, instead of now
        #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
        clock: Option<DateTime>,
    },
    /// Let staff in when nobody can sign in any more
    Account {
        #[command(subcommand)]
        command: account::Command,
    },
}

/// Does what the command line says.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let outcome = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|why| Stop::new(format!("The program cannot start here: {why}.")))
        .and_then(|runtime| runtime.block_on(cli.run()));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("{stop}");
            ExitCode::from(stop.code())
        }
    }
}

impl Cli {
    async fn run(self) -> Result<(), Stop> {
        let Self { storage, command } = self;
        match command {
            Command::Serve { demo, clock, web } => {
                serve::run(&storage.config(web.settings(), demo)?, demo, clock).await
            }
            Command::Migrate => migrate::run(&storage.config(Settings::default(), false)?).await,
            Command::Check { sheet_code, repair_times } => {
                check::run(&storage.config(Settings::default(), false)?, sheet_code.as_deref(), repair_times).await
            }
            Command::Demo { clock } => demo::run(&storage.config(Settings::default(), true)?, clock).await,
            Command::Account { command } => account::run(&storage.config(Settings::default(), false)?, command).await,
        }
    }
}

impl Storage {
    /// All settings, with the log switched on as they say.
    fn config(self, web: Settings, is_demo: bool) -> Result<Config, Stop> {
        let (settings, file) = self.settings(web);
        let config = Config::read(settings, file.as_deref(), is_demo)?;
        let filter = tracing_subscriber::EnvFilter::try_new(&config.log)
            .map_err(|why| Stop::new(format!("The setting `log` is not understood ({why}): try info.")))?;
        let is_watched = std::io::stderr().is_terminal();
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(is_watched).init();
        Ok(config)
    }
}
