use uuid::Uuid;

use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};

/// A browser on which the actor is signed in.
#[derive(Debug, Clone)]
pub struct DeviceView {
    /// For signing it out.
    pub id: Uuid,
    /// Browser and system in a few words.
    pub label: String,
    /// Unix seconds.
    pub created_at: i64,
    /// Unix seconds, to the minute.
    pub seen_at: i64,
    /// Whether it is the one that asks.
    pub is_this_one: bool,
}

impl Services {
    /// The actor's own devices.
    ///
    /// # Errors
    /// `SignInRequired`.
    pub async fn my_devices(&self, actor: &Actor) -> Outcome<Vec<DeviceView>> {
        let (account, this) = own_account(actor)?;
        let devices = self.store.devices_of(account).await?.into_iter().filter(|device| device.expires_at > self.now());
        Ok(devices
            .map(|device| DeviceView {
                id: device.id,
                label: device.label,
                created_at: device.created_at,
                seen_at: device.seen_at,
                is_this_one: device.id == this,
            })
            .collect())
    }

    /// Signs one of the actor's own devices out.
    ///
    /// # Errors
    /// `SignInRequired`; `Refused("changed-meanwhile")` if it is not his or already gone.
    pub async fn sign_device_out(&self, actor: &Actor, device: Uuid) -> Outcome<()> {
        let (account, _) = own_account(actor)?;
        let entry = self.entry(actor, "device.sign-out", device);
        Ok(self.store.remove_device(account, device, &entry).await?)
    }
}

fn own_account(actor: &Actor) -> Outcome<(Uuid, Uuid)> {
    match actor {
        Actor::Staff(staff) => Ok((staff.id.0, staff.device)),
        Actor::Participant(person) => Ok((person.id.0, person.device)),
        Actor::Anonymous | Actor::Halfway(_) => Err(Error::SignInRequired),
    }
}
