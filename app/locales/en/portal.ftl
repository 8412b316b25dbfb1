# The participant's page
my-title = My meetings
my-next = Next meeting
my-next-none = No meeting is planned yet. Your trainer will agree the next one with you.
my-today = Today
my-tomorrow = Tomorrow
absence-announce = I can’t come
absence-reason = What is the reason? Your trainer will read it and decide.
absence-send = Tell the trainer
absence-is-announced = You said you can’t come
absence-withdraw = I can come after all
saved-absence-announced = Your trainer sees that you can’t come. Your place is still kept.
saved-absence-withdrawn = Good, you are expected.
my-progress = My progress
my-steps = { $done } of { $of } sessions
my-needed = Needed to complete:
my-complete = You have done everything that the programme asks for.
my-topics-left = { $count ->
    [one] one more topic
   *[other] { $count } more topics
}
my-modules = Topics: { $done } of { $of }
step-done = done
step-open = still to come
my-homework = Homework
my-coming = After that
my-past = Past meetings
my-more = More
my-cancelled = Cancelled
my-unmarked = Not noted yet

# Whom to call
hotlines-title = Somebody to call, day and night
hotline-150 = Talk to somebody: free and anonymous
hotline-111 = Family and children
hotline-102 = Somebody is in danger
hotline-112 = Any emergency

# Handouts
papers-title = My handouts
papers-none = After each meeting its handout will be here.
papers-aloud = Read aloud
papers-stop = Stop
