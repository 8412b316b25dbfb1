-- Calendars beyond the product: personal feeds out, a trainer's busy times in.

-- A personal feed: whoever has its secret link reads the owner's appointments. Only the hash of the secret is kept.
create table feed (
    token_hash blob primary key not null,
    office_id blob not null references office (id),
    staff_id blob unique references staff (id),
    person_id blob unique references person (id),
    created_at integer not null,
    check ((staff_id is null) <> (person_id is null))
) strict;

-- When a trainer is busy elsewhere, from a calendar file: times and nothing else. What lasts longer than a session may
-- is kept in pieces, so that overlaps are looked for in a bounded range.
create table busy_time (
    id blob primary key not null,
    office_id blob not null references office (id),
    staff_id blob not null references staff (id),
    starts_at integer not null,
    ends_at integer not null,
    check (ends_at - starts_at between 1 and 28800)
) strict;

create index busy_time_by_staff on busy_time (staff_id, starts_at);
