# Around every page
brand = Betburys
shortcuts-label = Shortcuts
skip-to-content = Skip to the content
demo-banner = Demonstration: all people and data here are invented.
quick-exit = Leave this page
sign-out = Sign out
languages-label = Language
language-own-name = English
nav-label = Sections
nav-today = Today
nav-week = Week
nav-plan = Plan
nav-groups = Groups
nav-people = Participants
nav-overview = Overview
nav-couples = Couples
nav-accounts = Staff
nav-office = Office
nothing-saved = Nothing was saved.
problem-title = That did not work
back-to-start = Back to the start
continue = Continue
optional = Optional

# Fields that several pages have
field-surname = Family name
field-given = First name
field-patronymic = Patronymic
field-phone = Phone
field-email = E-mail
field-sex = Sex
field-language = Language
field-office = Name of the office
field-zone = Time zone

# Dates
date-long = { $weekday }, { $day } { $month } { $year }
date-medium = { $weekday }, { $day } { $month }
date-short = { $weekday_short } { $number }.{ $month_number }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun

# Where an enrolment stands
state-referred = Referred
state-contacted = Contacted
state-in-clearing = In the clearing stage
state-admitted = Admitted
state-declined = Not admitted
state-redirected = Redirected
state-contracted = Contract signed
state-active = In the programme
state-paused = Paused
state-completed = Completed
state-dropped-out = Stopped coming
state-excluded = Excluded
state-transferred = Transferred
state-follow-up = Follow-up talks
state-closed = Closed

# Why somebody came
basis-self = Own wish
basis-police-memorandum = Memorandum with the police
basis-official-warning = Official warning
basis-protective-order = Protective order
basis-special-requirements = Special requirements of conduct (court)
basis-probation = Probation
basis-other-body = Another body

# Tracks, kinds of sessions, languages, roles
track-group = In a group
track-individual = Individually
kind-individual = Individual session
kind-group = Group session
kind-couples = Couples training
kind-follow-up = Follow-up talk
kind-short-individual = One-to-one
kind-short-group = Group
kind-short-couples = Couple
kind-short-follow-up = Follow-up
room-number = room { $room }
language-kk = Kazakh
language-ru = Russian
language-en = English
role-trainer = Trainer
role-coordinator = Coordinator
role-advocate = Advocate
role-administrator = Administrator
role-participant = Participant
sex-f = Woman
sex-m = Man

# What a register says
mark-present = Present
mark-late = Late, { $minutes } min
mark-excused = Excused
mark-absent = Absent
mark-turned-away = Turned away
warning-call = Call within one working day
warning-written = Written warning and case conference
warning-exclusion-review = Decide whether to go on

# What is missing for completion
missing-sessions = { $count ->
    [one] one more session
   *[other] { $count } more sessions
}
missing-module = the topic “{ $module }”
missing-midpoint = the talk in the middle of the programme
missing-risk-review = the risk review: it is overdue

# Columns of a spreadsheet
column-full-name = Full name
column-surname = Family name
column-given = First name
column-patronymic = Patronymic
column-phone = Phone
column-iin = IIN
column-sex = Sex
column-language = Language
column-referred = Date of referral
column-group = Group
column-basis = Legal basis

# A form that could not be saved
filled-in-is-kept = What you filled in is kept on this page. Wait a little and send it again.
send-again = Send again
