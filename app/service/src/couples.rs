//! Joint work of a couple: never a default, approved by both sides, withdrawn by either (rules E1, E2, F3).

use domain::ids::{CoupleId, EnrolmentId, OfficeId};

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::enrolments::Enrolment;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::CoupleRecord;
use crate::vault::{Place, Side};

/// Whether joint work may be planned, as the participant's side sees it: one bit and whose turn it is on that side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GateView {
    /// Key of the couple.
    pub couple: CoupleId,
    /// Whether the coordinator's approval stands.
    pub coordinator_approves: bool,
    /// Whether both approvals stand and no protective measure binds the participant. A closed gate does not say what
    /// closes it (rules E1, E2).
    pub is_open: bool,
}

/// A couple as the advocate sees it.
#[derive(Debug, Clone)]
pub struct CoupleView {
    /// Key of the couple.
    pub id: CoupleId,
    /// The partner's name, from the sealed compartment.
    pub partner: String,
    /// The participant's short name.
    pub participant: String,
    /// When joint work was asked for, unix seconds.
    pub asked_at: i64,
    /// Whether the advocate's approval stands.
    pub advocate_approves: bool,
}

impl Services {
    /// Asks both sides for joint work.
    ///
    /// # Errors
    /// `NotFound` unless the actor may ask; `Invalid` on `partner`; `Refused("not-running")`,
    /// `Refused("already-there")`.
    pub async fn ask_for_joint_work(&self, actor: &Actor, enrolment: EnrolmentId, partner: &str) -> Outcome<()> {
        let staff = actor.may(Permission::AskForJointWork)?;
        let record: Enrolment =
            self.store.enrolment(staff.office, enrolment).await?.ok_or(Error::NotFound)?.try_into()?;
        if record.state.is_ended() {
            return Err(Error::Refused("not-running"));
        }
        let partner = partner.trim();
        if partner.is_empty() || partner.chars().count() > 120 {
            return Err(Error::invalid("partner", "name-shape"));
        }
        let id: CoupleId = self.random.id().into();
        let couple = CoupleRecord {
            id,
            office_id: staff.office,
            enrolment_id: enrolment,
            partner_sealed: self.vault.seal(&*self.random, Side::Partners, partner_place(staff.office, id), partner)?,
            asked_by: staff.id,
            asked_at: self.now(),
            coordinator_at: None,
            advocate_at: None,
        };
        let entry = self.entry(actor, "joint-work.ask", id);
        Ok(self.store.add_couple(&couple, &entry).await?)
    }

    /// Approves joint work, or withdraws the approval without a reason. Withdrawing cancels what is planned.
    ///
    /// # Errors
    /// `NotFound` unless the actor is the office's coordinator or advocate and the couple is the office's.
    pub async fn decide_joint_work(&self, actor: &Actor, couple: CoupleId, approves: bool) -> Outcome<()> {
        let (staff, side) = deciding(actor)?;
        self.couple(staff, couple).await?;
        let (entry, now) = (
            self.entry(actor, if approves { "joint-work.approve" } else { "joint-work.withdraw" }, couple),
            self.now(),
        );
        if approves {
            Ok(self.store.approve(self.random.id(), couple, side, staff.id, now, &entry).await?)
        } else {
            Ok(self.store.withdraw(couple, side, staff.id, now, &entry).await?)
        }
    }

    /// The couples that ask the advocate. Each read is recorded (rule I4).
    ///
    /// # Errors
    /// `NotFound` unless an advocate asks.
    pub async fn couples(&self, actor: &Actor) -> Outcome<Vec<CoupleView>> {
        let staff = actor.may(Permission::ApproveForPartner)?;
        self.store.note_read(&self.entry(actor, "joint-work.read", staff.office)).await?;
        let mut views = Vec::new();
        for record in self.store.couples(staff.office).await? {
            let enrolment = self.store.enrolment(staff.office, record.enrolment_id).await?.ok_or(Error::NotFound)?;
            let person = self.store.person(staff.office, enrolment.person_id).await?.ok_or(Error::NotFound)?;
            let place = partner_place(staff.office, record.id);
            views.push(CoupleView {
                id: record.id,
                partner: self.vault.open_text(Side::Partners, place, &record.partner_sealed)?,
                participant: self.person_name(&person)?.short(),
                asked_at: record.asked_at,
                advocate_approves: record.advocate_at.is_some(),
            });
        }
        Ok(views)
    }

    /// The gate of an enrolment; none if joint work was never asked for.
    pub(crate) async fn gate(&self, office: OfficeId, enrolment: EnrolmentId) -> Outcome<Option<GateView>> {
        let couples = self.store.couples(office).await?;
        let Some(couple) = couples.into_iter().find(|couple| couple.enrolment_id == enrolment) else { return Ok(None) };
        let bound = self.store.is_bound(enrolment).await?;
        Ok(Some(GateView {
            couple: couple.id,
            coordinator_approves: couple.coordinator_at.is_some(),
            is_open: couple.coordinator_at.is_some() && couple.advocate_at.is_some() && !bound,
        }))
    }

    async fn couple(&self, staff: &Staff, id: CoupleId) -> Outcome<CoupleRecord> {
        let couples = self.store.couples(staff.office).await?;
        couples.into_iter().find(|couple| couple.id == id).ok_or(Error::NotFound)
    }
}

/// Who decides, for which side.
fn deciding(actor: &Actor) -> Outcome<(&Staff, &'static str)> {
    match actor.may(Permission::ApproveForPartner) {
        Ok(staff) => Ok((staff, "advocate")),
        Err(_) => Ok((actor.may(Permission::ApproveForParticipant)?, "coordinator")),
    }
}

const fn partner_place(office: OfficeId, couple: CoupleId) -> Place {
    Place { column: "couple.partner", row: couple.0, office: office.0 }
}
