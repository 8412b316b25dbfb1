# Hours, leave, busy times
