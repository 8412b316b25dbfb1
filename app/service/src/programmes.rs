//! Versions of the programme, parsed once and kept: what is published never changes (rule A1).

mod change;
mod drafts;
mod moving;
mod session;

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, RwLock};

use domain::ids::{OfficeId, ProgrammeId};
use domain::programme::{Files, Template, shipped_files};

use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{FileChange, FileRecord, ProgrammeRecord, Store};

pub use change::SettingsForm;
pub use drafts::{Compared, Draft, DraftLine};
pub use moving::{GroupMove, Moving, PersonMove};
pub use session::{DraftSession, SessionForm, StepForm};

/// The published versions that were read, parsed.
#[derive(Clone, Default)]
pub struct Programmes {
    parsed: Arc<RwLock<HashMap<ProgrammeId, Arc<Template>>>>,
}

/// A version of the programme, for its list.
#[derive(Debug, Clone)]
pub struct Version {
    /// Key.
    pub id: ProgrammeId,
    /// The version itself.
    pub template: Arc<Template>,
    /// Whether an office wrote it; else it was shipped.
    pub is_own: bool,
    /// When it came into this installation, unix seconds.
    pub created_at: i64,
    /// Whether new enrolments and groups of the office start with it.
    pub is_current: bool,
}

impl Programmes {
    /// A published version, parsed at its first use.
    ///
    /// # Errors
    /// `NotFound` if there is no such version, or it is not published; `Broken` if its files no longer parse.
    pub async fn template(&self, store: &dyn Store, id: ProgrammeId) -> Outcome<Arc<Template>> {
        if let Some(template) = self.parsed.read().ok().and_then(|parsed| parsed.get(&id).cloned()) {
            return Ok(template);
        }
        let record = store.programme(id).await?.ok_or(Error::NotFound)?;
        if record.published_at.is_none() {
            return Err(Error::NotFound);
        }
        let files = files(store, id).await?;
        let template = Arc::new(Template::parse(&files).map_err(|why| Error::Broken(why.to_string()))?);
        if let Ok(mut parsed) = self.parsed.write() {
            parsed.insert(id, Arc::clone(&template));
        }
        Ok(template)
    }
}

/// The files of a version, published or not.
pub(crate) async fn files(store: &dyn Store, id: ProgrammeId) -> Outcome<Files> {
    let files = store.programme_files(id).await?;
    Ok(files.into_iter().map(|file| (file.path, file.body)).collect())
}

/// The same as rows.
pub(crate) fn rows(files: Files) -> Vec<FileRecord> {
    files.into_iter().map(|(path, body)| FileRecord { path, body }).collect()
}

/// What becomes of files, for the store.
pub(crate) fn differences(before: &Files, after: &Files) -> Vec<FileChange> {
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let change = |path: &String| FileChange {
        path: path.clone(),
        before: before.get(path).cloned(),
        after: after.get(path).cloned(),
    };
    paths.into_iter().map(change).filter(|change| change.before != change.after).collect()
}

/// Whether an office can use a version: it was shipped, or the office wrote and published it.
fn is_usable(record: &ProgrammeRecord, office: OfficeId) -> bool {
    record.published_at.is_some() && record.office_id.is_none_or(|of| of == office.0)
}

impl Services {
    /// The published versions that the actor's office can use, oldest first.
    ///
    /// # Errors
    /// `SignInRequired`; `NotFound` for participants.
    pub async fn programme_versions(&self, actor: &Actor) -> Outcome<Vec<Version>> {
        let staff = actor.may(Permission::ReadManual)?;
        let current = self.newest_programme(staff.office).await.ok();
        let mut versions = Vec::new();
        for record in self.store.programmes().await?.iter().filter(|record| is_usable(record, staff.office)) {
            versions.push(Version {
                id: record.id,
                template: self.programmes.template(&*self.store, record.id).await?,
                is_own: record.office_id.is_some(),
                created_at: record.created_at,
                is_current: current == Some(record.id),
            });
        }
        Ok(versions)
    }

    /// Brings the programme that this binary ships into the installation, unless that version is there.
    ///
    /// # Errors
    /// From the store; `Broken` if what is shipped does not parse.
    pub async fn install_shipped_programme(&self) -> Outcome<()> {
        let files = shipped_files();
        let template = Template::parse(&files).map_err(|why| Error::Broken(why.to_string()))?;
        let record = ProgrammeRecord {
            id: self.random.id().into(),
            code: template.code.clone(),
            version: i64::from(template.version),
            office_id: None,
            copied_from: None,
            created_at: self.now(),
            published_at: Some(self.now()),
        };
        let entry = self.entry(&Actor::Anonymous, "programme.install", record.id);
        Ok(self.store.add_programme(&record, &rows(files), &entry).await?)
    }

    /// The version that new enrolments and groups of an office start with (rule A1): the one that it published last, else
    /// the newest that was shipped.
    pub(crate) async fn newest_programme(&self, office: OfficeId) -> Outcome<ProgrammeId> {
        let versions = self.store.programmes().await?;
        let usable = versions.iter().filter(|record| is_usable(record, office));
        let newest = usable.max_by_key(|record| (record.office_id.is_some(), record.published_at, record.version));
        newest.map(|record| record.id).ok_or(Error::NotFound)
    }
}
