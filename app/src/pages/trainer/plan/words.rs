//! Clashes and repairs in words.

use domain::ids::{RoomId, StaffId};
use domain::plan::Clash;
use jiff::civil::Date;
use service::planning::{Change, Choices, LookedAt};

use super::Plan;
use crate::web::Cx;

/// A repair, as a button says it.
pub(super) fn repair_words(cx: &Cx, choices: &Choices, change: Change) -> String {
    let texts = cx.texts();
    match change {
        Change::Skip => texts.get("repair-skip"),
        Change::Shift => texts.get("repair-shift"),
        Change::Move(start) => texts.with("repair-later", &[("time", cx.dates().time(start).into())]),
        Change::Room(id) => texts.with("repair-room", &[("room", room(choices, id).into())]),
        Change::Trainer(leaves, comes) => {
            let names = [("name", trainer(choices, comes).into()), ("other", trainer(choices, leaves).into())];
            texts.with("repair-trainer", &names)
        }
    }
}

/// Why a date does not work, and who or what is in the way; participants in one line.
pub(super) fn clashes(cx: &Cx, choices: &Choices, plan: &Plan, date: &LookedAt) -> Vec<String> {
    let found = &date.checked.clashes;
    let name = |clash: &Clash| match clash {
        Clash::PersonBusy(id) => plan.look.names.get(id).cloned(),
        _ => None,
    };
    let names: Vec<String> = found.iter().filter_map(name).collect();
    let people = cx.texts().with("clash-people", &[("names", names.join(", ").into())]);
    let others = found.iter().filter_map(|clash| one_clash(cx, choices, plan, date, *clash));
    others.chain((!names.is_empty()).then_some(people)).collect()
}

fn one_clash(cx: &Cx, choices: &Choices, plan: &Plan, date: &LookedAt, clash: Clash) -> Option<String> {
    let texts = cx.texts();
    let session = &date.checked.session;
    Some(match clash {
        Clash::TrainerBusy(id) => texts.with("clash-trainer", &[("name", trainer(choices, id).into())]),
        Clash::RoomBusy => texts.with("clash-room", &[("room", room(choices, session.room).into())]),
        Clash::PersonBusy(_) => return None,
        Clash::RoomTooSmall => {
            let args = [("room", room(choices, session.room).into()), ("count", session.people.len().into())];
            texts.with("clash-room-small", &args)
        }
        Clash::Holiday => texts.with("clash-holiday", &[("name", holiday(cx, plan, session.start.date()).into())]),
        Clash::Night => texts.get("clash-night"),
        Clash::DailyLimit(id) => texts.with("clash-daily-limit", &[("name", trainer(choices, id).into())]),
        Clash::Past => texts.get("clash-past"),
        Clash::TrainerOff(id) => texts.with("clash-trainer-off", &[("name", trainer(choices, id).into())]),
        Clash::RoomClosed => texts.with("clash-room-closed", &[("room", room(choices, session.room).into())]),
        Clash::NotAvailable => texts.get("clash-not-available"),
        Clash::LoneWork => texts.get("clash-lone-work"),
        Clash::LastOfDay => texts.get("clash-last-of-day"),
    })
}

/// A holiday's name.
pub(super) fn holiday(cx: &Cx, plan: &Plan, day: Date) -> String {
    plan.look.holidays.name(day, cx.language).unwrap_or_default().to_owned()
}

/// A trainer's name.
pub(super) fn trainer(choices: &Choices, id: StaffId) -> String {
    choices.trainers.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone()).unwrap_or_default()
}

/// A room's name.
pub(super) fn room(choices: &Choices, id: RoomId) -> String {
    choices.rooms.iter().find(|room| room.id == id).map(|room| room.name.clone()).unwrap_or_default()
}
