//! Versions that an office writes itself: begun as a copy, published once they fit together, or thrown away.

use domain::ids::{OfficeId, ProgrammeId};
use domain::language::Language;
use domain::programme::{
    Comparison, Files, PerLanguage, SessionPlan, StructureFile, Template, TemplateError, TitlesFile, renamed,
    session_of,
};

use super::{change, files, is_usable, rows};
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::ProgrammeRecord;

/// A version that is still being written, for its list.
#[derive(Debug, Clone)]
pub struct DraftLine {
    /// Key.
    pub id: ProgrammeId,
    /// Its number among the office's own.
    pub version: i64,
    /// Since when, unix seconds.
    pub created_at: i64,
}

/// A version that is still being written.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Key.
    pub id: ProgrammeId,
    /// The version that it began as a copy of.
    pub base: Option<ProgrammeId>,
    /// Stages, modules and thresholds.
    pub structure: StructureFile,
    /// Titles.
    pub titles: PerLanguage<TitlesFile>,
    /// Its sessions, in their order.
    pub sessions: Vec<SessionPlan>,
    /// What keeps it from being published.
    pub problems: Vec<TemplateError>,
    /// Says which thresholds were loaded.
    pub settings_loaded: String,
    /// Says which titles were loaded.
    pub titles_loaded: String,
}

/// What an office's version says otherwise than the one that it was copied from.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The number of the version.
    pub version: u32,
    /// The number of the other one.
    pub base: u32,
    /// Whether it can still be changed.
    pub is_draft: bool,
    /// The differences.
    pub comparison: Comparison,
    /// The later version's titles of stages and modules.
    pub titles: PerLanguage<TitlesFile>,
}

impl Services {
    /// The versions that the actor's office is writing, oldest first.
    ///
    /// # Errors
    /// `NotFound` unless the actor writes the office's programme.
    pub async fn drafts(&self, actor: &Actor) -> Outcome<Vec<DraftLine>> {
        let staff = actor.may(Permission::WriteProgramme)?;
        let all = self.store.programmes().await?;
        let drafts = all.iter().filter(|record| is_draft(record, staff.office));
        let line = |record: &ProgrammeRecord| DraftLine {
            id: record.id,
            version: record.version,
            created_at: record.created_at,
        };
        Ok(drafts.map(line).collect())
    }

    /// Begins a version of the office's own as a copy of one that it can use.
    ///
    /// # Errors
    /// `NotFound` unless the actor writes the office's programme and the office can use the version; `Refused` with
    /// `changed-meanwhile` if another copy was made at the same moment.
    pub async fn copy_programme(&self, actor: &Actor, from: ProgrammeId) -> Outcome<ProgrammeId> {
        let staff = actor.may(Permission::WriteProgramme)?;
        let all = self.store.programmes().await?;
        let base =
            all.iter().find(|record| record.id == from && is_usable(record, staff.office)).ok_or(Error::NotFound)?;
        let copied = files(&*self.store, from).await?;
        let code = format!("{}@{}", StructureFile::read(&copied)?.code, staff.office);
        let known = all.iter().filter(|record| record.code == code || record.id == base.id);
        let version = known.map(|record| record.version).max().unwrap_or_default() + 1;
        let copied = renamed(copied, u32::try_from(version).map_err(|_| Error::corrupt("programme.version"))?)?;
        let record = ProgrammeRecord {
            id: self.random.id().into(),
            code,
            version,
            office_id: Some(staff.office.0),
            copied_from: Some(from.0),
            created_at: self.now(),
            published_at: None,
        };
        let entry = self.entry(actor, "programme.copy", record.id);
        self.store.add_programme(&record, &rows(copied), &entry).await?;
        // A copy of the same number that came first is left as it is.
        self.store.programme(record.id).await?.ok_or(Error::Refused("changed-meanwhile"))?;
        Ok(record.id)
    }

    /// A version that is still being written, with what keeps it from being published.
    ///
    /// # Errors
    /// `NotFound` unless the actor writes the office's programme and this is a draft of that office.
    pub async fn draft(&self, actor: &Actor, id: ProgrammeId) -> Outcome<Draft> {
        let (record, files) = self.own_draft(actor, id).await?;
        let base = self.base(&record).await?;
        let structure = StructureFile::read(&files)?;
        let mut sessions = sessions(&files);
        let place = |plan: &SessionPlan| structure.stage.iter().position(|stage| stage.key == plan.stage.code());
        sessions.sort_by_key(|plan| (place(plan), plan.number));
        Ok(Draft {
            id,
            base: record.copied_from.map(ProgrammeId),
            titles: titles(&files)?,
            sessions,
            problems: Template::problems(&files, base.as_deref()),
            settings_loaded: change::loaded(&files, change::is_structure),
            titles_loaded: change::loaded(&files, change::is_titles),
            structure,
        })
    }

    /// What a version of the office says otherwise than the one that it was copied from.
    ///
    /// # Errors
    /// `NotFound` unless the actor writes the office's programme and this is a version of that office.
    pub async fn compare_programme(&self, actor: &Actor, id: ProgrammeId) -> Outcome<Compared> {
        let staff = actor.may(Permission::WriteProgramme)?;
        let record = self.store.programme(id).await?.filter(|record| record.office_id == Some(staff.office.0));
        let record = record.ok_or(Error::NotFound)?;
        let base = record.copied_from.map(ProgrammeId).ok_or(Error::NotFound)?;
        let (before, after) = (files(&*self.store, base).await?, files(&*self.store, id).await?);
        Ok(Compared {
            version: StructureFile::read(&after)?.version,
            base: StructureFile::read(&before)?.version,
            is_draft: record.published_at.is_none(),
            comparison: Comparison::of(&before, &after)?,
            titles: titles(&after)?,
        })
    }

    /// Publishes a version: new enrolments and groups start with it from now on, and it is never changed again (rule
    /// A1).
    ///
    /// # Errors
    /// As [`Services::draft`]; `Unfit` if it does not fit together, or lost what was mandatory (rule A5).
    pub async fn publish_draft(&self, actor: &Actor, id: ProgrammeId) -> Outcome<()> {
        let staff = actor.may(Permission::WriteProgramme)?;
        let (record, files) = self.own_draft(actor, id).await?;
        let base = self.base(&record).await?;
        if let Some(why) = Template::problems(&files, base.as_deref()).into_iter().next() {
            return Err(Error::unfit("publish", why));
        }
        let entry = self.entry(actor, "programme.publish", id);
        Ok(self.store.publish_programme(id, staff.office, &rows(files), self.now(), &entry).await?)
    }

    /// Throws a version away that was not published.
    ///
    /// # Errors
    /// As [`Services::draft`].
    pub async fn discard_draft(&self, actor: &Actor, id: ProgrammeId) -> Outcome<()> {
        let staff = actor.may(Permission::WriteProgramme)?;
        self.own_draft(actor, id).await?;
        let entry = self.entry(actor, "programme.discard", id);
        Ok(self.store.discard_programme(id, staff.office, &entry).await?)
    }

    /// A draft of the actor's office with its files.
    pub(super) async fn own_draft(&self, actor: &Actor, id: ProgrammeId) -> Outcome<(ProgrammeRecord, Files)> {
        let staff = actor.may(Permission::WriteProgramme)?;
        let record = self.store.programme(id).await?.filter(|record| is_draft(record, staff.office));
        let record = record.ok_or(Error::NotFound)?;
        Ok((record, files(&*self.store, id).await?))
    }

    /// The version that it was copied from.
    async fn base(&self, record: &ProgrammeRecord) -> Outcome<Option<std::sync::Arc<Template>>> {
        match record.copied_from {
            Some(base) => Ok(Some(self.programmes.template(&*self.store, base.into()).await?)),
            None => Ok(None),
        }
    }
}

/// Whether a version is the office's and still being written.
fn is_draft(record: &ProgrammeRecord, office: OfficeId) -> bool {
    record.published_at.is_none() && record.office_id == Some(office.0)
}

/// The sessions that can be read; what is wrong with the others is among the problems.
fn sessions(files: &Files) -> Vec<SessionPlan> {
    let mut keys: Vec<&str> = files.keys().filter_map(|path| session_of(path)).collect();
    keys.dedup();
    keys.into_iter().filter_map(|key| SessionPlan::parse_alone(key, files).ok()).collect()
}

pub(super) fn titles(files: &Files) -> Result<PerLanguage<TitlesFile>, TemplateError> {
    let read = |language| TitlesFile::read(language, files);
    Ok(PerLanguage { kk: read(Language::Kazakh)?, ru: read(Language::Russian)?, en: read(Language::English)? })
}
