-- What was moved or cancelled, why, and how it was before: for a while it can be undone (rule D4).

-- One act. Its id comes from the form, so that sending the form twice moves once (R2).
create table rescheduling (
    id blob primary key not null,
    office_id blob not null references office (id),
    kind text not null check (kind in ('move', 'cancel', 'swap', 'leave')),
    why text not null check (why in ('trainer_away', 'room', 'participants', 'office', 'calendar', 'other')),
    words_sealed blob,
    by_staff blob not null references staff (id),
    at integer not null,
    undone_at integer,
    undone_by blob references staff (id),
    check ((undone_at is null) = (undone_by is null))
) strict;

create index rescheduling_by_office on rescheduling (office_id, at);

-- A session before and after. Clock times are the truth, instants are derived from them anew (rule D1).
create table rescheduled (
    rescheduling_id blob not null references rescheduling (id),
    occurrence_id blob not null references occurrence (id),
    from_start text not null,
    to_start text not null,
    from_room_id blob not null references room (id),
    to_room_id blob not null references room (id),
    from_live integer not null,
    to_live integer not null,
    primary key (rescheduling_id, occurrence_id)
) strict;

create index rescheduled_by_occurrence on rescheduled (occurrence_id);

-- One trainer in another's place.
create table rescheduled_trainer (
    rescheduling_id blob not null,
    occurrence_id blob not null,
    leaves blob not null references staff (id),
    comes blob not null references staff (id),
    primary key (rescheduling_id, occurrence_id, leaves),
    foreign key (rescheduling_id, occurrence_id) references rescheduled (rescheduling_id, occurrence_id)
) strict;
