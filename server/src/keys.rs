//! The master key, which opens the data keys in the database: in a file beside the data, or from the environment.

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use service::ports::{Random, Store};
use service::vault::{Secret, Vault};

use crate::Stop;

/// Where the wrapped data keys stand in the database.
const DATA_KEYS: &str = "data-keys";
/// RFC 4648, base 32.
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Where the master key comes from.
#[derive(Clone, PartialEq, Eq)]
pub enum MasterKey {
    /// A file, which is made at the first start.
    File(PathBuf),
    /// The environment.
    Given(Secret),
}

impl MasterKey {
    /// Reads a key as the recovery sheet shows it.
    ///
    /// # Errors
    /// If it is not one.
    pub fn given(text: &str) -> Result<Self, Stop> {
        let unusable =
            || Stop::new("BETBURYS_MASTER_KEY is not a key of 52 letters and digits: copy it from the recovery sheet.");
        parse(text).map(Self::Given).ok_or_else(unusable)
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => f.debug_tuple("File").field(path).finish(),
            Self::Given(_) => f.write_str("Given(…)"),
        }
    }
}

/// Opens the data keys of a database; makes them, and the master key's file, if the database has none yet.
///
/// # Errors
/// One sentence if the master key is missing or another one.
pub(crate) async fn open(store: &dyn Store, master: &MasterKey, random: &dyn Random) -> Result<Vault, Stop> {
    if let Some(wrapped) = store.meta(DATA_KEYS).await? {
        let key = existing(master)?.ok_or_else(|| missing(master))?;
        return Vault::open(&key, &wrapped).map_err(|_| wrong(master));
    }
    let key = match existing(master)? {
        Some(key) => key,
        None => make(master, random)?,
    };
    let (_, wrapped) = Vault::create(&key, random)?;
    store.set_meta(DATA_KEYS, &wrapped).await?;
    // Another server may have been quicker: what stands in the database counts.
    let wrapped = store.meta(DATA_KEYS).await?.unwrap_or(wrapped);
    Vault::open(&key, &wrapped).map_err(|_| wrong(master))
}

/// The key, if there is one.
pub(crate) fn existing(master: &MasterKey) -> Result<Option<Secret>, Stop> {
    let path = match master {
        MasterKey::Given(key) => return Ok(Some(*key)),
        MasterKey::File(path) => path,
    };
    match fs::read_to_string(path) {
        Ok(text) => parse(&text).map(Some).ok_or_else(|| {
            Stop::new(format!(
                "The file {} is not a master key: put the right one back, or type it in from the recovery sheet.",
                path.display()
            ))
        }),
        Err(why) if why.kind() == ErrorKind::NotFound => Ok(None),
        Err(why) => Err(Stop::new(format!("The master key {} cannot be read: {why}.", path.display()))),
    }
}

fn make(master: &MasterKey, random: &dyn Random) -> Result<Secret, Stop> {
    let mut key = [0; 32];
    random.fill(&mut key);
    if let MasterKey::File(path) = master {
        write_private(path, &format!("{}\n", text(&key)))
            .map_err(|why| Stop::new(format!("The master key {} cannot be written: {why}.", path.display())))?;
    }
    Ok(key)
}

/// Writes a new file that only its owner can read, and waits until it is on the disk.
pub(crate) fn write_private(path: &Path, content: &str) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    std::io::Write::write_all(&mut file, content.as_bytes())?;
    file.sync_all()?;
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .map_or(Ok(()), |folder| fs::File::open(folder)?.sync_all())
}

fn missing(master: &MasterKey) -> Stop {
    Stop::new(format!(
        "The master key {} is missing, and without it the data cannot be read: put the file back, or type the key in from the recovery sheet.",
        place(master)
    ))
}

fn wrong(master: &MasterKey) -> Stop {
    Stop::new(format!(
        "The master key {} is not the one that this database was made with: put the right one back, or type it in from the recovery sheet.",
        place(master)
    ))
}

fn place(master: &MasterKey) -> String {
    match master {
        MasterKey::File(path) => path.display().to_string(),
        MasterKey::Given(_) => "in BETBURYS_MASTER_KEY".to_owned(),
    }
}

/// Bytes as letters and digits in groups of four, for paper.
pub(crate) fn text(bytes: &[u8]) -> String {
    let bits =
        bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| usize::from((byte >> bit) & 1))).collect::<Vec<_>>();
    let letters: Vec<char> =
        bits.chunks(5).map(|chunk| char::from(LETTERS[number(chunk) << (5 - chunk.len())])).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Reads a key as a person types it: any groups, any case, and the digits that look like letters.
fn parse(text: &str) -> Option<Secret> {
    let mut bits = Vec::new();
    for typed in text.bytes().filter(u8::is_ascii_alphanumeric) {
        let letter = match typed.to_ascii_uppercase() {
            b'0' => b'O',
            b'1' => b'I',
            b'8' => b'B',
            other => other,
        };
        let value = LETTERS.iter().position(|known| *known == letter)?;
        bits.extend((0..5).rev().map(|bit| (value >> bit) & 1));
    }
    let is_whole = bits.len() == 260 && bits[256..].iter().all(|bit| *bit == 0);
    is_whole.then(|| std::array::from_fn(|n| u8::try_from(number(&bits[n * 8..n * 8 + 8])).unwrap_or_default()))
}

fn number(bits: &[usize]) -> usize {
    bits.iter().fold(0, |number, bit| (number << 1) | bit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some_key() -> Secret {
        std::array::from_fn(|n| u8::try_from(n * 37 % 251).unwrap())
    }

    #[test]
    fn a_key_on_paper_is_the_same_key() {
        let paper = text(&some_key());
        assert_eq!(paper.len(), 52 + 12);
        assert_eq!(parse(&paper), Some(some_key()));
        assert_eq!(parse(&paper.to_lowercase().replace('-', " ").replace('o', "0")), Some(some_key()));
    }

    #[test]
    fn what_is_not_a_key_is_refused() {
        assert_eq!(parse(""), None);
        assert_eq!(parse(&text(&[7; 31])), None);
        assert_eq!(parse(&format!("{}A", text(&[7; 32]))), None);
        assert!(!format!("{:?}", MasterKey::Given(some_key())).contains("37"));
    }
}
