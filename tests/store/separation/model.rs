//! The same calendar in memory, judged by the rule itself: what the store accepts keeps the distance, and what it
//! refuses would not.

use std::collections::BTreeSet;

use domain::ids::{OccurrenceId, RoomId, StaffId};
use domain::separation::{Presence, Whereabouts, are_too_near};
use jiff::Timestamp;
use service::ports::StoreError;
use tests::databases::Value;
use tests::office::{HOUR, MONDAY_TEN};

use super::Scene;

const OPERATIONS: usize = 120;
/// Who must not meet whom: the first one neither the other participant nor her.
const PAIRS: [(usize, usize); 2] = [(0, 1), (0, 2)];
const HER: usize = 2;

/// The clock in Almaty at an instant, as it is stored.
pub fn civil(seconds: i64) -> String {
    on_the_clock(seconds).strftime("%Y-%m-%dT%H:%M").to_string()
}

fn on_the_clock(seconds: i64) -> jiff::civil::DateTime {
    let instant = Timestamp::from_second(seconds).expect("an instant");
    jiff::tz::TimeZone::fixed(jiff::tz::offset(5)).to_datetime(instant)
}

/// An hour of somebody.
#[derive(Clone)]
struct Hour {
    session: Option<OccurrenceId>,
    who: usize,
    starts_at: i64,
    place: Whereabouts,
    with: StaffId,
    live: bool,
}

impl Hour {
    fn presence(&self) -> Presence {
        let at = |seconds| Timestamp::from_second(seconds).expect("an instant");
        Presence {
            starts_at: at(self.starts_at),
            ends_at: at(self.starts_at + HOUR),
            day: on_the_clock(self.starts_at).date(),
            place: self.place,
            professionals: BTreeSet::from([self.with]),
        }
    }
}

/// Numbers that are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides).expect("few sides")
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Answer {
    Done,
    NotAvailable,
    Other,
}

struct Game<'a> {
    scene: &'a Scene,
    dice: Dice,
    screen: RoomId,
    staff: Vec<StaffId>,
    hours: Vec<Hour>,
    is_strict: bool,
}

/// Books, moves, hands over, cancels and revives at random; answers how many were done and how many were refused.
pub async fn play(scene: &Scene, seed: u64) -> [usize; 2] {
    let screen = scene.office.fresh_room(1_000_000).await;
    scene.office.set_online(screen, true).await.expect("it is empty");
    let staff = vec![scene.office.trainer, scene.office.colleague, scene.office.fresh_trainer().await];
    let mut game = Game { scene, dice: Dice(seed), screen, staff, hours: Vec::new(), is_strict: false };
    let (mut done, mut refused) = (0, 0);
    for turn in 0..OPERATIONS {
        if turn >= OPERATIONS / 3 && !game.is_strict && !game.is_broken(true) {
            scene.measure(scene.one).await;
            game.is_strict = true;
        }
        match game.turn().await {
            Answer::Done => done += 1,
            Answer::NotAvailable => refused += 1,
            Answer::Other => {}
        }
        assert!(!game.is_broken(game.is_strict), "after turn {turn} two are too near");
    }
    [done, refused]
}

impl Game<'_> {
    async fn turn(&mut self) -> Answer {
        if self.hours.len() < 4 || self.dice.roll(3) == 0 {
            return self.comes().await;
        }
        let at = self.dice.roll(u64::try_from(self.hours.len()).expect("few hours"));
        let before = self.hours[at].clone();
        let Some(session) = before.session else { return Answer::Other };
        let mut after = before.clone();
        let id = Value::Id(session.0);
        let answer = match self.dice.roll(4) {
            0 => {
                after.starts_at = self.time();
                let at = civil(after.starts_at);
                let sql = "update occurrence set starts_at = $2, ends_at = $2 + 3600, civil_start = $3 where id = $1";
                self.writes(sql, &[id, Value::Number(after.starts_at), Value::Text(&at)]).await
            }
            1 => {
                after.with = self.somebody();
                let sql = "update occurrence_trainer set staff_id = $2 where occurrence_id = $1";
                self.writes(sql, &[id, Value::Id(after.with.0)]).await
            }
            _ => {
                after.live = !before.live;
                self.writes("update occurrence set live = $2 where id = $1", &[id, Value::Flag(after.live)]).await
            }
        };
        self.hours.remove(at);
        let answer = self.judged(answer, &after);
        self.hours.push(if answer == Answer::Done { after } else { before });
        answer
    }

    /// Somebody comes for an hour who was not expected.
    async fn comes(&mut self) -> Answer {
        let (who, starts_at, with) = (self.dice.roll(3), self.time(), self.somebody());
        let hours = (starts_at - MONDAY_TEN) / HOUR;
        let mut hour = Hour { session: None, who, starts_at, place: Whereabouts::Centre, with, live: true };
        let outcome = if who == HER {
            let is_here = self.dice.roll(2) == 0;
            if !is_here {
                hour.place = Whereabouts::Elsewhere;
            }
            self.scene.visits(hours, is_here, with).await
        } else {
            let person = if who == 0 { self.scene.one } else { self.scene.other };
            let mut session = self.scene.session(person, hours).await;
            session.trainers = vec![with];
            if self.dice.roll(4) == 0 {
                session.occurrence.room_id = self.screen;
                hour.place = Whereabouts::Screen(self.screen);
            }
            hour.session = Some(session.occurrence.id);
            self.scene.office.plan(vec![session]).await.map(|_| ())
        };
        let answer = match outcome {
            Ok(()) => Answer::Done,
            Err(StoreError::PersonBusy) => Answer::NotAvailable,
            Err(StoreError::TrainerBusy | StoreError::RoomBusy) => Answer::Other,
            Err(other) => panic!("{other:?}"),
        };
        let answer = self.judged(answer, &hour);
        if answer == Answer::Done {
            self.hours.push(hour);
        }
        answer
    }

    async fn writes(&self, sql: &'static str, values: &[Value<'_>]) -> Answer {
        match self.scene.office.database.direct(sql, values).await {
            Ok(_) => Answer::Done,
            Err(error) if error.to_string().contains("person_busy") => Answer::NotAvailable,
            Err(error) if error.to_string().contains("_busy") => Answer::Other,
            Err(error) => panic!("{error}"),
        }
    }

    /// The answer, if the rule gives the same.
    fn judged(&self, answer: Answer, hour: &Hour) -> Answer {
        let is_barred = hour.live && (self.is_barred(hour) || self.is_elsewhere(hour));
        match answer {
            Answer::Done => assert!(!(hour.live && self.is_barred(hour)), "it is too near and was not refused"),
            Answer::NotAvailable => assert!(is_barred, "it is far enough and was refused"),
            Answer::Other => {}
        }
        answer
    }

    fn is_barred(&self, hour: &Hour) -> bool {
        let must_not_meet = |other: &&Hour| are_apart(hour.who, other.who) && other.live;
        let presence = hour.presence();
        let mut others = self.hours.iter().filter(must_not_meet);
        others.any(|other| are_too_near(&presence, &other.presence(), self.is_strict))
    }

    /// Whether he has another session at that time (rule D3).
    fn is_elsewhere(&self, hour: &Hour) -> bool {
        let mut own = self.hours.iter().filter(|own| own.who == hour.who && own.live);
        own.any(|own| (own.starts_at - hour.starts_at).abs() < HOUR)
    }

    fn is_broken(&self, is_strict: bool) -> bool {
        let live = || self.hours.iter().filter(|hour| hour.live);
        live().any(|one| {
            let apart = live().filter(|other| are_apart(one.who, other.who));
            apart.into_iter().any(|other| are_too_near(&one.presence(), &other.presence(), is_strict))
        })
    }

    /// An hour of one of eight days, between seven in the morning and nine at night.
    fn time(&mut self) -> i64 {
        let (day, hour) = (self.dice.roll(8), self.dice.roll(14));
        MONDAY_TEN + i64::try_from(day * 24 + hour).expect("a few hours") * HOUR - 3 * HOUR
    }

    fn somebody(&mut self) -> StaffId {
        self.staff[self.dice.roll(3)]
    }
}

fn are_apart(one: usize, other: usize) -> bool {
    PAIRS.contains(&(one, other)) || PAIRS.contains(&(other, one))
}
