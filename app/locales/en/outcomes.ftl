# Overview: what needs a decision
overview-shown = Shown:
overview-from = From
overview-to = To
overview-trainer = Trainer
overview-all-groups = All groups
overview-all-trainers = All trainers
overview-show = Show
overview-decisions = Waiting for a decision today
overview-nothing = Nothing is waiting. Registers that were not taken, warnings and people about to complete will be here.
overview-unrecorded = Registers not taken
overview-warnings = Warnings
overview-warnings-how = A person decides. When a register is corrected, the warning changes with it.
overview-missed-twice = Missed twice in a row
overview-near-completion = About to complete
overview-near-completion-how = Once everything is done, record the next step on the participant’s page.
overview-all-there = everything is done
overview-gates = Joint work: the coordinator’s answer is needed
overview-gates-how = Answer on the participant’s page.

# Overview: outcomes
overview-outcomes = Outcomes: { $period }
overview-registers = Registers taken
overview-completeness = Registers taken: { $rate }
overview-states = Participants by state
overview-states-how = Where everybody stands today.
overview-attendance = Attendance
overview-capacity = Places in groups
overview-capacity-how = Members as of today.
overview-weekly = Attendance by week
overview-without-group = Sessions outside groups
overview-total = Total
overview-files = In CSV files counts of people from 1 to 4 are written as “<5”, so that nobody can be recognised.
save-csv = Save as CSV
percent = { $value }%
rate-of = { $attended } of { $expected } ({ $percent })

# Rules of the warnings
rule-call = C5: first unexcused absence
rule-written = C5: two unexcused or three absences in all
rule-exclusion-review = C5: three unexcused or four absences in all

# Headings of the tables
head-session = Session
head-what = Group or kind
head-room = Room
head-trainers = Trainers
head-expected = Expected
head-name = Name
head-calls-for = Calls for
head-rule = Rule
head-absences = Absences
head-unexcused = Of these unexcused
head-grounds = Which sessions, recorded by whom
head-attended = Attended
head-needed = Needed
head-missing = Missing
head-asked = Asked on
head-state = State
head-people = People
head-group = Group
head-rate = Attendance rate
head-taken = Registers taken
head-held = Sessions held
head-complete = Completeness
head-language = Language
head-members = Members
head-places = Places
head-week = Week from
head-row = Row
head-fate = What happens
head-reason = Why

# Charts
chart-finding = { $group }: { $percent } attended, fewest in the week from { $week }: { $low }
chart-level = { $group }: { $percent } attended
chart-unrecorded = { $group }: nothing was recorded in this period
chart-n = n = { $expected } (marks in the registers), people: { $people }, { $period }
chart-table = Table
chart-nothing = No group met in this period. The weekly charts will be here.

# Importing a spreadsheet
import-title = Import a spreadsheet
import-how = The people in your spreadsheet become participants. First you see what happens to each row, and only then you save.
import-how-rows = An XLSX or CSV file: the first sheet, headings on top, at most { $most } rows.
import-how-columns = These columns are recognised: { $columns }. If yours are named differently, you correct them in the next step.
import-how-needed = Each row needs a name and the date of the referral.
import-how-again = Importing the same file again changes nothing: whoever is there already is recognised.
import-file = File
import-file-hint = XLSX or CSV
import-choose = See what would happen
import-look-title = What the import would do
import-look-how = Nothing is saved yet. Check the columns; if you correct one, check again.
import-columns = What stands in which column
import-column-unnamed = Column { $number }
import-column-unused = Not used
import-example = For example: { $example }
import-look-again = Check again
import-commit = { $count ->
    [one] Add { $count } participant
   *[other] Add { $count } participants
}
import-nothing-new = There is nobody new: nobody to add.
import-rows = Rows
import-other-file = Choose another file
count-added = New
count-known = Already there
count-refused = Not readable
fate-added = New
fate-known = Already there
fate-refused = Not readable
fate-joins = Joins the group { $group }
fate-no-group = In no group, individually
fate-known-why = This person is there already, or the row is repeated
saved-imported = { $count ->
    [one] { $count } participant was added.
   *[other] { $count } participants were added.
}
