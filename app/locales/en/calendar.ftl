# Today
session-now = Now
session-next = Next
take-register = Take the register
open-session = Open the session
today-nothing = You have no session in the next two weeks. Plan one, or look at all trainers’ week.
today-begin = How to begin
today-later = Later today
unrecorded-title = { $count ->
    [one] One register is missing
   *[other] { $count } registers are missing
}
register-missing = Register missing
session-cancelled = Cancelled

# The week
week-nav = Weeks
week-before = ‹ Back
week-this = This week
week-after = Forward ›
week-show = Whose week
week-mine = My week
week-all = All trainers’ week
week-empty = Nothing is planned for this week. Press “+” under a day to plan a session.
week-print = Printed, the week fits on one sheet of A4.
show = Show
field-room = Room
field-group = Group
plan-new = Plan sessions
plan-on = Plan on { $day }

# Planning
plan-title = Plan sessions
plan-session = First session of the programme
plan-with = With whom
plan-with-hint = A group takes the behaviour training. Everything else is planned for one participant.
plan-groups = Groups
plan-participants = Participants
plan-trainers = Who leads
plan-first = First date
plan-time = Time
plan-every = Every how many weeks
plan-count = How many sessions
plan-no-room = There is no room to plan in yet. The administrator adds it under “{ $office }”.
plan-nobody = There is nobody to plan for yet. First add a participant or open a group.
plan-check = Check all dates
plan-counts = { $free } free, { $clash ->
    [one] 1 clashes
   *[other] { $clash } clash
}
plan-one-sex = { $count ->
    [one] On 1 date only women or only men lead the group.
   *[other] On { $count } dates only women or only men lead the group.
} If possible, let a woman and a man lead it together (rule A7). It can be planned all the same.
plan-repair-first = Repair or skip each date that clashes. Nothing is planned until all of them are free.
plan-commit = { $count ->
    [one] Plan 1 session
   *[other] Plan { $count } sessions
}
plan-free = free
plan-take-back = Take back
plan-skipped = skipped
plan-left-out = Left out; the series ends later
saved-planned = { $count ->
    [one] One session is planned.
   *[other] { $count } sessions are planned.
}

# Why a date does not work, and what helps
clash-trainer = { $name } leads another session at that time
clash-room = { $room } is taken
clash-people = In another session at that time: { $names }
clash-room-small = { $room } is too small: { $count } are expected
clash-holiday = Holiday: { $name }
clash-night = It is at night, between 22:00 and 07:00
clash-daily-limit = { $name } would lead more than 6 hours that day
clash-past = That time has passed
repair-skip = Skip this date
repair-later = Move to { $time }
repair-room = Take { $room }
repair-trainer = Replace { $other } with { $name }

# One facilitator
plan-led-by-one = One trainer leads the group alone
plan-led-by-one-why = Why does one lead alone?
plan-led-by-one-hint = Two trainers lead a group. If only one can for now, say why in 10 to 500 characters, without naming participants. The reason stands on each session’s page.
plan-led-by-one-kept = One trainer leads these sessions alone. The reason is kept and stands on each session’s page.
