//! What an XLSX file is packed in. It is measured before anything of it is parsed, so that a few kilobytes cannot fill
//! the memory.

use std::io::{self, Cursor, Read};

use service::error::Outcome;
use zip::ZipArchive;

use crate::refused;

const MOST_ENTRIES: usize = 200;
/// All entries together, unpacked, in bytes.
const LARGEST_UNPACKED: u64 = 50 * 1024 * 1024;
/// How many times larger than packed an entry may be.
const WIDEST_RATIO: u64 = 200;
/// Below this a ratio says nothing, in bytes.
const SMALL: u64 = 64 * 1024;
/// What every workbook of the format has in it.
const WORKBOOK: &str = "xl/workbook.xml";

/// Whether these are the first bytes of a zip archive.
pub(crate) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Measures an archive: first what its directory declares, then what really comes out.
///
/// # Errors
/// `file-broken` if it does not unpack, `file-large` if it unpacks to too much, `file-kind` if it is no workbook.
pub(crate) fn measure(bytes: &[u8]) -> Outcome<()> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| refused("file-broken"))?;
    if archive.len() > MOST_ENTRIES {
        return Err(refused("file-large"));
    }
    check_declared(&mut archive)?;
    check_unpacked(&mut archive)
}

fn check_declared(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Outcome<()> {
    let (mut sum, mut is_workbook) = (0_u64, false);
    for n in 0..archive.len() {
        let entry = archive.by_index_raw(n).map_err(|_| refused("file-broken"))?;
        sum = sum.saturating_add(entry.size());
        if sum > LARGEST_UNPACKED || is_too_dense(entry.size(), entry.compressed_size()) {
            return Err(refused("file-large"));
        }
        is_workbook |= entry.name().is_ok_and(|name| name.eq_ignore_ascii_case(WORKBOOK));
    }
    if is_workbook { Ok(()) } else { Err(refused("file-kind")) }
}

/// The directory is the sender's word. Unpacking into nothing shows whether it is kept.
fn check_unpacked(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Outcome<()> {
    let mut left = LARGEST_UNPACKED;
    for n in 0..archive.len() {
        let entry = archive.by_index(n).map_err(|_| refused("file-broken"))?;
        let packed = entry.compressed_size();
        let unpacked = io::copy(&mut entry.take(left + 1), &mut io::sink()).map_err(|_| refused("file-broken"))?;
        if unpacked > left || is_too_dense(unpacked, packed) {
            return Err(refused("file-large"));
        }
        left -= unpacked;
    }
    Ok(())
}

const fn is_too_dense(unpacked: u64, packed: u64) -> bool {
    unpacked > SMALL && unpacked > packed.saturating_mul(WIDEST_RATIO)
}
