//! Those whom a plan binds, as tables of a question: each part of it reads them, and none says again who they are.

use domain::ids::OfficeId;
use service::ports::Whom;
use sqlx::QueryBuilder;
use uuid::Uuid;

use crate::dialect::Engine;

/// The tables `bound_trainer`, `bound_room` and `bound_person`, each with a column `id`, for a `with`.
pub(super) fn push(query: &mut QueryBuilder<Engine>, office: OfficeId, whom: Whom<'_>) {
    query.push("bound_trainer (id) as materialized (");
    push_ids(query, "staff", office, whom.trainers.map(|ids| ids.iter().map(|id| id.0)));
    query.push("), bound_room (id) as materialized (");
    push_ids(query, "room", office, whom.rooms.map(|ids| ids.iter().map(|id| id.0)));
    query.push("), bound_person (id) as materialized (");
    push_ids(query, "person", office, Some(whom.people.iter().map(|id| id.0)));
    query.push(")");
}

/// These, or all of the office.
fn push_ids(
    query: &mut QueryBuilder<Engine>,
    table: &'static str,
    office: OfficeId,
    ids: Option<impl ExactSizeIterator<Item = Uuid>>,
) {
    match ids {
        None => {
            query.push("select id from ").push(table).push(" where office_id = ").push_bind(office.0);
        }
        Some(ids) if ids.len() == 0 => {
            query.push("select id from ").push(table).push(" where 1 = 0");
        }
        Some(ids) => {
            query.push_values(ids, |mut row, id| {
                row.push_bind(id);
            });
        }
    }
}

/// Rows of these.
pub(super) fn among(query: &mut QueryBuilder<Engine>, column: &'static str, ids: impl ExactSizeIterator<Item = Uuid>) {
    if ids.len() == 0 {
        query.push("1 = 0");
        return;
    }
    query.push(column).push(" in (");
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(id);
    }
    query.push(")");
}
