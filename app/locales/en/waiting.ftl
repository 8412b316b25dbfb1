# Waiting list, make-ups, risk
