# Signing in
sign-in-title = Sign in
sign-in = Sign in
sign-in-as-staff = Staff sign-in
sign-in-as-participant = Sign in with a personal code
field-password = Password
field-personal-code = Personal code
personal-code-hint = The eight letters and digits on your slip of paper.
demo-enter-as = Enter the demonstration as

# The second step
second-factor-title = Second step
field-app-code = Code
app-code-hint = Six digits from your authenticator app, or one of your recovery codes.
second-factor-new-title = Set up the second step
second-factor-new-how = Scan the picture with an authenticator app on your phone. Then type the six digits that the app shows.
second-factor-qr = Picture for the authenticator app
second-factor-secret = No camera? Type this key into the app:
second-factor-turn-on = Turn on
second-factor-again = Set up another authenticator app
recovery-title = Recovery codes
recovery-how = If you lose your phone, each of these codes lets you in once. Print them or write them down now: they are not shown again.

# Accepting an invitation
join-title = Welcome
join-roles = Your role: { $roles }.
field-new-password = Password
password-hint = At least 12 characters. A few words in a row are easy to remember and hard to guess.
office-hint = Participants see the name too, so let it not tell what the work is.
zone-hint = For Kazakhstan: Asia/Almaty
join = Create my account
saved-joined = Your account is ready. Sign in with your e-mail and password.

# One's own account
me-title = My account
devices-title = Where I am signed in
devices-hint = If you do not know a device, sign it out.
device-this = this device
device-seen = last used { $at }
device-sign-out = Sign out
saved-device-signed-out = The device is signed out.

# A new password
password-new-title = New password
password-new-how = Choose a new password. You are then signed out everywhere, and the second step is asked for as before when you sign in.
password-new-set = Save the password
saved-password = The new password is saved. Sign in with it.

# Another authenticator app
second-factor-proof = You are replacing your authenticator app. First show that it is you. The app and the recovery codes you had before will then work no longer.
field-current-code = Code of the app you have now
current-code-hint = The six digits it shows now, or one of your recovery codes.
field-new-app-code = Code of the new app
