# Waiting lists
waiting-title = Waiting list
waiting-lists = Waiting lists
waiting-how = Whoever has waited longest comes first. When a seat becomes free, the group’s page says whom it fits.
waiting-of-groups = Groups
waiting-of-trainers = Trainers
waiting-empty = Nobody is waiting.
waiting-nobody = Nobody is in the programme at present.
waiting-new = Put on the list
waiting-who = Who waits
waiting-for = Waits for
waiting-since = Waiting since
waiting-since-hint = The date of entry decides who is next.
waiting-since-day = since { $day }
waiting-add = Put on the list
waiting-plan = Plan a session
waiting-end = Take off
waiting-end-of = Take off the list: { $name }
saved-waiting = Put on the waiting list.
saved-waiting-ended = Taken off the waiting list.

# A free seat
seat-none = No seat is free. When a member leaves or the group gets more places, you will see here who is next.
seat-no-entry = A seat is free, but no topic begins in the sessions that are planned. Plan further ahead.
seat-fits-nobody = A seat is free, but it fits nobody who is waiting.
seat-next = A seat is free. Next is { $name }; the first day would be { $day }, when a topic begins.
seat-offer = Offer the seat
saved-seat = The seat is given; the participant is expected from the next topic on.
fit-next = next
fit-fits = fits
fit-other-language = other language
fit-not-available = not available
places-title = Places
places-save = Change the places
saved-places = The number of places is changed.
member-midway = Reason for joining within a topic
member-midway-hint = Leave it empty when a topic begins on the first day.
member-joined-midway = Joined within a topic: { $reason }

# Make-ups
make-up-title = Making up a topic
make-up-how = As a guest of another group: it covers the topic, but does not count among the sessions attended (rule A9).
make-up-arranged = Arranged
make-up-expected = Expected on { $day } anyway.
make-up-none = No other group has a suitable session with a free seat at present.
make-up-arrange = Arrange
make-up-end = Cancel the make-up
saved-make-up = The make-up is arranged: the participant is on that session’s register.
saved-make-up-ended = The make-up is cancelled.

# Risk
risk-title = Risk
risk-none = Nobody has reviewed the risk yet.
risk-not-alone = Two professionals are present at every meeting, and never as the last session of the day (rule D9).
risk-low = low
risk-medium = medium
risk-high = high
risk-acute = acute
risk-pending = { $name } suggests lowering the level to “{ $level }”. It holds when a second person agrees (rule F2).
risk-confirm = Agree to the lower level
risk-review = Review the risk
risk-level = Level
risk-reasons = Reasons
risk-reasons-hint = What you saw and heard, what has changed, what you conclude from it.
risk-save = Record the review
risk-history = Reviews ({ $count })
risk-confirmed-by = A second person agreed: { $name }
saved-risk = The review is recorded.
saved-risk-confirmed = The lower level holds now.

# What can be refused
error-seat-not-available = This is not available. Choose another time or another group.
error-no-beginning = No topic begins in the sessions that are planned. Plan further ahead first.
error-not-a-beginning = No topic begins with the first session from that day on. Choose one of the days named above, or ask a coordinator.
error-midway-reason = Say in 10 to 500 characters why the participant joins within a topic.
error-waits-later = The date of entry lies in the future. Give today or an earlier day.
error-places-taken = The group has more members than that. End a membership first.
error-risk-reasons = Give the reasons in 10 to 2000 characters.
error-second-person = This is your own review. Another person who works on the case has to agree.
