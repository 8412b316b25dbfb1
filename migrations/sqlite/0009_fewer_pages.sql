-- no-transaction
-- A planned session is written in fewer pages: its tables are kept in the order of their keys, and indexes that nothing
-- reads are gone. SQLite rebuilds a table by copying it, while keys between tables are not watched.

pragma foreign_keys = off;

begin immediate;

drop index if exists audit_by_subject;

create table series_anew (
    id blob primary key not null,
    office_id blob not null references office (id),
    created_by blob not null references staff (id),
    created_at integer not null,
    -- Why a coordinator let one lead a group alone, sealed; empty: it is led by two (rule A7).
    led_by_one_sealed blob
) strict, without rowid;

insert into series_anew (id, office_id, created_by, created_at, led_by_one_sealed)
select id, office_id, created_by, created_at, led_by_one_sealed
from series;

drop table series;

alter table series_anew rename to series;

create table occurrence_anew (
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
) strict, without rowid;

insert into occurrence_anew (id, office_id, series_id, programme_id, kind, session_key, group_id, room_id, civil_start, zone, minutes,
    starts_at, ends_at, live, register, taken_at, taken_by)
select id, office_id, series_id, programme_id, kind, session_key, group_id, room_id, civil_start, zone, minutes,
    starts_at, ends_at, live, register, taken_at, taken_by
from occurrence;

drop table occurrence;

alter table occurrence_anew rename to occurrence;

create table occurrence_trainer_anew (
    occurrence_id blob not null,
    staff_id blob not null references staff (id),
    starts_at integer not null,
    ends_at integer not null,
    live integer not null,
    primary key (occurrence_id, staff_id),
    foreign key (occurrence_id, starts_at, ends_at, live)
        references occurrence (id, starts_at, ends_at, live) on update cascade
) strict, without rowid;

insert into occurrence_trainer_anew (occurrence_id, staff_id, starts_at, ends_at, live)
select occurrence_id, staff_id, starts_at, ends_at, live
from occurrence_trainer;

drop table occurrence_trainer;

alter table occurrence_trainer_anew rename to occurrence_trainer;

create table expected_anew (
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
) strict, without rowid;

insert into expected_anew (occurrence_id, person_id, enrolment_id, starts_at, ends_at, live, mark, late_minutes, marked_at, marked_by,
    announced_at, announced_sealed)
select occurrence_id, person_id, enrolment_id, starts_at, ends_at, live, mark, late_minutes, marked_at, marked_by,
    announced_at, announced_sealed
from expected;

drop table expected;

alter table expected_anew rename to expected;

create index occurrence_by_office on occurrence (office_id, starts_at);
create index occurrence_by_group on occurrence (group_id, starts_at) where group_id is not null;
create index occurrence_by_room on occurrence (room_id, starts_at);
create index occurrence_by_series on occurrence (series_id);
create index occurrence_unrecorded on occurrence (office_id, ends_at) where register = 'open' and live;
create index occurrence_trainer_by_staff on occurrence_trainer (staff_id, starts_at);
create index expected_by_person on expected (person_id, starts_at);

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

commit;

pragma foreign_keys = on;
