//! Programme versions, parsed once and kept: a version never changes (rule A1).

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use domain::ids::ProgrammeId;
use domain::programme::{Source, Template};
use serde::{Deserialize, Serialize};

use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{ProgrammeRecord, Store};

/// The parsed versions.
#[derive(Clone, Default)]
pub struct Programmes {
    parsed: Arc<RwLock<HashMap<ProgrammeId, Arc<Template>>>>,
}

/// A version's four source texts, as they are stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sources {
    /// Stages, modules, sessions and thresholds.
    pub structure: String,
    /// Texts in Kazakh.
    pub kk: String,
    /// Texts in Russian.
    pub ru: String,
    /// Texts in English.
    pub en: String,
}

impl Programmes {
    /// A version, parsed at its first use.
    ///
    /// # Errors
    /// `NotFound` if there is no such version; `Broken` if its texts no longer parse.
    pub async fn template(&self, store: &dyn Store, id: ProgrammeId) -> Outcome<Arc<Template>> {
        if let Some(template) = self.parsed.read().ok().and_then(|parsed| parsed.get(&id).cloned()) {
            return Ok(template);
        }
        let record = store.programme(id).await?.ok_or(Error::NotFound)?;
        let template = Arc::new(parse(&record)?);
        if let Ok(mut parsed) = self.parsed.write() {
            parsed.insert(id, Arc::clone(&template));
        }
        Ok(template)
    }
}

fn parse(record: &ProgrammeRecord) -> Outcome<Template> {
    let sources: Sources = serde_json::from_str(&record.source).map_err(|why| Error::Broken(why.to_string()))?;
    let source = |file, text| Source { file, text };
    Template::parse(
        source("structure.toml", &sources.structure),
        [source("kk.toml", &sources.kk), source("ru.toml", &sources.ru), source("en.toml", &sources.en)],
    )
    .map_err(|why| Error::Broken(why.to_string()))
}

impl Services {
    /// The versions of the installation, oldest first.
    ///
    /// # Errors
    /// `NotFound` unless the actor plans sessions or manages the office.
    pub async fn programme_versions(&self, actor: &Actor) -> Outcome<Vec<(ProgrammeId, Arc<Template>)>> {
        actor.may(Permission::SeeCalendar).or_else(|_| actor.may(Permission::ManageOffice))?;
        let mut versions = Vec::new();
        for record in self.store.programmes().await? {
            versions.push((record.id, self.programmes.template(&*self.store, record.id).await?));
        }
        Ok(versions)
    }

    /// Brings the programme that this binary ships into the installation, unless that version is there.
    ///
    /// # Errors
    /// From the store.
    pub async fn install_shipped_programme(&self) -> Outcome<()> {
        let template = Template::shipped().map_err(|why| Error::Broken(why.to_string()))?;
        let shipped = domain::programme::shipped_sources();
        let sources = Sources {
            structure: shipped[0].text.to_owned(),
            kk: shipped[1].text.to_owned(),
            ru: shipped[2].text.to_owned(),
            en: shipped[3].text.to_owned(),
        };
        let record = ProgrammeRecord {
            id: self.random.id().into(),
            code: template.code.clone(),
            version: i64::from(template.version),
            source: serde_json::to_string(&sources).map_err(|why| Error::Broken(why.to_string()))?,
            created_at: self.now(),
        };
        let entry = self.entry(&Actor::Anonymous, "programme.install", record.id);
        Ok(self.store.add_programme(&record, &entry).await?)
    }

    /// The newest version: new enrolments and groups start with it (rule A1).
    pub(crate) async fn newest_programme(&self) -> Outcome<ProgrammeId> {
        let versions = self.store.programmes().await?;
        versions.iter().max_by_key(|record| record.version).map(|record| record.id).ok_or(Error::NotFound)
    }
}
