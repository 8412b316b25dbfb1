use totp_rs::{Builder, Secret, Totp};

use super::secrets;
use super::throttle::Factor;
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::ports::{NewTotp, StaffRecord};
use crate::vault::{Place, Side};

const RECOVERY_CODES: usize = 10;
/// 60 bits each.
const RECOVERY_LENGTH: usize = 12;

/// A secret to be put into an authenticator app.
#[derive(Debug, Clone)]
pub struct TotpOffer {
    /// `otpauth://` address for the QR code.
    pub address: String,
    /// The same secret for typing, base32.
    pub secret: String,
    /// Whether another app is replaced, which needs a [`Proof`].
    pub needs_proof: bool,
}

/// What shows that the owner replaces his app, and nobody at a browser that was left open.
#[derive(Clone, Copy, Default)]
pub struct Proof<'a> {
    /// The account's password.
    pub password: &'a str,
    /// A code of the app that is replaced, or a recovery code.
    pub code: &'a str,
}

/// Codes for the day the phone is lost, each for one use; shown once.
#[derive(Debug, Clone)]
pub struct RecoveryCodes(pub Vec<String>);

/// What comes of a second factor that was set up.
#[derive(Debug, Clone)]
pub struct Enrolled {
    /// The new secret of the device's cookie: whoever planted or saw the one before is out (S2).
    pub secret: String,
    /// The account's recovery codes; those before them work no longer.
    pub codes: RecoveryCodes,
}

impl Services {
    /// A fresh secret for the actor's authenticator app; nothing is kept until it is confirmed.
    ///
    /// # Errors
    /// `SignInRequired`; `NotFound` if a second factor is enrolled and was not given on this device (S16).
    pub fn offer_totp(&self, actor: &Actor) -> Outcome<TotpOffer> {
        let mut bytes = [0; 20];
        self.random.fill(&mut bytes);
        self.offer(actor, &totp(&bytes)?)
    }

    /// The same offer again, for showing it beside an error.
    ///
    /// # Errors
    /// As [`Services::offer_totp`]; `Invalid` if the secret is not base32.
    pub fn repeat_offer(&self, actor: &Actor, secret: &str) -> Outcome<TotpOffer> {
        self.offer(actor, &totp(parse_secret(secret)?.as_bytes())?)
    }

    fn offer(&self, actor: &Actor, totp: &Totp) -> Outcome<TotpOffer> {
        enrolling(actor)?;
        let address = totp.to_url().map_err(|why| Error::Broken(why.to_string()))?;
        Ok(TotpOffer { address, secret: totp.secret().to_base32(), needs_proof: self.needs_proof(actor) })
    }

    /// Turns the second factor on once a code shows that the app has the secret, and gives the device a new secret (S2).
    /// Whoever replaces an app shows first that he is its owner (S16): without that nothing changes.
    ///
    /// # Errors
    /// As [`Services::offer_totp`]; `Invalid` on `code` if the code is wrong, on `password` or `current` if the proof
    /// is; `TooMany`.
    pub async fn enrol_totp(
        &self,
        actor: &Actor,
        secret: &str,
        code: &str,
        proof: Proof<'_>,
        address: &str,
    ) -> Outcome<Enrolled> {
        let staff = enrolling(actor)?;
        let secret = parse_secret(secret)?;
        let step = self.matching_step(secret.as_bytes(), code)?.ok_or(Error::invalid("code", "code-wrong"))?;
        let is_replaced = self.needs_proof(actor);
        if is_replaced {
            self.prove(staff, proof, address).await?;
        }
        let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| secrets::code(&*self.random, RECOVERY_LENGTH)).collect();
        let renewed = secrets::fresh(&*self.random);
        let totp = NewTotp {
            sealed: self.vault.seal(&*self.random, Side::Participants, totp_place(staff), &secret.to_base32())?,
            step,
            recovery: codes.iter().map(|code| self.recovery_hash(staff, code)).collect(),
            device: staff.device,
            token_hash: secrets::hash(&renewed),
        };
        let action = if is_replaced { "account.replace-second-factor" } else { "account.enrol-second-factor" };
        self.store.enrol_totp(staff.id, &totp, &self.entry(actor, action, staff.id)).await?;
        self.know_address(&self.email_of(&self.own_account(staff).await?)?, address).await?;
        Ok(Enrolled { secret: renewed, codes: RecoveryCodes(codes) })
    }

    /// Whether an app is replaced from a device that is fully signed in. In the demonstration that is so without any.
    fn needs_proof(&self, actor: &Actor) -> bool {
        matches!(actor, Actor::Staff(staff) if staff.has_totp || !self.settings.is_demo)
    }

    /// The password first: as long as it is wrong, no code is used up.
    async fn prove(&self, staff: &Staff, proof: Proof<'_>, address: &str) -> Outcome<()> {
        let account = self.own_account(staff).await?;
        let email = self.email_of(&account)?;
        let guess = self.count_guess(Factor::First, &email, address).await?;
        if !self.passwords.matches(proof.password, Some(&account.password_hash)).await? {
            return Err(Error::invalid("password", "password-wrong"));
        }
        self.take_back(guess).await?;
        let guess = self.count_guess(Factor::Second, &email, address).await?;
        if !self.use_code(staff, &account, proof.code).await? {
            return Err(Error::invalid("current", "code-wrong"));
        }
        self.take_back(guess).await
    }

    /// Completes a sign-in with the app's code or a recovery code; answers the cookie's new secret (S2).
    ///
    /// # Errors
    /// `SignInRequired` unless the password was given; `Invalid` on `code`; `TooMany`.
    pub async fn give_second_factor(&self, actor: &Actor, code: &str, address: &str) -> Outcome<String> {
        let Actor::Halfway(staff) = actor else { return Err(Error::SignInRequired) };
        let account = self.own_account(staff).await?;
        let email = self.email_of(&account)?;
        let guess = self.count_guess(Factor::Second, &email, address).await?;
        if !self.use_code(staff, &account, code).await? {
            return Err(Error::invalid("code", "code-wrong"));
        }
        self.take_back(guess).await?;
        self.know_address(&email, address).await?;
        let secret = secrets::fresh(&*self.random);
        let entry = self.entry(actor, "device.second-factor", staff.device);
        self.store.promote_device(staff.device, &secrets::hash(&secret), &entry).await?;
        Ok(secret)
    }

    async fn own_account(&self, staff: &Staff) -> Outcome<StaffRecord> {
        self.store.staff(staff.id).await?.ok_or(Error::SignInRequired)
    }

    /// Uses up a code of the app or a recovery code; false if it is neither.
    async fn use_code(&self, staff: &Staff, account: &StaffRecord, code: &str) -> Outcome<bool> {
        Ok(self.use_app_code(staff, account, code).await? || self.use_recovery_code(staff, code).await?)
    }

    async fn use_app_code(&self, staff: &Staff, account: &StaffRecord, code: &str) -> Outcome<bool> {
        let Some(sealed) = &account.totp_sealed else { return Ok(false) };
        let secret = parse_secret(&self.vault.open_text(Side::Participants, totp_place(staff), sealed)?)?;
        match self.matching_step(secret.as_bytes(), code)? {
            Some(step) => Ok(self.store.use_totp_step(staff.id, step).await?),
            None => Ok(false),
        }
    }

    async fn use_recovery_code(&self, staff: &Staff, code: &str) -> Outcome<bool> {
        let hash = self.recovery_hash(staff, code);
        Ok(self.store.use_recovery_code(staff.id, &hash, self.now()).await?)
    }

    fn matching_step(&self, secret: &[u8], code: &str) -> Outcome<Option<i64>> {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        let now = u64::try_from(self.now()).unwrap_or_default();
        Ok(totp(secret)?.check(&digits, now).and_then(|step| i64::try_from(step).ok()))
    }

    fn recovery_hash(&self, staff: &Staff, code: &str) -> Vec<u8> {
        self.vault.index(&format!("recovery code of {}", staff.id), &secrets::normalised(code))
    }
}

/// Whoever may set up a second factor: it is not set up yet, or it was given on this device.
fn enrolling(actor: &Actor) -> Outcome<&Staff> {
    match actor {
        Actor::Staff(staff) => Ok(staff),
        Actor::Halfway(staff) if !staff.has_totp => Ok(staff),
        Actor::Anonymous => Err(Error::SignInRequired),
        Actor::Halfway(_) | Actor::Participant(_) => Err(Error::NotFound),
    }
}

/// The app shows these words beside the code: they tell nothing of the centre (security S18).
fn totp(secret: &[u8]) -> Outcome<Totp> {
    Builder::new()
        .with_secret(Secret::new(secret.into()))
        .with_account_name("staff")
        .with_issuer(Some("Betburys"))
        .build()
        .map_err(|why| Error::Broken(why.to_string()))
}

fn parse_secret(base32: &str) -> Outcome<Secret> {
    Secret::try_from_base32(base32).map_err(|_| Error::invalid("code", "code-wrong"))
}

const fn totp_place(staff: &Staff) -> Place {
    Place { column: "staff.totp", row: staff.id.0, office: staff.office.0 }
}
