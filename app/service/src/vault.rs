//! Sealing personal fields, and finding them again without reading them (security, "data at rest").
//!
//! A field is sealed with XChaCha20-Poly1305 and bound to its table, column, row and office, so that ciphertext moved
//! elsewhere does not open (S10). The participants' and the partners' sides have keys of their own (rule F3). The data
//! keys are random, wrapped by the master key, which is never in the database.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use uuid::Uuid;

use crate::error::{Error, Outcome};
use crate::ports::Random;

const VERSION: u8 = 1;
const NONCE: usize = 24;

/// 32 secret bytes.
pub type Secret = [u8; 32];

/// Whose compartment a field belongs to (rule F3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Participants and staff.
    Participants,
    /// Partners.
    Partners,
}

/// Where a sealed field stands. It opens nowhere else.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// `table.column`.
    pub column: &'static str,
    /// Key of the row.
    pub row: Uuid,
    /// The row's office.
    pub office: Uuid,
}

/// The keys of an installation.
pub struct Vault {
    participants: XChaCha20Poly1305,
    partners: XChaCha20Poly1305,
    index: Secret,
}

impl Vault {
    /// Makes fresh data keys and wraps them with `master` for the database.
    ///
    /// # Errors
    /// `Broken` if the cipher refuses.
    pub fn create(master: &Secret, random: &dyn Random) -> Outcome<(Self, String)> {
        let mut keys = [0; 96];
        random.fill(&mut keys);
        let wrapped = seal_with(&cipher(master), random, b"data keys", &keys)?;
        Ok((Self::from_keys(&keys), STANDARD.encode(wrapped)))
    }

    /// Unwraps the data keys.
    ///
    /// # Errors
    /// `Refused("wrong-master-key")` if they were wrapped with another master key.
    pub fn open(master: &Secret, wrapped: &str) -> Outcome<Self> {
        let wrong = || Error::Refused("wrong-master-key");
        let sealed = STANDARD.decode(wrapped).map_err(|_| wrong())?;
        let keys = open_with(&cipher(master), b"data keys", &sealed).ok_or_else(wrong)?;
        let keys: [u8; 96] = keys.try_into().map_err(|_| wrong())?;
        Ok(Self::from_keys(&keys))
    }

    fn from_keys(keys: &[u8; 96]) -> Self {
        let part = |n: usize| -> Secret { std::array::from_fn(|i| keys[n * 32 + i]) };
        Self { participants: cipher(&part(0)), partners: cipher(&part(1)), index: part(2) }
    }

    /// Seals a text for its place.
    ///
    /// # Errors
    /// `Broken` if the cipher refuses.
    pub fn seal(&self, random: &dyn Random, side: Side, place: Place, text: &str) -> Outcome<Vec<u8>> {
        self.seal_bytes(random, side, place, text.as_bytes())
    }

    /// Seals a file's content for its place.
    ///
    /// # Errors
    /// `Broken` if the cipher refuses.
    pub fn seal_bytes(&self, random: &dyn Random, side: Side, place: Place, bytes: &[u8]) -> Outcome<Vec<u8>> {
        seal_with(self.cipher(side), random, &place.bytes(), bytes)
    }

    /// Opens a sealed file's content.
    ///
    /// # Errors
    /// `Broken` if it was altered or stands in another place.
    pub fn open_bytes(&self, side: Side, place: Place, sealed: &[u8]) -> Outcome<Vec<u8>> {
        let broken = || Error::Broken(format!("{} of {} does not open", place.column, place.row));
        open_with(self.cipher(side), &place.bytes(), sealed).ok_or_else(broken)
    }

    /// Opens a sealed text.
    ///
    /// # Errors
    /// `Broken` if it was altered or stands in another place.
    pub fn open_text(&self, side: Side, place: Place, sealed: &[u8]) -> Outcome<String> {
        let bytes = self.open_bytes(side, place, sealed)?;
        String::from_utf8(bytes).map_err(|_| Error::Broken(format!("{} of {} is no text", place.column, place.row)))
    }

    /// A keyed hash by which a value can be found but not read. `purpose` keeps equal values apart.
    pub fn index(&self, purpose: &str, value: &str) -> Vec<u8> {
        let mut mac = keyed(&self.index);
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(value.as_bytes());
        mac.finalize().into_bytes()[..16].to_vec()
    }

    const fn cipher(&self, side: Side) -> &XChaCha20Poly1305 {
        match side {
            Side::Participants => &self.participants,
            Side::Partners => &self.partners,
        }
    }
}

impl Place {
    /// A field that belongs to two rows, such as a person's on a session's register.
    pub const fn of_two(column: &'static str, one: Uuid, other: Uuid, office: Uuid) -> Self {
        Self { column, row: Uuid::from_u128(one.as_u128() ^ other.as_u128()), office }
    }

    fn bytes(&self) -> Vec<u8> {
        [self.column.as_bytes(), &[0], self.row.as_bytes(), self.office.as_bytes(), &[VERSION]].concat()
    }
}

fn cipher(key: &Secret) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(*key))
}

fn keyed(key: &Secret) -> Hmac<Sha256> {
    // HMAC pads a short key with zeros to its block; doing it here leaves nothing that could fail.
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    <Hmac<Sha256> as KeyInit>::new(&block.into())
}

fn seal_with(cipher: &XChaCha20Poly1305, random: &dyn Random, aad: &[u8], plain: &[u8]) -> Outcome<Vec<u8>> {
    let mut nonce = [0; NONCE];
    random.fill(&mut nonce);
    let sealed = cipher
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad })
        .map_err(|_| Error::Broken("a field could not be sealed".to_owned()))?;
    Ok([&[VERSION], nonce.as_slice(), &sealed].concat())
}

fn open_with(cipher: &XChaCha20Poly1305, aad: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (version, rest) = sealed.split_first()?;
    if *version != VERSION {
        return None;
    }
    let (nonce, msg) = rest.split_first_chunk::<NONCE>()?;
    cipher.decrypt(&XNonce::from(*nonce), Payload { msg, aad }).ok()
}
