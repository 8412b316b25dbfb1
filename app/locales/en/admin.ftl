# Accounts
accounts-list = Accounts
accounts-factor-on = second step on
accounts-factor-off = second step off
accounts-closed = closed
accounts-own = you
accounts-change = Change
accounts-roles = Roles
accounts-close = The account is closed
accounts-change-effect = Saving signs this member of staff out everywhere; signing in again is needed.
accounts-save = Save
accounts-reset-title = No access to the authenticator?
accounts-reset-how = The second step and its recovery codes are removed, and all devices are signed out. The password stays: at the next sign-in the second step is set up again. First make sure that it is really this person who asks.
accounts-reset = Reset the second step
accounts-invite-title = Invite somebody
accounts-invite-how = { $days ->
    [one] This makes a link for one use. It works for { $days } day.
   *[other] This makes a link for one use. It works for { $days } days.
}
accounts-invite = Make the link
accounts-password-title = Password forgotten?
accounts-password-how = { $days ->
    [one] This makes a link for one use. It works for { $days } day. The colleague sets the new password with it; the second step stays. First make sure that it is really this person who asks.
   *[other] This makes a link for one use. It works for { $days } days. The colleague sets the new password with it; the second step stays. First make sure that it is really this person who asks.
}
accounts-withdraw = Withdraw
accounts-invited-password = New password: { $name }
password-link-title = Link to a new password
password-link-how = Only the owner of the account sets the password. Until then the old one works.
saved-invitation-withdrawn = The link no longer works.
accounts-invited = Open invitations
accounts-invited-none = Invitations that were not accepted yet will be here.
accounts-invited-until = until { $until }
invitation-title = Link of the invitation
invitation-for-roles = Roles: { $roles }.
invitation-for-office = The office “{ $office }” is open. This link is for its first administrator.
invitation-how = { $days ->
    [one] Hand it over in person. It works once, within { $days } day, and is not shown again.
   *[other] Hand it over in person. It works once, within { $days } days, and is not shown again.
}
invitation-link = Link
saved-account-changed = The account was changed.
saved-second-factor-reset = The second step was reset. It is set up again at the next sign-in.

# Office
office-own = This office
office-rename = Save the name
offices-title = Other offices
offices-none = Other offices of the network will be here.
office-new = New office
office-add-how = The country’s holidays come with it. Then you get a link for its first administrator.
office-add = Open the office
saved-office = The name of the office was saved.
rooms-title = Rooms
rooms-none = The rooms for sessions will be here. Add the first one.
room-seats = { $count ->
    [one] { $count } seat
   *[other] { $count } seats
}
room-closed = closed
room-name = Name of the room
room-seats-label = Seats for participants
room-close = The room is closed
room-close-effect = Nothing new is planned in a closed room. What is planned stays.
room-online = online
room-is-online = People meet in it on a screen (online)
room-online-effect = For people who must not meet, each online room counts as a place of its own.
room-save = Save
room-new = New room
room-add = Add the room
saved-room = The room was saved.

# Holidays
holidays-title = Holidays of { $year }
holidays-years = Other years
holidays-before = ← { $year }
holidays-after = { $year } →
holidays-none = This year has no holidays yet. Add them below: groups do not meet on them.
holiday-on = Day
holiday-names = Name in three languages
holiday-save = Save
holiday-remove = Remove the holiday
holiday-new = New holiday
holiday-add = Add the holiday
saved-holiday = The holiday was saved. Sessions planned on that day stay; cancel them if needed.
saved-holiday-removed = The holiday was removed.

# Programme
programme-link = Programme
programme-none = The versions of the programme will be here.
programme-versions = Versions
programme-version = Version { $number }
programme-thresholds = What it asks
programme-completion = To complete it, at least { $attended } of { $of } training sessions are attended.
programme-completion-modules = Each mandatory topic needs at least one attended session.
programme-completion-midpoint = The talk in the middle of the programme is held.
programme-group = A group aims at { $target } people, at least { $least } and at most { $most }.
programme-count = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
programme-mandatory = mandatory
programme-aim = Aim
programme-homework = Homework
programme-minutes = { $minutes } min
programme-minutes-both = { $minutes } min in a group, { $alone } min individually
programme-due = { $months } months after the last training session

# Couples
couples-recorded = Access is recorded.
couples-how = You approve or withdraw without giving a reason. The other side sees only whether joint work is possible.
couples-none = Couples for whom joint work is requested will be here.
couples-waiting = Waiting for your answer
couples-approved = Approved
couples-participant = Participant: { $name }
couples-asked = Asked on { $day }
couples-approve = Approve
couples-withdraw = Withdraw the approval
couples-withdraw-effect = Withdrawing cancels the coming joint sessions at once.
saved-joint-work-approved = The approval is recorded.
saved-joint-work-withdrawn = The approval is withdrawn. The coming joint sessions are cancelled.

# Couples: safety checks
couples-checks-how = Before and after every joint session you ask the partner alone. The other side sees only whether the session may start and whether its register can be finished.
