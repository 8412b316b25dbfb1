//! Who may do what: one table.

use domain::role::Role::{self, Administrator, Advocate, Coordinator, Trainer};

/// Something that staff may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// See sessions, rooms and groups.
    SeeCalendar,
    /// Plan and cancel sessions.
    Plan,
    /// Take registers and write notes.
    TakeRegister,
    /// See participants and their progress.
    SeePeople,
    /// Add people, change them, hand over codes, move enrolments on.
    ManagePeople,
    /// Open groups, add and remove members.
    ManageGroups,
    /// Read a spreadsheet in.
    Import,
    /// See figures across the office and export them.
    SeeOutcomes,
    /// Ask for joint work of a couple.
    AskForJointWork,
    /// Approve or withdraw joint work for the participant's side.
    ApproveForParticipant,
    /// See couples that ask, approve or withdraw for the partner's side.
    ApproveForPartner,
    /// Invite staff, change roles, close accounts.
    ManageAccounts,
    /// Offices, rooms, holidays, programme versions.
    ManageOffice,
}

impl Permission {
    /// All of them, for the access matrix.
    pub const ALL: [Self; 13] = [
        Self::SeeCalendar,
        Self::Plan,
        Self::TakeRegister,
        Self::SeePeople,
        Self::ManagePeople,
        Self::ManageGroups,
        Self::Import,
        Self::SeeOutcomes,
        Self::AskForJointWork,
        Self::ApproveForParticipant,
        Self::ApproveForPartner,
        Self::ManageAccounts,
        Self::ManageOffice,
    ];

    /// The roles that have it.
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::SeeCalendar
            | Self::Plan
            | Self::TakeRegister
            | Self::SeePeople
            | Self::ManagePeople
            | Self::ManageGroups
            | Self::AskForJointWork => &[Trainer, Coordinator],
            Self::Import | Self::SeeOutcomes | Self::ApproveForParticipant => &[Coordinator],
            Self::ApproveForPartner => &[Advocate],
            Self::ManageAccounts | Self::ManageOffice => &[Administrator],
        }
    }

    /// Whether somebody with these roles has it.
    pub fn is_given_to(self, roles: &[Role]) -> bool {
        self.roles().iter().any(|role| roles.contains(role))
    }
}
