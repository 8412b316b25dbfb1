//! Places, clashes and decisions in words.

use domain::ids::{RoomId, StaffId};
use domain::plan::Clash;
use service::rescheduling::{Decision, Looked, MoveLook, Spot};

use crate::ui::session::hours;
use crate::web::Cx;

/// "Mon 02.03, 18:00–20:00 · room 1 · Akhmetov E."
pub(super) fn spot_words(cx: &Cx, look: &MoveLook, session: &Looked, spot: &Spot) -> String {
    let dates = cx.dates();
    let trainers: Vec<String> = spot.trainers.iter().map(|id| trainer(look, *id)).collect();
    let when = format!("{}, {}", dates.short(spot.start.date()), hours(&dates, spot.start, session.minutes));
    format!("{when} · {} · {}", room(cx, look, spot.room), trainers.join(", "))
}

/// A decision, as a button says it.
pub(super) fn decision_words(cx: &Cx, look: &MoveLook, decision: Decision) -> String {
    let texts = cx.texts();
    match decision {
        Decision::Keep => texts.get("move-keep"),
        Decision::Cancel => texts.get("move-cancel"),
        Decision::Move(start) => {
            let dates = cx.dates();
            let at = format!("{}, {}", dates.short(start.date()), dates.time(start));
            texts.with("repair-later", &[("time", at.into())])
        }
        Decision::Room(id) => texts.with("repair-room", &[("room", room(cx, look, id).into())]),
        Decision::Trainer(leaves, comes) => {
            let names = [("name", trainer(look, comes).into()), ("other", trainer(look, leaves).into())];
            texts.with("repair-trainer", &names)
        }
    }
}

/// Why a session cannot be held there and then; participants in one line.
pub(super) fn clashes(cx: &Cx, look: &MoveLook, session: &Looked, spot: &Spot) -> Vec<String> {
    let name = |clash: &Clash| match clash {
        Clash::PersonBusy(id) => look.people.get(id).cloned(),
        _ => None,
    };
    let names: Vec<String> = session.clashes.iter().filter_map(name).collect();
    let people = cx.texts().with("clash-people", &[("names", names.join(", ").into())]);
    let others = session.clashes.iter().filter_map(|clash| one_clash(cx, look, session, spot, *clash));
    others.chain((!names.is_empty()).then_some(people)).collect()
}

fn one_clash(cx: &Cx, look: &MoveLook, session: &Looked, spot: &Spot, clash: Clash) -> Option<String> {
    let texts = cx.texts();
    let named = |key: &str, id| texts.with(key, &[("name", trainer(look, id).into())]);
    Some(match clash {
        Clash::TrainerBusy(id) => named("clash-trainer", id),
        Clash::TrainerOff(id) => named("clash-trainer-off", id),
        Clash::DailyLimit(id) => named("clash-daily-limit", id),
        Clash::RoomBusy => texts.with("clash-room", &[("room", room(cx, look, spot.room).into())]),
        Clash::RoomClosed => texts.with("clash-room-closed", &[("room", room(cx, look, spot.room).into())]),
        Clash::RoomTooSmall => {
            let args = [("room", room(cx, look, spot.room).into()), ("count", session.people.into())];
            texts.with("clash-room-small", &args)
        }
        Clash::Holiday => {
            let name = look.holidays.name(spot.start.date(), cx.language).unwrap_or_default();
            texts.with("clash-holiday", &[("name", name.to_owned().into())])
        }
        Clash::Night => texts.get("clash-night"),
        Clash::Past => texts.get("clash-past"),
        Clash::NotAvailable => texts.get("clash-not-available"),
        Clash::LoneWork => texts.get("clash-lone-work"),
        Clash::LastOfDay => texts.get("clash-last-of-day"),
        Clash::PersonBusy(_) => return None,
    })
}

pub(super) fn trainer(look: &MoveLook, id: StaffId) -> String {
    look.staff.get(&id).cloned().unwrap_or_default()
}

fn room(cx: &Cx, look: &MoveLook, id: RoomId) -> String {
    cx.texts().room(look.rooms.get(&id).map(String::as_str).unwrap_or_default())
}
