//! Who may do what: one table.

use domain::role::Role::{self, Administrator, Advocate, Coordinator, Trainer};

/// Something that staff may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// See sessions, rooms and groups.
    SeeCalendar,
    /// Plan and cancel sessions.
    Plan,
    /// Let one lead a group alone (rule A7).
    PlanLedByOne,
    /// Let somebody join a group within a topic (rule A7).
    AddMidway,
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
    /// Offices, rooms, holidays.
    ManageOffice,
    /// Read the programme's manual.
    ReadManual,
    /// Write the office's own version of the programme, and move people to it.
    WriteProgramme,
    /// Record protective measures.
    RecordMeasures,
    /// See protective measures, be reminded of them, and confirm that they ended.
    EndMeasures,
    /// Keep people apart, and see who is.
    KeepApart,
}

impl Permission {
    /// All of them, for the access matrix.
    pub const ALL: [Self; 20] = [
        Self::SeeCalendar,
        Self::Plan,
        Self::PlanLedByOne,
        Self::AddMidway,
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
        Self::ReadManual,
        Self::WriteProgramme,
        Self::RecordMeasures,
        Self::EndMeasures,
        Self::KeepApart,
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
            Self::PlanLedByOne
            | Self::AddMidway
            | Self::Import
            | Self::SeeOutcomes
            | Self::ApproveForParticipant
            | Self::WriteProgramme
            | Self::EndMeasures => &[Coordinator],
            Self::RecordMeasures => &[Coordinator, Advocate],
            Self::ApproveForPartner | Self::KeepApart => &[Advocate],
            Self::ManageAccounts | Self::ManageOffice => &[Administrator],
            Self::ReadManual => &[Trainer, Coordinator, Advocate, Administrator],
        }
    }

    /// Whether somebody with these roles has it.
    pub fn is_given_to(self, roles: &[Role]) -> bool {
        self.roles().iter().any(|role| roles.contains(role))
    }
}
