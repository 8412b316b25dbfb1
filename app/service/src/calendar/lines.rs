use std::collections::BTreeMap;

use domain::ids::{OccurrenceId, OfficeId, RoomId};
use jiff::civil::DateTime;

use super::Kind;
use crate::Services;
use crate::error::{Error, Outcome};
use crate::ports::HistoryRecord;
use crate::time;

/// One session in a person's list.
#[derive(Debug, Clone)]
pub struct SessionLine {
    /// Which session.
    pub id: OccurrenceId,
    /// On the venue's clock.
    pub start: DateTime,
    /// Planned length.
    pub minutes: i64,
    /// Which session of the programme.
    pub session_key: String,
    /// What kind.
    pub kind: Kind,
    /// The room's name.
    pub room: String,
    /// False: cancelled.
    pub live: bool,
    /// What the register says.
    pub mark: Option<domain::attendance::Mark>,
    /// He announced that he cannot come.
    pub is_announced: bool,
}

impl Services {
    /// A person's sessions that are over or in which he is marked already, and those that are still to come for him.
    pub(crate) async fn split_sessions(
        &self,
        sessions: &[HistoryRecord],
        office: OfficeId,
    ) -> Outcome<(Vec<SessionLine>, Vec<SessionLine>)> {
        let rooms = self.room_names(office).await?;
        let mut split = (Vec::new(), Vec::new());
        for session in sessions {
            let line = session_line(session, &rooms)?;
            let was = session.ends_at <= self.now() || line.mark.is_some();
            if was { split.0.push(line) } else { split.1.push(line) }
        }
        Ok(split)
    }
}

fn session_line(session: &HistoryRecord, rooms: &BTreeMap<RoomId, String>) -> Outcome<SessionLine> {
    Ok(SessionLine {
        id: session.occurrence_id,
        start: time::civil(&session.civil_start)?,
        minutes: session.minutes,
        session_key: session.session_key.clone(),
        kind: Kind::parse(&session.kind).ok_or_else(|| Error::corrupt("occurrence.kind"))?,
        room: rooms.get(&session.room_id.into()).cloned().unwrap_or_default(),
        live: session.live,
        mark: crate::enrolments::mark_of(session.mark.as_deref(), session.late_minutes)?,
        is_announced: session.announced_at.is_some(),
    })
}
