# Moving and cancelling sessions
