-- Planned sessions and their registers. The database itself refuses to book a trainer, a room or a person twice (rule D3).

create table room (
    id blob primary key not null,
    office_id blob not null references office (id),
    name text not null,
    seats integer not null check (seats between 1 and 100),
    closed_at integer,
    unique (office_id, name)
) strict;

create table holiday (
    office_id blob not null references office (id),
    on_date text not null,
    name_kk text not null,
    name_ru text not null,
    name_en text not null,
    primary key (office_id, on_date)
) strict;

-- One planning act. Its id comes from the form, so that sending the form twice plans once (R2).
create table series (
    id blob primary key not null,
    office_id blob not null references office (id),
    created_by blob not null references staff (id),
    created_at integer not null
) strict;

-- Civil time and zone are the truth, starts_at and ends_at are derived from them (rule D1).
create table occurrence (
    id blob primary key not null,
    office_id blob not null references office (id),
    series_id blob not null references series (id),
    programme_id blob not null references programme (id),
    kind text not null check (kind in ('individual', 'group', 'couples', 'follow_up')),
    session_key text not null,
    group_id blob references training_group (id),
    room_id blob not null references room (id),
    civil_start text not null,
    zone text not null,
    minutes integer not null,
    starts_at integer not null,
    ends_at integer not null,
    live integer not null,
    register text not null check (register in ('open', 'taken')),
    taken_at integer,
    taken_by blob references staff (id),
    -- Bounded length lets the engines look for overlaps in a bounded range.
    check (ends_at - starts_at between 60 and 28800),
    check ((register = 'taken') = (taken_at is not null)),
    unique (id, starts_at, ends_at, live)
) strict;

create index occurrence_by_office on occurrence (office_id, starts_at);
create index occurrence_by_group on occurrence (group_id, starts_at);
create index occurrence_by_room on occurrence (room_id, starts_at);
create index occurrence_by_series on occurrence (series_id);
create index occurrence_unrecorded on occurrence (office_id, ends_at) where register = 'open' and live;

-- The times repeat the occurrence's, so that the overlap can be refused here; the foreign key keeps them equal.
create table occurrence_trainer (
    occurrence_id blob not null,
    staff_id blob not null references staff (id),
    starts_at integer not null,
    ends_at integer not null,
    live integer not null,
    primary key (occurrence_id, staff_id),
    foreign key (occurrence_id, starts_at, ends_at, live)
        references occurrence (id, starts_at, ends_at, live) on update cascade
) strict;

create index occurrence_trainer_by_staff on occurrence_trainer (staff_id, starts_at);

-- Everyone expected is a row from the moment the session is planned or he joins; an empty mark is "not taken yet".
create table expected (
    occurrence_id blob not null,
    person_id blob not null references person (id),
    enrolment_id blob not null references enrolment (id),
    starts_at integer not null,
    ends_at integer not null,
    live integer not null,
    mark text check (mark in ('present', 'late', 'excused', 'absent', 'turned_away')),
    late_minutes integer,
    marked_at integer,
    marked_by blob references staff (id),
    announced_at integer,
    announced_sealed blob,
    primary key (occurrence_id, person_id),
    foreign key (occurrence_id, starts_at, ends_at, live)
        references occurrence (id, starts_at, ends_at, live) on update cascade,
    check ((mark = 'late') = (late_minutes is not null) or mark is null)
) strict;

create index expected_by_person on expected (person_id, starts_at);
create index expected_by_enrolment on expected (enrolment_id, starts_at);

-- What a register said before it was amended; nothing is overwritten (rule C2).
create table mark_change (
    id blob primary key not null,
    occurrence_id blob not null,
    person_id blob not null,
    from_mark text,
    from_late_minutes integer,
    to_mark text not null,
    to_late_minutes integer,
    at integer not null,
    by_staff blob not null references staff (id),
    reason_sealed blob,
    foreign key (occurrence_id, person_id) references expected (occurrence_id, person_id)
) strict;

create index mark_change_by_occurrence on mark_change (occurrence_id, at);

create table note (
    id blob primary key not null,
    occurrence_id blob not null references occurrence (id),
    by_staff blob not null references staff (id),
    body_sealed blob not null,
    at integer not null
) strict;

create index note_by_occurrence on note (occurrence_id, at);

-- What an exclusion constraint does on PostgreSQL. Writes run in an immediate transaction on one connection, so a
-- trigger sees every committed booking; no session is longer than 8 hours, which bounds the range that is read.

create trigger room_busy_insert
before insert on occurrence
when new.live
begin
    select raise(abort, 'room_busy')
    where exists (
        select 1
        from occurrence other
        where other.room_id = new.room_id
          and other.live
          and other.starts_at > new.starts_at - 28800
          and other.starts_at < new.ends_at
          and other.ends_at > new.starts_at
          and other.id <> new.id
    );
end;

create trigger room_busy_update
before update of room_id, starts_at, ends_at, live on occurrence
when new.live
begin
    select raise(abort, 'room_busy')
    where exists (
        select 1
        from occurrence other
        where other.room_id = new.room_id
          and other.live
          and other.starts_at > new.starts_at - 28800
          and other.starts_at < new.ends_at
          and other.ends_at > new.starts_at
          and other.id <> new.id
    );
end;

create trigger trainer_busy_insert
before insert on occurrence_trainer
when new.live
begin
    select raise(abort, 'trainer_busy')
    where exists (
        select 1
        from occurrence_trainer other
        where other.staff_id = new.staff_id
          and other.live
          and other.starts_at > new.starts_at - 28800
          and other.starts_at < new.ends_at
          and other.ends_at > new.starts_at
          and other.occurrence_id <> new.occurrence_id
    );
end;

create trigger trainer_busy_update
before update of staff_id, starts_at, ends_at, live on occurrence_trainer
when new.live
begin
    select raise(abort, 'trainer_busy')
    where exists (
        select 1
        from occurrence_trainer other
        where other.staff_id = new.staff_id
          and other.live
          and other.starts_at > new.starts_at - 28800
          and other.starts_at < new.ends_at
          and other.ends_at > new.starts_at
          and other.occurrence_id <> new.occurrence_id
    );
end;

create trigger person_busy_insert
before insert on expected
when new.live
begin
    select raise(abort, 'person_busy')
    where exists (
        select 1
        from expected other
        where other.person_id = new.person_id
          and other.live
          and other.starts_at > new.starts_at - 28800
          and other.starts_at < new.ends_at
          and other.ends_at > new.starts_at
          and other.occurrence_id <> new.occurrence_id
    );
end;

create trigger person_busy_update
before update of person_id, starts_at, ends_at, live on expected
when new.live
begin
    select raise(abort, 'person_busy')
    where exists (
        select 1
        from expected other
        where other.person_id = new.person_id
          and other.live
          and other.starts_at > new.starts_at - 28800
          and other.starts_at < new.ends_at
          and other.ends_at > new.starts_at
          and other.occurrence_id <> new.occurrence_id
    );
end;
