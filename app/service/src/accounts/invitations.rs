use domain::ids::{InvitationId, OfficeId, StaffId};
use domain::language::Language;
use domain::role::{Role, Sex};
use domain::slot::Zone;
use uuid::Uuid;

use super::{check_roles, parse_email, parse_name, parse_roles, role_codes, secrets};
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};
use crate::names;
use crate::office::shipped_holidays;
use crate::permissions::Permission;
use crate::ports::{Entry, InvitationRecord, OfficeRecord, StaffRecord};
use crate::vault::{Place, Side};

/// An invitation works for so many days.
pub const INVITATION_DAYS: i64 = 3;
/// The same in seconds.
const LIFETIME: i64 = INVITATION_DAYS * 24 * 60 * 60;

/// What somebody types who accepts an invitation.
#[derive(Debug, Clone)]
pub struct Joining {
    /// Family name.
    pub surname: String,
    /// First name.
    pub given: String,
    /// Patronymic, or empty.
    pub patronymic: String,
    /// For pairing a woman and a man as facilitators (rule A7).
    pub sex: Sex,
    /// E-mail address to sign in with.
    pub email: String,
    /// Password to sign in with.
    pub password: String,
    /// Language of the pages.
    pub language: Language,
}

/// What the first administrator types beside his own account.
#[derive(Debug, Clone)]
pub struct Founding {
    /// The office's name.
    pub office: String,
    /// IANA zone of its venue.
    pub zone: String,
}

/// What an invitation's page shows.
#[derive(Debug, Clone)]
pub struct InvitationView {
    /// Whether accepting it founds the first office.
    pub founds_office: bool,
    /// The roles it gives.
    pub roles: Vec<Role>,
}

/// An invitation that waits to be accepted.
#[derive(Debug, Clone)]
pub struct OpenInvitation {
    /// For withdrawing it.
    pub id: InvitationId,
    /// The roles it gives.
    pub roles: Vec<Role>,
    /// Whose password it is for; none: it makes an account.
    pub owner: Option<String>,
    /// Unix seconds.
    pub expires_at: i64,
}

impl Services {
    /// The secret of a link that founds the first office, on an empty installation; none otherwise.
    ///
    /// # Errors
    /// From the store.
    pub async fn first_invitation(&self) -> Outcome<Option<String>> {
        if !self.store.is_empty().await? {
            return Ok(None);
        }
        let entry = self.entry(&Actor::Anonymous, "installation.first-start", "");
        self.keep_invitation(Purpose::Found, None, &entry).await.map(Some)
    }

    /// Makes a one-time invitation; answers the secret of its link.
    ///
    /// # Errors
    /// `NotFound` unless an administrator asks; `Invalid` on `roles` if there are none, or if they do not go together.
    pub async fn invite(&self, actor: &Actor, roles: &[Role]) -> Outcome<String> {
        let staff = actor.may(Permission::ManageAccounts)?;
        check_roles(roles)?;
        let entry = self.entry(actor, "account.invite", staff.office);
        self.keep_invitation(Purpose::Join(staff.office, roles), Some(staff.id), &entry).await
    }

    /// The secret of a link that makes the first administrator of an office that was just founded.
    pub(crate) async fn invite_first_administrator(&self, actor: &Actor, office: OfficeId) -> Outcome<String> {
        let staff = actor.may(Permission::ManageOffice)?;
        let entry = self.entry(actor, "account.invite", office);
        self.keep_invitation(Purpose::Join(office, &[Role::Administrator]), Some(staff.id), &entry).await
    }

    /// The invitations of the office that still wait.
    ///
    /// # Errors
    /// `NotFound` unless an administrator asks.
    pub async fn open_invitations(&self, actor: &Actor) -> Outcome<Vec<OpenInvitation>> {
        let staff = actor.may(Permission::ManageAccounts)?;
        let records = self.store.open_invitations(staff.office, self.now()).await?;
        let names = self.staff_names(staff.office).await?;
        let view = |record: InvitationRecord| {
            let owner = record.staff_id.map(|id| names.get(&StaffId(id)).cloned().unwrap_or_default());
            Ok(OpenInvitation {
                id: record.id,
                roles: parse_roles(&record.roles)?,
                owner,
                expires_at: record.expires_at,
            })
        };
        records.into_iter().map(view).collect()
    }

    /// Takes an open invitation back: its link no longer works.
    ///
    /// # Errors
    /// `NotFound` unless an administrator asks; `Refused("changed-meanwhile")` if it is not one of the office that waits.
    pub async fn withdraw_invitation(&self, actor: &Actor, id: InvitationId) -> Outcome<()> {
        let staff = actor.may(Permission::ManageAccounts)?;
        let entry = self.entry(actor, "account.withdraw-invitation", id);
        Ok(self.store.withdraw_invitation(staff.office, id, &entry).await?)
    }

    /// What the link's page shows. Needs no account: the link's secret is the right.
    ///
    /// # Errors
    /// `NotFound` if the link was used, ran out or never was.
    pub async fn invitation(&self, secret: &str) -> Outcome<InvitationView> {
        let record = self.valid_invitation(secret).await?.for_joining()?;
        Ok(InvitationView { founds_office: record.office_id.is_none(), roles: parse_roles(&record.roles)? })
    }

    /// Accepts an invitation. Needs no account: the link's secret is the right.
    ///
    /// # Errors
    /// `NotFound` if the link no longer works; `Invalid` on a field; `Refused("already-there")` if the e-mail is taken.
    pub async fn accept_invitation(&self, secret: &str, joining: &Joining, founding: Option<&Founding>) -> Outcome<()> {
        let invitation = self.valid_invitation(secret).await?.for_joining()?;
        match (invitation.office_id, founding) {
            (Some(office), _) => self.join(&invitation, office.into(), joining).await,
            (None, Some(founding)) => self.found(&invitation, joining, founding).await,
            (None, None) => Err(Error::invalid("office", "office-name")),
        }
    }

    async fn join(&self, invitation: &InvitationRecord, office: OfficeId, joining: &Joining) -> Outcome<()> {
        let staff = self.new_staff(office, &invitation.roles, joining).await?;
        let entry = self.joining_entry(office, staff.id, "account.join");
        Ok(self.store.join(&staff, invitation.id.0, &entry).await?)
    }

    async fn found(&self, invitation: &InvitationRecord, joining: &Joining, founding: &Founding) -> Outcome<()> {
        let office = self.new_office(&founding.office, &founding.zone)?;
        let staff = self.new_staff(office.id, &invitation.roles, joining).await?;
        let entry = self.joining_entry(office.id, staff.id, "office.found");
        let holidays = shipped_holidays()?;
        Ok(self.store.found_office(&office, &holidays, &staff, invitation.id.0, &entry).await?)
    }

    pub(crate) fn new_office(&self, name: &str, zone: &str) -> Outcome<OfficeRecord> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > 80 {
            return Err(Error::invalid("office", "office-name"));
        }
        let zone = Zone::parse(zone.trim()).map_err(|_| Error::invalid("zone", "zone-unknown"))?;
        Ok(OfficeRecord {
            id: self.random.id().into(),
            name: name.to_owned(),
            zone: zone.name().to_owned(),
            created_at: self.now(),
        })
    }

    async fn new_staff(&self, office: OfficeId, roles: &str, joining: &Joining) -> Outcome<StaffRecord> {
        let email = parse_email(&joining.email)?;
        let name = parse_name(&joining.surname, &joining.given, &joining.patronymic)?;
        let id: StaffId = self.random.id().into();
        let place = Place { column: "staff.email", row: id.0, office: office.0 };
        Ok(StaffRecord {
            id,
            office_id: office,
            name_sealed: self.seal_name(names::STAFF, office, id.0, &name)?,
            sex: joining.sex.code().to_owned(),
            roles: roles.to_owned(),
            email_key: self.vault.index("e-mail", &email),
            email_sealed: self.vault.seal(&*self.random, Side::Participants, place, &email)?,
            password_hash: self.passwords.hash(&joining.password, &*self.random).await?,
            totp_sealed: None,
            totp_step: 0,
            language: joining.language.code().to_owned(),
            disabled_at: None,
            created_at: self.now(),
        })
    }

    pub(super) async fn valid_invitation(&self, secret: &str) -> Outcome<InvitationRecord> {
        let record = self.store.invitation(&secrets::hash(secret)).await?.ok_or(Error::NotFound)?;
        let is_valid = record.used_at.is_none() && record.expires_at > self.now();
        if is_valid { Ok(record) } else { Err(Error::NotFound) }
    }

    pub(super) async fn keep_invitation(
        &self,
        purpose: Purpose<'_>,
        by: Option<StaffId>,
        entry: &Entry,
    ) -> Outcome<String> {
        let secret = secrets::fresh(&*self.random);
        let (office, roles, account) = match purpose {
            Purpose::Found => (None, role_codes(&[Role::Administrator]), None),
            Purpose::Join(office, roles) => (Some(office.0), role_codes(roles), None),
            Purpose::SetPassword(office, account) => (Some(office.0), String::new(), Some(account.0)),
        };
        let id: Uuid = self.random.id();
        let record = InvitationRecord {
            id: InvitationId::from(id),
            token_hash: secrets::hash(&secret),
            office_id: office,
            roles,
            staff_id: account,
            invited_by: by.map(|staff| staff.0),
            created_at: self.now(),
            expires_at: self.now() + LIFETIME,
            used_at: None,
        };
        self.store.add_invitation(&record, entry).await?;
        Ok(secret)
    }

    fn joining_entry(&self, office: OfficeId, staff: StaffId, action: &'static str) -> Entry {
        Entry {
            office: Some(office),
            at: self.now(),
            actor: format!("staff:{staff}"),
            action,
            subject: staff.to_string(),
        }
    }
}

/// What a one-time link is for.
#[derive(Clone, Copy)]
pub(super) enum Purpose<'a> {
    /// The first office and its first account.
    Found,
    /// An account of an office, with roles.
    Join(OfficeId, &'a [Role]),
    /// A new password of an account of an office.
    SetPassword(OfficeId, StaffId),
}

impl InvitationRecord {
    /// The invitation, if it makes an account.
    fn for_joining(self) -> Outcome<Self> {
        if self.staff_id.is_none() { Ok(self) } else { Err(Error::NotFound) }
    }
}
