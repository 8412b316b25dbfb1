//! Every query of the product, once. Both store crates compile these files against their own engine, which checks each
//! statement: so the two cannot drift apart. What truly differs is in each crate's `dialect`.

mod accounts;
mod acts;
mod addresses;
mod admission;
mod apart;
mod attachments;
mod attempts;
mod audit;
mod availability;
mod available;
mod bookable;
mod bound;
mod busy;
mod calendar;
mod checks;
mod couples;
mod devices;
mod drafts;
mod drift;
mod feeds;
mod ground;
mod groups;
mod guests;
mod health;
mod invitations;
mod leading;
mod lists;
mod marks;
mod measures;
mod moving;
mod offices;
mod opening;
mod people;
mod planning;
mod programmes;
mod registers;
mod rescheduling;
mod risk;
mod separation;
mod staff;
mod stays;
mod taken;
mod transaction;
mod transfers;
mod visits;
mod waiting;
mod working;

use sqlx::{Database, Pool};

pub(crate) use audit::Tail;

use crate::dialect::{Engine, Writer, refusal};

/// The connection of a transaction.
type Link = <Engine as Database>::Connection;

/// The store on this crate's engine.
#[derive(Clone)]
pub struct Store {
    /// Where single reads go.
    pub(crate) reader: Pool<Engine>,
    /// Where transactions begin.
    pub(crate) writer: Writer,
}

impl Store {
    /// Ends all connections, after what is running has finished.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }
}
