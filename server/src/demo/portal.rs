use service::error::Outcome;

use super::office;
use super::texts;
use super::world::World;

impl World {
    /// He announces in his portal that he cannot come to his next session (rule C6).
    pub(super) async fn announce(&mut self, person: usize) -> Outcome<()> {
        let who = &self.people[person];
        let Some(code) = &who.code else { return Ok(()) };
        let device =
            self.services.sign_in_participant(&code.phone, &code.code, office::ADDRESS, office::BROWSER).await?;
        let actor = self.services.who_is(&device.secret).await?;
        let page = self.services.portal(&actor).await?;
        if let Some(next) = page.next {
            let reason = texts::cannot_come(who.language, person);
            self.services.announce_absence(&actor, next.id, Some(reason)).await?;
        }
        self.services.sign_out(&actor).await
    }
}
