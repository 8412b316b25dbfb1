//! Who uses the product. They only use what everybody can reach: addresses, forms, cookies.

use std::ops::Deref;

use server::services::SystemRandom;
use service::ports::Random as _;
use totp_rs::{Builder, Secret, Totp};

use crate::app::{SESSION, TestApp};
use crate::browser::Browser;

/// What everybody's password is.
pub const PASSWORD: &str = "seven blue herons at dawn";

/// How a member of staff signs in.
#[derive(Debug, Clone)]
pub struct Account {
    pub id: domain::ids::StaffId,
    pub email: String,
    /// The secret in the authenticator app, base32.
    pub totp: String,
    /// The cookie's secret of a device that was signed in from the beginning.
    pub device: String,
}

/// How a participant signs in.
#[derive(Debug, Clone)]
pub struct PortalAccount {
    pub id: domain::ids::PersonId,
    pub enrolment: domain::ids::EnrolmentId,
    pub surname: String,
    pub phone: String,
    pub code: String,
}

/// Nobody who is known.
pub struct Anonymous(Browser);

/// Somebody of the staff, fully signed in.
pub struct Staff(Browser);

/// A participant in his portal.
pub struct Participant(Browser);

macro_rules! browses {
    ($($who:ident),+) => {$(
        impl Deref for $who {
            type Target = Browser;

            fn deref(&self) -> &Browser {
                &self.0
            }
        }
    )+};
}

browses!(Anonymous, Staff, Participant);

impl Anonymous {
    /// Comes to the product.
    pub fn comes(app: &TestApp) -> Self {
        Self(app.browser())
    }
}

impl Staff {
    /// Signs in with password and app, through the forms.
    ///
    /// # Panics
    /// If that is not possible.
    pub async fn signs_in(app: &TestApp, account: &Account) -> Self {
        let browser = halfway(app, account).await;
        let code = app_code(&account.totp, app.clock.seconds());
        let _ = browser.post("/second-factor", &[("code", &code)]).await.expect(303);
        Self(browser)
    }

    /// Is signed in already.
    pub fn is_in(app: &TestApp, account: &Account) -> Self {
        Self(app.signed_in(&account.device))
    }
}

impl Participant {
    /// Signs in with phone and code, through the form.
    ///
    /// # Panics
    /// If that is not possible.
    pub async fn signs_in(app: &TestApp, account: &PortalAccount) -> Self {
        let browser = app.browser();
        let _ = browser.post("/sign-in", &[("phone", &account.phone), ("code", &account.code)]).await.leads_to("/my");
        Self(browser)
    }
}

/// Gives the password and not the second factor.
///
/// # Panics
/// If that is not possible.
pub async fn halfway(app: &TestApp, account: &Account) -> Browser {
    let browser = app.browser();
    let _ =
        browser.post("/staff", &[("email", &account.email), ("password", PASSWORD)]).await.leads_to("/second-factor");
    assert!(browser.cookie(SESSION).is_some());
    browser
}

/// What the app shows at an instant in unix seconds.
///
/// # Panics
/// If the secret is none.
pub fn app_code(base32: &str, seconds: i64) -> String {
    let seconds = u64::try_from(seconds).expect("after 1970");
    totp(base32).generate(seconds).to_string()
}

fn totp(base32: &str) -> Totp {
    let secret = Secret::try_from_base32(base32).expect("a secret");
    Builder::new().with_secret(secret).with_account_name("staff").build().expect("an app")
}

/// A secret for an app.
pub fn app_secret() -> String {
    let mut bytes = [0; 20];
    SystemRandom.fill(&mut bytes);
    Secret::from(bytes).to_base32()
}
