# A session’s plan
plan-number = Session { $number }
homework = Homework:

# The register
register-title = Register
register-expected = Expected
register-empty = Nobody is expected at this session.
register-not-yet = The register opens 15 minutes before the session.
register-cancelled = The session is cancelled. It counts for nobody.
register-open = Not finished yet
register-saving = Saving…
register-saved = Saved
register-retrying = Not saved, retrying
register-refused = Not saved. Reload the page.
register-signed-out = Not saved. Sign in again.
register-taken-at = Taken { $at }
undo = Undo
all-present = All present
finish-register = Finish the register
amend-register = Save the change
amend-reason = Why is it changed?
amend-hint = The register is taken. The mark before stays in its history.
mark-button-present = Present
mark-button-late = Late
mark-button-excused = Excused
mark-button-absent = Absent
mark-button-turned-away = Turned away: came intoxicated
mark-more = More
minutes-late = Minutes late
minutes-late-hint = Up to { $minutes } minutes count as present.
announced = Cannot come: { $reason }
absences-badge = { $count ->
    [one] 1 absence
   *[other] { $count } absences
}
saved-marks = The marks are saved. The register is not finished yet.
saved-register = The register is taken.
saved-amended = The change is saved.

# Notes, history, cancelling
notes-title = Notes
note-new = New note
note-hint = Seen by those who lead this session and by the coordinator. Participants never see it.
note-save = Save the note
saved-note = The note is saved.
changes-title = Changes of the register

# One facilitator, announced absences
led-by-one = One trainer leads the group alone
led-by-one-by = Decided by { $name }, { $at }
all-present-hint = Whoever said they cannot come stays open: you decide.

# Leading by today’s plan
lead-whole = The whole plan
lead-print = Print the plan
lead-handout = The participant’s handout
lead-undone = Left undone last time:
lead-missed = { $count ->
    [one] 1 person missed recent sessions
   *[other] { $count } people missed recent sessions
}
lead-before = Before, apart: the safety check
lead-after = After, apart: the safety check
lead-left = { $minutes } min left
lead-minutes = { $minutes } min
lead-done = done
lead-do = Mark as done
lead-not-done = Take the mark back
lead-attachments = { $count ->
    [one] { $count } note or file of ours
   *[other] { $count } notes and files of ours
}

# Safety checks of a joint session
checks-title = Safety checks
checks-how = Before and after every joint session each partner is asked alone. You ask the participant; the other side is asked elsewhere.
joint-may-start = The joint session may start: yes.
joint-may-not-start = The joint session may start: no.
joint-may-close = The register can be finished: yes.
joint-may-not-close = The register can be finished: no. All checks before and after the session are needed.
check-before = Before the session
check-after = After the session
check-none = Not recorded yet.
check-safe = No concern
check-concern = There is a concern
check-words = In a few words (optional)
check-concern-effect = A concern ends joint work at once: the coming joint sessions are cancelled.
check-record-safe = Record: no concern
check-record-concern = Record a concern
saved-safety-check = The check is recorded.
saved-safety-concern = The concern is recorded. Joint work is suspended.
