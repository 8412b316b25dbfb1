use totp_rs::{Builder, Secret, Totp};

use super::secrets;
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
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
}

/// Codes for the day the phone is lost, each for one use; shown once.
#[derive(Debug, Clone)]
pub struct RecoveryCodes(pub Vec<String>);

impl Services {
    /// A fresh secret for the actor's authenticator app; nothing is kept until it is confirmed.
    ///
    /// # Errors
    /// `SignInRequired`; `NotFound` if a second factor is enrolled and was not given on this device (S16).
    pub fn offer_totp(&self, actor: &Actor) -> Outcome<TotpOffer> {
        enrolling(actor)?;
        let mut bytes = [0; 20];
        self.random.fill(&mut bytes);
        let totp = totp(&bytes)?;
        let address = totp.to_url().map_err(|why| Error::Broken(why.to_string()))?;
        Ok(TotpOffer { address, secret: totp.secret().to_base32() })
    }

    /// The same offer again, for showing it beside an error.
    ///
    /// # Errors
    /// As [`Services::offer_totp`]; `Invalid` if the secret is not base32.
    pub fn repeat_offer(&self, actor: &Actor, secret: &str) -> Outcome<TotpOffer> {
        enrolling(actor)?;
        let totp = totp(parse_secret(secret)?.as_bytes())?;
        let address = totp.to_url().map_err(|why| Error::Broken(why.to_string()))?;
        Ok(TotpOffer { address, secret: totp.secret().to_base32() })
    }

    /// Turns the second factor on once a code shows that the app has the secret; answers the recovery codes.
    ///
    /// # Errors
    /// As [`Services::offer_totp`]; `Invalid` on `code` if the code is wrong.
    pub async fn enrol_totp(&self, actor: &Actor, secret: &str, code: &str) -> Outcome<RecoveryCodes> {
        let staff = enrolling(actor)?;
        let secret = parse_secret(secret)?;
        let step = self.matching_step(secret.as_bytes(), code)?.ok_or(Error::invalid("code", "code-wrong"))?;
        let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| secrets::code(&*self.random, RECOVERY_LENGTH)).collect();
        let hashes: Vec<Vec<u8>> = codes.iter().map(|code| self.recovery_hash(staff, code)).collect();
        let sealed = self.vault.seal(&*self.random, Side::Participants, totp_place(staff), &secret.to_base32())?;
        let entry = self.entry(actor, "account.enrol-second-factor", staff.id);
        self.store.enrol_totp(staff.id, staff.device, &sealed, step, &hashes, &entry).await?;
        Ok(RecoveryCodes(codes))
    }

    /// Completes a sign-in with the app's code or a recovery code; answers the cookie's new secret (S2).
    ///
    /// # Errors
    /// `SignInRequired` unless the password was given; `Invalid` on `code`; `TooMany`.
    pub async fn give_second_factor(&self, actor: &Actor, code: &str, address: &str) -> Outcome<String> {
        let Actor::Halfway(staff) = actor else { return Err(Error::SignInRequired) };
        self.count_guess(&format!("second factor of {}", staff.id), address).await?;
        let is_right = self.use_app_code(staff, code).await? || self.use_recovery_code(staff, code).await?;
        if !is_right {
            return Err(Error::invalid("code", "code-wrong"));
        }
        self.forget_guesses(&format!("second factor of {}", staff.id)).await?;
        let secret = secrets::fresh(&*self.random);
        let entry = self.entry(actor, "device.second-factor", staff.device);
        self.store.promote_device(staff.device, &secrets::hash(&secret), &entry).await?;
        Ok(secret)
    }

    async fn use_app_code(&self, staff: &Staff, code: &str) -> Outcome<bool> {
        let account = self.store.staff(staff.id).await?.ok_or(Error::SignInRequired)?;
        let Some(sealed) = account.totp_sealed else { return Ok(false) };
        let secret = parse_secret(&self.vault.open_text(Side::Participants, totp_place(staff), &sealed)?)?;
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
