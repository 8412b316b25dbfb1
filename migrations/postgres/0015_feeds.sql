-- Calendars beyond the product: personal feeds out, a trainer's busy times in.

-- A personal feed: whoever has its secret link reads the owner's appointments. Only the hash of the secret is kept.
create table feed (
    token_hash bytea primary key not null,
    office_id uuid not null references office (id),
    staff_id uuid unique references staff (id),
    person_id uuid unique references person (id),
    created_at bigint not null,
    check ((staff_id is null) <> (person_id is null))
);

-- When a trainer is busy elsewhere, from a calendar file: times and nothing else. What lasts longer than a session may
-- is kept in pieces, so that overlaps are looked for in a bounded range.
create table busy_time (
    id uuid primary key not null,
    office_id uuid not null references office (id),
    staff_id uuid not null references staff (id),
    starts_at bigint not null,
    ends_at bigint not null,
    check (ends_at - starts_at between 1 and 28800)
);

create index busy_time_by_staff on busy_time (staff_id, starts_at);
