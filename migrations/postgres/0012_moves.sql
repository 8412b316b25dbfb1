-- What was moved or cancelled, why, and how it was before: for a while it can be undone (rule D4).

-- One act. Its id comes from the form, so that sending the form twice moves once (R2).
create table rescheduling (
    id uuid primary key not null,
    office_id uuid not null references office (id),
    kind text not null check (kind in ('move', 'cancel', 'swap', 'leave')),
    why text not null check (why in ('trainer_away', 'room', 'participants', 'office', 'calendar', 'other')),
    words_sealed bytea,
    by_staff uuid not null references staff (id),
    at bigint not null,
    undone_at bigint,
    undone_by uuid references staff (id),
    check ((undone_at is null) = (undone_by is null))
);

create index rescheduling_by_office on rescheduling (office_id, at);

-- A session before and after. Clock times are the truth, instants are derived from them anew (rule D1).
create table rescheduled (
    rescheduling_id uuid not null references rescheduling (id),
    occurrence_id uuid not null references occurrence (id),
    from_start text not null,
    to_start text not null,
    from_room_id uuid not null references room (id),
    to_room_id uuid not null references room (id),
    from_live boolean not null,
    to_live boolean not null,
    primary key (rescheduling_id, occurrence_id)
);

create index rescheduled_by_occurrence on rescheduled (occurrence_id);

-- One trainer in another's place.
create table rescheduled_trainer (
    rescheduling_id uuid not null,
    occurrence_id uuid not null,
    leaves uuid not null references staff (id),
    comes uuid not null references staff (id),
    primary key (rescheduling_id, occurrence_id, leaves),
    foreign key (rescheduling_id, occurrence_id) references rescheduled (rescheduling_id, occurrence_id)
);
