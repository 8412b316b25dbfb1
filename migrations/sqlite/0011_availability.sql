-- Who works, what is open and who is bound elsewhere, on the venue's clock (rule D5). Minutes count from midnight.

-- Weekly hours of staff. Whoever has none may be planned at any time.
create table working_hours (
    staff_id blob not null references staff (id),
    office_id blob not null references office (id),
    weekday integer not null check (weekday between 1 and 7),
    from_minute integer not null,
    until_minute integer not null,
    primary key (staff_id, weekday, from_minute),
    check (from_minute >= 0 and from_minute < until_minute and until_minute <= 1440)
) strict;

create index working_hours_by_office on working_hours (office_id);

-- What holds on one day instead: other hours, or none.
create table working_day (
    staff_id blob not null references staff (id),
    office_id blob not null references office (id),
    on_date text not null,
    from_minute integer,
    until_minute integer,
    primary key (staff_id, on_date),
    check ((from_minute is null) = (until_minute is null)),
    check (from_minute >= 0 and from_minute < until_minute and until_minute <= 1440)
) strict;

create index working_day_by_office on working_day (office_id, on_date);

create table staff_leave (
    id blob primary key not null,
    staff_id blob not null references staff (id),
    office_id blob not null references office (id),
    first_date text not null,
    last_date text not null,
    kind text not null check (kind in ('vacation', 'sick', 'training', 'other')),
    check (first_date <= last_date),
    unique (staff_id, first_date, last_date)
) strict;

create index staff_leave_by_office on staff_leave (office_id, last_date);

-- Opening hours of rooms. A room that has none is always open.
create table room_hours (
    room_id blob not null references room (id),
    office_id blob not null references office (id),
    weekday integer not null check (weekday between 1 and 7),
    from_minute integer not null,
    until_minute integer not null,
    primary key (room_id, weekday, from_minute),
    check (from_minute >= 0 and from_minute < until_minute and until_minute <= 1440)
) strict;

create index room_hours_by_office on room_hours (office_id);

-- When a participant is bound elsewhere every week: a shift, reporting to the police. What binds him is sealed. A night
-- shift ends on the next day.
create table busy_hours (
    id blob primary key not null,
    person_id blob not null references person (id),
    office_id blob not null references office (id),
    weekday integer not null check (weekday between 1 and 7),
    from_minute integer not null,
    until_minute integer not null,
    first_date text not null,
    last_date text,
    kind_sealed blob not null,
    check (from_minute between 0 and 1439 and until_minute > from_minute and until_minute - from_minute <= 1440),
    check (first_date <= last_date)
) strict;

create index busy_hours_by_person on busy_hours (person_id);
