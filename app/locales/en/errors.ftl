# Anywhere
error-sign-in-required = Please sign in first.
error-not-found = There is nothing at this address, or it is not open to you. Go back to the start.
error-too-many = Too many attempts. Try again in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}.
error-unavailable = The server cannot save at the moment. Try again in a minute.
error-broken = Something went wrong on our side. Try again; if it happens again, tell the administrator.
error-changed-meanwhile = Somebody changed this in the meantime. Open the page again and look at how it stands now.
error-already-there = There is such an entry already. Look for it, or give another name, number or address.
error-choice-missing = Choose one from the list.
error-date-shape = Give the date as day, month and year, such as 23.11.2026.
error-time-shape = Give the time as hours and minutes, such as 18:05.
error-reason-missing = Give a reason in a few words (up to 300 characters).
error-name-shape = Give a family name and a first name, in letters, up to 80 characters each.
error-phone-shape = This is not a phone number. Type it like +7 701 123 4567 or 8 701 123 4567.
error-iin-shape = This is not an IIN: it has 12 digits, and one of them is wrong or missing. Compare it with the document.

# Signing in and accounts
error-sign-in-wrong = That does not match. Check what you typed and try again.
error-code-wrong = This code is wrong or was used already. Wait for the next one and type it.
error-email-shape = This is not an e-mail address. Type it like name@example.kz.
error-password-short = The password is too short: use at least 12 characters.
error-password-long = The password is too long: use at most 128 characters.
error-password-common = Everybody knows this password. Choose another one, such as a few words in a row.
error-roles-none = Choose at least one role.
error-roles-apart = An advocate works on the partner’s side and is neither trainer nor coordinator. Give the roles to two people.
error-own-account = You cannot close your own account or give up your own administrator’s role. Ask another administrator.
error-wrong-master-key = The master key does not belong to this database. Start with the key file that was made with it.

# Office
error-office-name = Give the office a name of up to 80 characters.
error-zone-unknown = There is no such time zone. For Kazakhstan it is Asia/Almaty.
error-room-name = Give the room a name of up to 40 characters.
error-room-seats = Give the number of seats, from 1 to 100.
error-room-in-use = Sessions are still planned in this room. Move or cancel them first, then change it.
error-holiday-names = Give the holiday a name in all three languages.

# People and groups
error-code-needs-phone = A personal code needs a phone number. Add the participant’s phone number first.
error-no-such-step = This step does not follow from where the participant stands now. Choose one of those offered.
error-not-running = The participant is not in the programme at present. Look first at where the participant stands.
error-group-code = Give the group a code of up to 12 characters.
error-group-places = A group has 1 to 12 places.
error-group-full = The group has no place for this participant from that day on: all places are taken, or its times do not suit. Choose another group or another day.
error-already-member = The participant is in a group already. End that membership first.
error-joint-work-closed = Joint work is not possible at present.

# Planning
error-session-unknown = Choose a session of the programme that fits the group or the participant.
error-with-missing = Choose a group for a group session, or a participant for anything else.
error-trainers-none = Choose who leads the session, each once.
error-trainers-two = Two trainers lead this session together. Choose the second one.
error-room-missing = Choose a room.
error-series-count = A series has 1 to 60 sessions.
error-series-step = Sessions of a series are 1 to 8 weeks apart.
error-series-beyond-stage = The programme does not have so many sessions from there on. Plan fewer, or begin earlier.
error-no-contract = Training begins after the contract is signed. Record the signing on the participant’s page first.
error-plan-clashes = Some dates clash. Repair or skip each of them, then plan again.
error-taken-meanwhile = In the meantime the trainer, the room or the participant was taken for that time. Check the dates again.

# Registers
error-not-yet = The register opens 15 minutes before the session.
error-session-cancelled = The session is cancelled: it has no register.
error-register-incomplete = Somebody is not marked yet. Mark everybody, then finish.
error-note-length = Write a note of 1 to 4000 characters.

# Figures
error-period-order = The period ends before it begins. Change one of the two dates.

# Reading a spreadsheet in
error-file-missing = Choose a file first.
error-file-kind = This is no XLSX or CSV file. Save the spreadsheet as one of the two and choose it again.
error-file-large = The file is too large. Take out pictures and other sheets, or split it.
error-file-long = The file has more than 2000 rows. Split it.
error-file-empty = The file has no rows below its headings. Check that the people are on its first sheet.
error-file-broken = The file cannot be read. Open it, save it as XLSX or CSV once more, and choose it again.
error-group-unknown = There is no group with this code. Open the group first, or correct the code.

# The server: what was sent cannot be taken
error-not-understood = What was sent cannot be read. Go back, reload the page and try again.
error-too-large = What was sent is too large. Shorten it and try again.
error-cross-site = The request came from another site, so nothing was done. Open the page here and try again.

# One facilitator, another authenticator
error-led-by-one-reason = Say in 10 to 500 characters why one trainer leads the group alone.
error-password-wrong = This is not your password. Type it again.

# An office’s own version
error-programme-unfit = The version does not fit together at one place.

# Safety checks of a joint session
error-check-early = A check before the session is made within 24 hours before it. Come back then.
error-check-late = The session is over: a check before it can no longer be recorded. If it was not held, cancel it.
error-check-not-yet = A check after the session is recorded once it has begun.
error-check-words = Write at most 500 characters.
error-checks-missing = The register can be finished only with all safety checks before and after the session.

# Planning: a list of dates
error-dates-shape = One of the dates cannot be read. Write one date a line, such as 2026-12-02 or 2026-12-02 18:00.

# Planning: what is no plan
error-series-end = The last date is before the first one. Change one of the two.
error-plan-empty = No date is left. Take back a skipped date, or choose other dates.
error-room-gone = This room is closed or no longer there. Choose another one.
error-group-over-full = On one of the dates the group has more members than places. Give it more places, or end a membership first.

# Hours, leave, busy times
error-hours-order = It ends before it begins. Change one of the two times.
error-hours-overlap = These hours begin before the ones above end. Change one of them.
error-leave-long = Leave lasts at most a year. Note it in parts.
error-weekday-missing = Tick at least one day of the week.
error-busy-many = Too many times are noted already. Remove some that no longer hold.
error-free-minutes = Give the length in minutes, from 15 to 480.
