# Calendar feeds and files
feed-title = My appointments in a calendar
feed-how = With a secret link, the calendar on your phone or computer shows your appointments and keeps them up to date.
feed-told = It shows the day, the time and the word “{ feed-appointment }”. Nothing else.
feed-told-staff = It shows the day, the time, the room and the group’s code. No names, no topics.
feed-none = There is no link yet.
feed-since = There is a link, made on { $at }.
feed-renew-hint = A new link replaces it. The old one stops working at once.
feed-make = Make the link
feed-renew = Make a new link
feed-revoke = End the link
saved-feed-revoked = The link no longer works. What a calendar has already read stays there until it is removed.
feed-link-title = Your link
feed-once = This link is shown only now.
feed-address = Address
feed-subscribe = Open in the calendar
feed-step-copy = Or copy the address.
feed-step-paste = In your calendar program choose “add calendar by address” and paste it.
feed-step-wait = Changes appear within an hour or a few, as your program decides.
feed-secret = Whoever has the link sees these appointments. If somebody else got it, or the phone is shared, end it or make a new one.
feed-file = Put into the calendar

# What calendars elsewhere show
feed-name = Appointments
feed-appointment = Appointment
feed-cancelled = Cancelled: { $name }

# Busy times from a calendar file
busy-title = Busy times from my calendar
busy-how = Choose a calendar file (.ics), as your calendar program exports it. At these times nobody can plan sessions with you.
busy-kept = Only times are kept: no titles, no places, no names. Colleagues see “Not available at this time” and nothing more. A new file replaces the one before.
busy-file = Calendar file
busy-file-hint = Up to 2 MB. Repeated entries are read for { $days } days ahead; entries marked as free are left out.
busy-read = Read the file
busy-none = No busy times are known. They will stand here once you have read a file.
busy-known = When I am busy
busy-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
busy-forget = Forget all of them
saved-busy-read = { $count ->
    [one] { $count } busy time was read.
   *[other] { $count } busy times were read.
}
saved-busy-forgotten = Your busy times are forgotten.
error-calendar-empty = The file is empty, or none was chosen. Choose a calendar file (.ics).
error-calendar-kind = This is not a calendar file. Export the calendar as .ics and choose that file.
error-calendar-broken = The calendar file is damaged or not whole. Export it again.
error-calendar-zone = The file names a time zone that is not known and does not describe it. Export it with another program.
error-calendar-rule = An entry is repeated by a rule that is not understood. Take that entry out, or enter its dates one by one.
error-calendar-large = The file is larger than 2 MB. Export a shorter period.
error-calendar-long = The file holds too many times. Export a shorter period.
