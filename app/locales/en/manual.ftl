# The programme’s manual
nav-manual = Manual
manual-versions = All versions
manual-own = our own
manual-search = Search the manual
manual-search-hint = In titles and texts, in all three languages. Kazakh letters may be typed as Russian ones.
manual-none-found = Nothing in the manual has these words. Try fewer or shorter ones.
manual-found = { $count ->
    [one] Found in 1 plan
   *[other] Found in { $count } plans
}
manual-out-of-date = translation out of date
manual-papers = On paper
manual-near = Before and after
manual-back = Back to the plan
manual-aim = Aim
manual-outcomes = Afterwards the participant
manual-steps = Steps
manual-step-both = { $minutes } min, { $alone } min with one person
manual-individual = With one person
manual-material = Material
manual-cautions = Cautions
manual-stop = When to stop
manual-with-partner = With the partner
manual-with-participant = With the participant
manual-sources = Sources of facts
homework-title = Homework
caution-minimising = Playing it down
caution-blaming = Blaming her
caution-silence = The silent one
caution-intoxication = Not sober
caution-danger = Signs of danger
