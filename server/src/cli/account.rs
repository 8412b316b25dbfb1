use clap::Subcommand;
use domain::role::Role;
use service::Services;
use service::accounts::OperatorAccount;
use service::error::Error;

use crate::config::Config;
use crate::{Stop, services};

/// What can be done about accounts from outside.
#[derive(Subcommand)]
pub(super) enum Command {
    /// List the accounts of all offices
    List,
    /// Print a one-time link with which somebody makes an account
    Invite {
        /// trainer, coordinator, advocate or administrator; may be given more than once
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
        /// Name of the office, if there are several
        #[arg(long)]
        office: Option<String>,
    },
    /// Print a one-time link with which the owner of an account sets a new password
    ResetPassword {
        /// E-mail address of the account
        #[arg(long)]
        email: String,
    },
    /// Take a lost second factor away: its owner sets up a new one when he signs in
    ResetSecondFactor {
        /// E-mail address of the account
        #[arg(long)]
        email: String,
    },
    /// Close an account and sign it out everywhere
    Close {
        /// E-mail address of the account
        #[arg(long)]
        email: String,
    },
}

/// Does it.
pub(super) async fn run(config: &Config, command: Command) -> Result<(), Stop> {
    super::folder::has_data(config)?;
    let services = services::open(config, service::Settings::default()).await?;
    let origin = config.origin_at(config.listen);
    match command {
        Command::List => services.operator_accounts().await?.iter().for_each(print),
        Command::Invite { roles, office } => {
            let secret = invite(&services, &roles, office.as_deref()).await?;
            println!("{origin}/join/{secret} works once, for three days.");
        }
        Command::ResetPassword { email } => {
            let secret = services.operator_reset_password(&email).await.map_err(|error| unknown(error, &email))?;
            println!(
                "{origin}/password/{secret} lets the owner of {email} set a new password, once, within three days."
            );
        }
        Command::ResetSecondFactor { email } => {
            services.operator_reset_second_factor(&email).await.map_err(|error| unknown(error, &email))?;
            println!("{origin}/staff asks the owner of {email} for the password and then for a new second factor.");
        }
        Command::Close { email } => {
            services.operator_close_account(&email).await.map_err(|error| unknown(error, &email))?;
            println!("The account {email} is closed and signed out everywhere.");
        }
    }
    Ok(())
}

async fn invite(services: &Services, roles: &[String], office: Option<&str>) -> Result<String, Stop> {
    let roles = roles.iter().map(|role| Role::parse(role).ok_or(role)).collect::<Result<Vec<_>, _>>();
    let roles = roles.map_err(|role| {
        Stop::new(format!("There is no role {role}: choose trainer, coordinator, advocate or administrator."))
    })?;
    services.operator_invite(office, &roles).await.map_err(|error| match error {
        Error::NotFound => Stop::new("There is no such office, or there are several: give its name with --office."),
        Error::Invalid { .. } => Stop::new(
            "An advocate stands on the partner's side and is neither trainer nor coordinator: invite two people.",
        ),
        other => other.into(),
    })
}

fn print(account: &OperatorAccount) {
    let view = &account.view;
    let roles = view.roles.iter().map(|role| role.code()).collect::<Vec<_>>().join(",");
    let factor = if view.has_totp { "second factor" } else { "no second factor" };
    let state = if view.is_closed { "closed" } else { "open" };
    println!("{}\t{}\t{}\t{roles}\t{factor}\t{state}", account.office, view.email, view.name);
}

fn unknown(error: Error, email: &str) -> Stop {
    match error {
        Error::NotFound => {
            Stop::new(format!("There is no open account {email}: `betburys account list` shows them all."))
        }
        other => other.into(),
    }
}
