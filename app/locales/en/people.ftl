# Finding people
field-name = Name
field-state = Where they stand
field-iin = IIN
field-basis = Legal basis
field-track = Form of work
field-referred-on = Date of referral
people-nav = Adding participants
people-search = Name or phone
people-search-hint = The first letters are enough; Kazakh letters may be typed as Russian ones.
people-find = Find
people-count = { $count ->
    [one] 1 participant
   *[other] { $count } participants
}
people-empty = The participants will be here. Add the first one by hand, or import a spreadsheet.
people-none-found = Nobody found. Type fewer letters, or choose another state.
people-import = Import a spreadsheet
state-any = Any

# Adding a participant
person-add = Add a participant
person-phone-hint = +7 701 123 4567; may be left empty, but a personal code needs it
person-save = Add
saved-person = The participant is added.

# A participant’s page
person-plan = Plan sessions
person-facts = Facts
not-given = not given
standing-title = Progress
standing-attended = { $attended } of { $of } training sessions attended; { $needed } are needed.
standing-rate = Attendance { $percent }%: { $attended } of { $expected } sessions that were held
standing-missing = Still missing
standing-complete = Everything that the programme asks for is done.
warning-why = { $absences ->
    [one] 1 absence
   *[other] { $absences } absences
} from the training, { $unexcused } of them without a valid reason (rule C5). A human decides what follows.
warning-sessions = Which sessions
warning-recorded-by = Recorded by { $name }
modules-title = Topics
module-covered = covered
module-open = not yet
sessions-coming = Next sessions
sessions-none = No session is planned.
sessions-past = Past sessions ({ $count })
session-announced = Cannot come
step-title = Next step
step-to = Move to
step-reason = Reason
step-reason-hint = Needed if the programme ends, is interrupted or does not begin.
step-save = Record the step
saved-step = The step is recorded.
steps-title = The way so far

# Personal code
code-title = The participant’s own page
code-none = No personal code has been handed over yet.
code-no-phone = Without a phone number there can be no personal code.
code-handed-over = A personal code was handed over: { $at }
code-how = The code is shown once, on a slip to print and hand over. The one before stops working.
code-hand-over = Make a personal code
code-again = Make a new code
code-revoke = Revoke the code
saved-code-revoked = The personal code is revoked and all devices are signed out.
slip-title = Your personal code
slip-address = Address
slip-phone = Phone number
slip-code = Code
slip-step-open = Open the address in the browser of a phone or computer.
slip-step-type = Type the phone number and the code.
slip-step-next = You see when your next session is, and you can say there that you cannot come.
slip-keep = Keep this slip apart from the phone and show it to nobody. If it is lost, tell us: you get a new code.
slip-back = Back to the participant

# Joint work
joint-title = Joint work
joint-ask = Ask for joint work
joint-partner = Partner’s name
joint-partner-hint = Only the advocate sees it.
joint-open = Joint sessions can be planned.
joint-own-given = The coordinator’s approval is given.
joint-own-open = The coordinator’s approval is not given.
joint-approve = Approve joint work
joint-withdraw = Withdraw the approval
saved-joint-asked = Joint work has been asked for.
saved-joint-approved = The approval is recorded.
saved-joint-withdrawn = The approval is withdrawn. Planned joint sessions are cancelled.

# Groups
groups-empty = The groups will be here. Open the first one with “New group”.
group-capacity = { $members } of { $places } places taken
group-new = New group
group-code = Code
group-code-hint = Short and neutral, such as A1: it stands in calendars.
group-places = Places
group-places-hint = At most 12
group-open = Open the group
saved-group = The group is open. Add its members, then plan its sessions.
group-nav = What to do with the group
group-plan = Plan the group’s sessions
group-week = The group’s week
members-title = Members
members-empty = Nobody belongs to the group yet. Add the first member below.
member-from = since { $from }
member-from-to = { $from } – { $to }
members-former = Former members ({ $count })
member-new = New member
member-who = Participant
member-nobody = Everybody whose programme runs is in a group already.
member-first-day = First day
member-first-day-hint = Expected at the group’s sessions from this day on.
member-entries = Participants join a group when a topic begins (rule A7). The next such days: { $days }.
member-add = Add
member-end = End a membership
member-last-day = Last day
member-last-day-hint = What was recorded stays.
saved-member = The member is added.
saved-member-ended = The membership is ended.
matrix-title = Attendance
matrix-empty = The group’s sessions will be here. Plan them first.
matrix-all = Show all { $count } sessions
matrix-person = Participant
matrix-session = Session { $number }, { $day }
matrix-legend = ● present · ◐ late · ◇ excused · ○ absent · – cancelled
cell-open = not recorded
cell-not-expected = not expected
