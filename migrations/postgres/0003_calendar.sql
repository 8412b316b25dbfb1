-- Planned sessions and their registers. The database itself refuses to book a trainer, a room or a person twice (rule D3).

create extension if not exists btree_gist;

create table room (
    id uuid primary key not null,
    office_id uuid not null references office (id),
    name text not null,
    seats bigint not null check (seats between 1 and 100),
    closed_at bigint,
    unique (office_id, name)
);

create table holiday (
    office_id uuid not null references office (id),
    on_date text not null,
    name_kk text not null,
    name_ru text not null,
    name_en text not null,
    primary key (office_id, on_date)
);

-- One planning act. Its id comes from the form, so that sending the form twice plans once (R2).
create table series (
    id uuid primary key not null,
    office_id uuid not null references office (id),
    created_by uuid not null references staff (id),
    created_at bigint not null
);

-- Civil time and zone are the truth, starts_at and ends_at are derived from them (rule D1).
create table occurrence (
    id uuid primary key not null,
    office_id uuid not null references office (id),
    series_id uuid not null references series (id),
    programme_id uuid not null references programme (id),
    kind text not null check (kind in ('individual', 'group', 'couples', 'follow_up')),
    session_key text not null,
    group_id uuid references training_group (id),
    room_id uuid not null references room (id),
    civil_start text not null,
    zone text not null,
    minutes bigint not null,
    starts_at bigint not null,
    ends_at bigint not null,
    live boolean not null,
    register text not null check (register in ('open', 'taken')),
    taken_at bigint,
    taken_by uuid references staff (id),
    -- Bounded length lets the engines look for overlaps in a bounded range.
    check (ends_at - starts_at between 60 and 28800),
    check ((register = 'taken') = (taken_at is not null)),
    unique (id, starts_at, ends_at, live),
    constraint room_busy exclude using gist (room_id with =, int8range(starts_at, ends_at) with &&) where (live)
);

create index occurrence_by_office on occurrence (office_id, starts_at);
create index occurrence_by_group on occurrence (group_id, starts_at);
create index occurrence_by_room on occurrence (room_id, starts_at);
create index occurrence_by_series on occurrence (series_id);
create index occurrence_unrecorded on occurrence (office_id, ends_at) where register = 'open' and live;

-- The times repeat the occurrence's, so that the overlap can be refused here; the foreign key keeps them equal.
create table occurrence_trainer (
    occurrence_id uuid not null,
    staff_id uuid not null references staff (id),
    starts_at bigint not null,
    ends_at bigint not null,
    live boolean not null,
    primary key (occurrence_id, staff_id),
    foreign key (occurrence_id, starts_at, ends_at, live)
        references occurrence (id, starts_at, ends_at, live) on update cascade,
    constraint trainer_busy exclude using gist (staff_id with =, int8range(starts_at, ends_at) with &&) where (live)
);

create index occurrence_trainer_by_staff on occurrence_trainer (staff_id, starts_at);

-- Everyone expected is a row from the moment the session is planned or he joins; an empty mark is "not taken yet".
create table expected (
    occurrence_id uuid not null,
    person_id uuid not null references person (id),
    enrolment_id uuid not null references enrolment (id),
    starts_at bigint not null,
    ends_at bigint not null,
    live boolean not null,
    mark text check (mark in ('present', 'late', 'excused', 'absent', 'turned_away')),
    late_minutes bigint,
    marked_at bigint,
    marked_by uuid references staff (id),
    announced_at bigint,
    announced_sealed bytea,
    primary key (occurrence_id, person_id),
    foreign key (occurrence_id, starts_at, ends_at, live)
        references occurrence (id, starts_at, ends_at, live) on update cascade,
    check ((mark = 'late') = (late_minutes is not null) or mark is null),
    constraint person_busy exclude using gist (person_id with =, int8range(starts_at, ends_at) with &&) where (live)
);

create index expected_by_person on expected (person_id, starts_at);
create index expected_by_enrolment on expected (enrolment_id, starts_at);

-- What a register said before it was amended; nothing is overwritten (rule C2).
create table mark_change (
    id uuid primary key not null,
    occurrence_id uuid not null,
    person_id uuid not null,
    from_mark text,
    from_late_minutes bigint,
    to_mark text not null,
    to_late_minutes bigint,
    at bigint not null,
    by_staff uuid not null references staff (id),
    reason_sealed bytea,
    foreign key (occurrence_id, person_id) references expected (occurrence_id, person_id)
);

create index mark_change_by_occurrence on mark_change (occurrence_id, at);

create table note (
    id uuid primary key not null,
    occurrence_id uuid not null references occurrence (id),
    by_staff uuid not null references staff (id),
    body_sealed bytea not null,
    at bigint not null
);

create index note_by_occurrence on note (occurrence_id, at);
