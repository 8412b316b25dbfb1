# Moving and cancelling sessions
reschedule-title = Move or cancel
move-what = Another time, room or trainer
swap-what = Change times with another session
cancel-what = Cancel
move-held = This session was held, has begun or is cancelled. It stays as it is.
move-check = Look at what would change
scope-which = Which sessions
scope-this = Only this one
scope-following = This one and those that follow in its series
scope-future = All of its series that are still to come
scope-future-group = All of the group that are still to come
move-date = Date
move-same-room = As planned
move-trainer = Another trainer
move-trainer-hint = Leave it empty if those who lead stay.
move-instead-of = Instead of { $name }
swap-how = The two sessions change times. Rooms, trainers and participants stay with their session.
swap-with = With which session
move-counts = { $count ->
    [one] One session changes
   *[other] { $count } sessions change
}{ $clash ->
    [0] { "" }
    [one] , 1 of them clashes
   *[other] , { $clash } of them clash
}
move-held-count = { $count ->
    [one] One session was held or has begun. It stays as it is.
   *[other] { $count } sessions were held or have begun. They stay as they are.
}
move-nothing-changes = Nothing would change. Choose another date, time, room or trainer.
move-repair-first = Repair each session that clashes, or leave it as it is. Nothing changes until all of them are free.
move-commit = { $count ->
    [one] Move the session
   *[other] Move { $count } sessions
}
cancel-commit = { $count ->
    [one] Cancel the session
   *[other] Cancel { $count } sessions
}
swap-commit = Change the times
move-why = Why
move-words = In words
move-words-hint = If none of the reasons fits, or to say more. Do not name participants.
move-stays = stays as it is
move-to = to
move-keep = Leave it as it is
move-cancel = Cancel it
cancel-session-how = It stays on the calendar, faded, and counts for nobody. Participants who use their own page see it there; tell the others.
moved-why-trainer-away = A trainer is ill or away
moved-why-room = The room cannot be used
moved-why-participants = Participants asked for it
moved-why-office = Reasons of the office
moved-why-calendar = Moved in the calendar
moved-why-other = Another reason
saved-rescheduled = { $count ->
    [one] The session is moved.
   *[other] { $count } sessions are moved.
}
saved-cancelled = { $count ->
    [one] The session is cancelled.
   *[other] { $count } sessions are cancelled.
}
saved-swapped = The two sessions have changed times.
saved-undone = { $count ->
    [one] Undone: the session is where it was.
   *[other] Undone: { $count } sessions are where they were.
}
session-move-link = Move or cancel
session-moves-title = Moved or cancelled

# One act and its undoing
act-title = What was changed
act-move = Moved
act-cancel = Cancelled
act-swap = Times changed
act-leave = Away
act-undone = Undone
act-replaced = { $name } leads instead of { $other }
act-undo = Undo
act-undo-until = Possible for 10 minutes

# A trainer is away
absence-title = Away: { $name }
absence-others = Other trainers
absence-why = Away for days?
absence-for = Plan all sessions of { $name } for those days at once
absence-how = Every session of these days is handed over to a colleague who is free, moved to the nearest free time, or cancelled. The absence is noted, so that nothing new is planned in it.
absence-from = First day
absence-to = Last day
absence-kind = Why
absence-sick = Ill
absence-vacation = On leave
absence-training = Further training
absence-other = Another reason
act-leave-stays = Undoing puts the sessions back. The absence itself stays noted until it is removed from the hours.
absence-sessions = { $count ->
    [0] No sessions in these days
    [one] One session in these days
   *[other] { $count } sessions in these days
}
absence-hint = What is chosen was checked. Change it where something else is better; then look again or do it.
absence-commit = { $count ->
    [0] Note the absence
    [one] Note the absence and change 1 session
   *[other] Note the absence and change { $count } sessions
}
saved-handed-over = { $count ->
    [0] The absence is noted.
    [one] The absence is noted, one session is changed.
   *[other] The absence is noted, { $count } sessions are changed.
}

# On the participant’s page
my-moved-title = Changes
my-moved-to = New time:

# Why it cannot be done
error-session-held = This session was held or has begun. It stays as it is.
error-swap-missing = Choose the session to change times with.
error-move-clashes = Some sessions clash. Repair each of them or leave it as it is, then try again.
error-move-why = Choose why.
error-move-words = Say in 3 to 500 characters why.
error-move-nothing = Nothing would change. Choose another date, time, room or trainer.
error-undo-late = More than 10 minutes have passed. Move the sessions back one by one.
error-absence-long = An absence of up to three months is planned at once. Choose an earlier last day.
