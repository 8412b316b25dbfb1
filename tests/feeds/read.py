"""Reads a calendar as somebody else's program does (RFC 5545), and says what is in it, one entry a line."""

import sys
from datetime import timedelta, timezone

from icalendar import Calendar

TIME = "%Y-%m-%dT%H:%M:%SZ"


def utc(moment):
    return moment.astimezone(timezone.utc).strftime(TIME)


def main():
    calendar = Calendar.from_ical(sys.stdin.buffer.read())
    if calendar.errors:
        sys.exit(f"the calendar has errors: {calendar.errors}")
    described = {}
    for zone in calendar.walk("VTIMEZONE"):
        if not zone.subcomponents:
            sys.exit("a zone has no rules")
        # Made from the rules that came along, not from those that this machine knows.
        described[str(zone["TZID"])] = zone.to_tz(lookup_tzid=False)
    for event in calendar.walk("VEVENT"):
        if event.errors:
            sys.exit(f"an entry has errors: {event.errors}")
        name = event["DTSTART"].params["TZID"]
        start = event["DTSTART"].dt.replace(tzinfo=None)
        if utc(event["DTSTART"].dt) != utc(start.replace(tzinfo=described[name])):
            sys.exit(f"{start} means one instant by the rules that came along and another by those known here")
        length = event["DURATION"].dt
        if event["DTSTAMP"].dt.utcoffset() != timedelta(0):
            sys.exit("the stamp is not in UTC")
        print(
            event["UID"],
            utc(start.replace(tzinfo=described[name])),
            int(length.total_seconds() // 60),
            event["STATUS"],
            int(event["SEQUENCE"]),
            event["SUMMARY"],
            event.get("LOCATION", "-"),
            sep="|",
        )


main()
