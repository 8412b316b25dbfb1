# Hours, leave, busy times
hours-link = Working hours and leave
hours-of = Working hours: { $name }
hours-others = Whose hours
hours-week = Every week
hours-how = Sessions are planned only within these hours. If the whole week is empty, they can be planned at any time; otherwise a day without hours is a day off.
hours-from = From
hours-until = Until
hours-from-after = From, after a break
hours-until-after = Until, after a break
hours-save = Save the hours
hours-days = Days with other hours
hours-days-none = All coming days are like every week.
hours-day-new = Another day
hours-day-on = Day
hours-day-hint = Leave both times empty if there is no work that day.
hours-day-add = Save the day
hours-day-off = no work
hours-day-remove = As every week
saved-hours = The hours were saved. Sessions that are planned already stay.
saved-hours-day = The day was saved. Sessions that are planned already stay.
saved-hours-day-removed = That day is like every week again.

# Leave
away-title = Leave
away-none = No leave is noted.
away-new = Note leave
away-first = First day
away-last = Last day
away-kind = Reason
away-kind-vacation = vacation
away-kind-sick = illness
away-kind-training = further training
away-kind-other = other
away-add = Note the leave
away-remove = Take back
away-sessions = Hand over the sessions
away-hand-over = Note leave and hand over or move its sessions at once
saved-away = The leave is noted. Nothing new is planned on those days; hand over the sessions that are planned already.
saved-away-removed = The leave is taken back.

# Rooms
room-hours-link = Opening hours
room-hours-title = Opening hours: { $room }
room-hours-how = Sessions are planned in the room only within these hours. If the whole week is empty, it is always open; otherwise a day without hours is closed.
saved-room-hours = The opening hours were saved. Sessions that are planned already stay.

# When a participant is bound elsewhere
bound-title = Not free every week
bound-none = Nothing is known: he can be invited at any time.
bound-new = Add a time
bound-days = On which days
bound-night = A time that ends on the next morning is a night shift.
bound-kind = What binds him
bound-kind-work = work
bound-kind-police = reporting to the police
bound-kind-study = studies
bound-kind-family = family
bound-kind-other = other
bound-first = From which day
bound-first-hint = Empty: from today on
bound-last = Until which day
bound-last-hint = Empty: until further notice
bound-add = Save the time
bound-remove = Remove
bound-since = since { $day }
saved-bound = The time was saved. Nothing new is planned in it.
saved-bound-removed = The time was removed.

# The next free time
free-link = Find a free time
free-title = Next free time
free-how = Times at which everyone chosen is free together. Hours, leave, rooms, holidays and what is planned already are respected.
free-any-room = Any free room with enough seats
free-with-hint = Leave it empty to look for the trainers and the room only.
free-minutes = Length in minutes
free-from = From which day
free-find = Find
free-found = Free together
free-none = Within half a year they are never free together. Choose another room, other trainers or a shorter time.
free-plan = Plan
