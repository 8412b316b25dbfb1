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
week-before = ‹ Back
week-this = This week
week-after = Forward ›
week-show = Whose sessions
week-mine = My sessions
week-all = All trainers’ sessions
week-print = Printed, it fits on one sheet of A4.
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

# The calendar: day, week, month, list
view-nav = Calendar views
view-day = Day
view-week = Week
view-month = Month
view-agenda = List
view-today = Today
calendar-nav = Move through the calendar
calendar-empty = Nothing is planned for these days. Press “+” or an empty time to plan a session.
columns-by = Columns
columns-trainers = By trainer
columns-rooms = By room
columns-groups = By group
columns-no-group = Without a group
columns-label = The day in columns
legend-label = What the marks mean
legend-off = Outside working hours
calendar-move = Move
calendar-move-label = Move or cancel: { $session }
calendar-drag = Drag a session to move it. By keyboard: put the focus on a session and press Shift with the arrows.
calendar-moving = { $day }, { $time }. Enter confirms, Esc gives up.
keys-title = Keys
keys-after = Forward
keys-before = Back
keys-today = To today
keys-plan = Plan sessions
keys-search = Find a participant
keys-help = Open this list
keys-time = The session in focus 30 minutes earlier or later (in a month: a week)
keys-day = The session in focus a day earlier or later
keys-confirm = Confirm its new time
keys-give-up = Put it back
keys-people = Search the participants
keys-on = Single letters work as keys
date-month = { $month } { $year }
month-more = { $count } more
month-name-1 = January
month-name-2 = February
month-name-3 = March
month-name-4 = April
month-name-5 = May
month-name-6 = June
month-name-7 = July
month-name-8 = August
month-name-9 = September
month-name-10 = October
month-name-11 = November
month-name-12 = December

# Planning: patterns and repairs of a whole series
plan-until = Or until (last date)
plan-weekdays = Days of the week
plan-weekdays-hint = Tick none to meet on the first date’s day of the week.
plan-listed = A list of dates instead
plan-dates = Dates
plan-dates-hint = One date a line, such as 2026-12-02 or 02.12.2026; with another time: 2026-12-02 18:00. The list replaces the first date and what follows it.
plan-repair-all = Repair all
plan-not-helped = { $count ->
    [one] For 1 date nothing helps. Change the plan: its time, its room or who leads.
   *[other] For { $count } dates nothing helps. Change the plan: its time, its room or who leads.
}
clash-trainer-off = { $name } does not work at that time
clash-room-closed = { $room } is closed at that time
clash-not-available = Not available at this time
clash-lone-work = Two trainers are needed
clash-last-of-day = Somebody else must still be in the house after it: it cannot be the last session of the day
repair-shift = This and all that follow a week later
