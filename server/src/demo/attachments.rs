use jiff::ToSpan;
use service::error::Outcome;

use super::agenda::Event;
use super::office::{COORDINATOR, MAN, WOMAN};
use super::texts;
use super::world::World;

/// A sheet to be hung up: a scale from 0 to 10.
const SCALE: &[u8] = include_bytes!("../../../tests/files/scale.pdf");

/// What somebody puts beside a plan.
enum Beside {
    Note(&'static str),
    File(&'static str, &'static [u8]),
}

/// How many days before the present, by whom, beside which plan.
const ATTACHMENTS: [(i64, usize, &str, Beside); 6] = [
    (75, COORDINATOR, "clearing-1", Beside::Note(texts::BESIDE_THE_FIRST_TALK)),
    (61, MAN, "training-05", Beside::Note(texts::BESIDE_WORDS)),
    (54, MAN, "training-08", Beside::Note(texts::BESIDE_STAIRS)),
    (54, MAN, "training-08", Beside::File(texts::SCALE_NAME, SCALE)),
    (40, WOMAN, "training-05", Beside::Note(texts::BESIDE_WORDS_TOO)),
    (19, COORDINATOR, "couples-03", Beside::Note(texts::BESIDE_A_COUPLES_SESSION)),
];

impl World {
    /// When the staff put something beside a plan, as far as the history reaches back.
    pub(super) fn schedule_attachments(&mut self) {
        for (number, (days, ..)) in ATTACHMENTS.iter().enumerate() {
            let day = self.present.date().saturating_sub(days.days());
            if day > self.begins {
                self.at(day.at(17, 20, 0, 0), Event::Attaches { number });
            }
        }
    }

    /// Puts it there.
    pub(super) async fn attach(&self, number: usize) -> Outcome<()> {
        let (_, who, key, beside) = &ATTACHMENTS[number];
        let actor = &self.team.trainers[*who];
        match beside {
            Beside::Note(body) => self.services.attach_note(actor, None, key, body).await,
            Beside::File(name, bytes) => self.services.attach_file(actor, None, key, name, bytes).await,
        }
    }
}
