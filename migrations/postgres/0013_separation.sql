-- Who must not meet whom (rules D6, D7). What names anybody is sealed; who is linked to whom is a pair of keys that only
-- the triggers below and the advocate's page read (rules F3, F4).

-- A room that is met on a screen is no place in the city, but a venue of its own.
alter table room add column is_online boolean not null default false;

-- It stands until a coordinator confirms its end: a date that passes lifts nothing.
create table protective_measure (
    id uuid primary key not null,
    office_id uuid not null references office (id),
    person_id uuid not null references person (id),
    kind text not null,
    served_on text not null,
    valid_to text not null,
    details_sealed bytea not null,
    recorded_by uuid not null references staff (id),
    recorded_at bigint not null,
    ended_by uuid references staff (id),
    ended_at bigint,
    check (valid_to >= served_on),
    check ((ended_by is null) = (ended_at is null))
);

create index protective_measure_by_person on protective_measure (person_id) where ended_at is null;
create index protective_measure_by_office on protective_measure (office_id, valid_to) where ended_at is null;

create table protected_person (
    id uuid primary key not null,
    office_id uuid not null references office (id),
    name_sealed bytea not null,
    recorded_by uuid not null references staff (id),
    recorded_at bigint not null
);

create index protected_person_by_office on protected_person (office_id);

-- When she is with somebody of the centre.
create table protected_visit (
    id uuid primary key not null,
    office_id uuid not null references office (id),
    protected_id uuid not null references protected_person (id),
    staff_id uuid not null references staff (id),
    place text not null check (place in ('here', 'elsewhere')),
    civil_start text not null,
    zone text not null,
    minutes bigint not null,
    starts_at bigint not null,
    ends_at bigint not null,
    live boolean not null,
    check (ends_at - starts_at between 60 and 28800)
);

create index protected_visit_by_person on protected_visit (protected_id, starts_at);
create index protected_visit_by_office on protected_visit (office_id, starts_at);

create table separation (
    id uuid primary key not null,
    office_id uuid not null references office (id),
    person_id uuid not null references person (id),
    other_person_id uuid references person (id),
    protected_id uuid references protected_person (id),
    details_sealed bytea not null,
    recorded_by uuid not null references staff (id),
    recorded_at bigint not null,
    ended_by uuid references staff (id),
    ended_at bigint,
    check ((other_person_id is null) <> (protected_id is null)),
    check (other_person_id is null or other_person_id <> person_id),
    check ((ended_by is null) = (ended_at is null))
);

create index separation_by_office on separation (office_id) where ended_at is null;

-- Each separation that stands, from both sides.
create table kept_apart (
    who uuid not null,
    from_whom uuid not null,
    separation_id uuid not null references separation (id),
    primary key (who, from_whom)
);

create index kept_apart_by_separation on kept_apart (separation_id);

-- With a measure that stands on either side, the strict distances hold.
create view separated as
select
    k.who,
    k.from_whom,
    k.separation_id,
    exists (
        select 1
        from protective_measure m
        where m.person_id in (k.who, k.from_whom)
          and m.ended_at is null
    ) as is_strict
from kept_apart k;

-- Whoever is too near to somebody: less than 120 minutes at one venue; with a measure on the same day of one venue, less
-- than 120 minutes elsewhere in the city, or with the same professional. All of an office's rooms are one venue.
create view too_near as
select a.person_id as who, a.occurrence_id as what, s.separation_id, a.starts_at
from expected a
join separated s on s.who = a.person_id
join expected b
    on b.person_id = s.from_whom
    and b.starts_at > a.starts_at - 172800
    and b.starts_at < a.starts_at + 172800
join occurrence mine on mine.id = a.occurrence_id
join room here on here.id = mine.room_id
join occurrence theirs on theirs.id = b.occurrence_id
join room there on there.id = theirs.room_id
where a.live
  and b.live
  and (here.id = there.id or not (here.is_online or there.is_online))
  and (
      (b.starts_at < a.ends_at + 7200 and a.starts_at < b.ends_at + 7200)
      or (s.is_strict and substr(mine.civil_start, 1, 10) = substr(theirs.civil_start, 1, 10))
  )
union all
select a.person_id, a.occurrence_id, s.separation_id, a.starts_at
from expected a
join separated s on s.who = a.person_id
join protected_visit b
    on b.protected_id = s.from_whom
    and b.starts_at > a.starts_at - 172800
    and b.starts_at < a.starts_at + 172800
join occurrence mine on mine.id = a.occurrence_id
join room here on here.id = mine.room_id
where a.live
  and b.live
  and not here.is_online
  and (
      ((b.place = 'here' or s.is_strict) and b.starts_at < a.ends_at + 7200 and a.starts_at < b.ends_at + 7200)
      or (s.is_strict and b.place = 'here' and substr(mine.civil_start, 1, 10) = substr(b.civil_start, 1, 10))
  )
union all
select b.protected_id, b.id, s.separation_id, b.starts_at
from protected_visit b
join separated s on s.who = b.protected_id
join expected a
    on a.person_id = s.from_whom
    and a.starts_at > b.starts_at - 172800
    and a.starts_at < b.starts_at + 172800
join occurrence theirs on theirs.id = a.occurrence_id
join room there on there.id = theirs.room_id
where b.live
  and a.live
  and not there.is_online
  and (
      ((b.place = 'here' or s.is_strict) and b.starts_at < a.ends_at + 7200 and a.starts_at < b.ends_at + 7200)
      or (s.is_strict and b.place = 'here' and substr(theirs.civil_start, 1, 10) = substr(b.civil_start, 1, 10))
  )
union all
select a.person_id, a.occurrence_id, s.separation_id, a.starts_at
from expected a
join separated s on s.who = a.person_id
join occurrence_trainer mine on mine.occurrence_id = a.occurrence_id
join expected b on b.person_id = s.from_whom
join occurrence_trainer theirs on theirs.occurrence_id = b.occurrence_id and theirs.staff_id = mine.staff_id
where a.live
  and b.live
  and s.is_strict
union all
select a.person_id, a.occurrence_id, s.separation_id, a.starts_at
from expected a
join separated s on s.who = a.person_id
join occurrence_trainer mine on mine.occurrence_id = a.occurrence_id
join protected_visit b on b.protected_id = s.from_whom and b.staff_id = mine.staff_id
where a.live
  and b.live
  and s.is_strict
union all
select b.protected_id, b.id, s.separation_id, b.starts_at
from protected_visit b
join separated s on s.who = b.protected_id
join expected a on a.person_id = s.from_whom
join occurrence_trainer theirs on theirs.occurrence_id = a.occurrence_id and theirs.staff_id = b.staff_id
where b.live
  and a.live
  and s.is_strict;

-- The same for whoever plans: when and where somebody cannot be, and with whom, because of which session or visit. A room that is met on a screen is barred
-- itself; the professional for all times.
create view barred as
select
    s.who as person_id,
    theirs.id as occurrence_id,
    case when there.is_online then 'room' else 'person' end as bound,
    case when there.is_online then there.id else s.who end as who,
    b.starts_at - 7200 as starts_at,
    b.ends_at + 7200 as ends_at
from separated s
join expected b on b.person_id = s.from_whom
join occurrence theirs on theirs.id = b.occurrence_id
join room there on there.id = theirs.room_id
where b.live
union all
select
    s.who,
    theirs.id,
    case when there.is_online then 'room' else 'person' end,
    case when there.is_online then there.id else s.who end,
    b.starts_at - 3600 * cast(substr(theirs.civil_start, 12, 2) as bigint) - 60 * cast(substr(theirs.civil_start, 15, 2) as bigint),
    b.starts_at - 3600 * cast(substr(theirs.civil_start, 12, 2) as bigint) - 60 * cast(substr(theirs.civil_start, 15, 2) as bigint)
        + 86400
from separated s
join expected b on b.person_id = s.from_whom
join occurrence theirs on theirs.id = b.occurrence_id
join room there on there.id = theirs.room_id
where b.live
  and s.is_strict
union all
select s.who, b.id, 'person', s.who, b.starts_at - 7200, b.ends_at + 7200
from separated s
join protected_visit b on b.protected_id = s.from_whom
where b.live
  and (b.place = 'here' or s.is_strict)
union all
select
    s.who,
    b.id,
    'person',
    s.who,
    b.starts_at - 3600 * cast(substr(b.civil_start, 12, 2) as bigint) - 60 * cast(substr(b.civil_start, 15, 2) as bigint),
    b.starts_at - 3600 * cast(substr(b.civil_start, 12, 2) as bigint) - 60 * cast(substr(b.civil_start, 15, 2) as bigint)
        + 86400
from separated s
join protected_visit b on b.protected_id = s.from_whom
where b.live
  and b.place = 'here'
  and s.is_strict
union all
select s.who, b.occurrence_id, 'trainer', t.staff_id, 0, 4102444800
from separated s
join expected b on b.person_id = s.from_whom
join occurrence_trainer t on t.occurrence_id = b.occurrence_id
where b.live
  and s.is_strict
union all
select s.who, b.id, 'trainer', b.staff_id, 0, 4102444800
from separated s
join protected_visit b on b.protected_id = s.from_whom
where b.live
  and s.is_strict;

-- The refusal has the words of a person who is busy. Two transactions that do not see each other would both win: the
-- second one waits for the first, then sees what it wrote.

create function refuse_too_near(of_what uuid, of_whom uuid) returns void
language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(l.separation_id::text, 0))
    from (
        select k.separation_id
        from expected e
        join kept_apart k on k.who = e.person_id
        where e.occurrence_id = of_what
          and e.person_id = coalesce(of_whom, e.person_id)
        union
        select k.separation_id
        from protected_visit v
        join kept_apart k on k.who = v.protected_id
        where v.id = of_what
        order by separation_id
    ) l;
    if not found then
        return;
    end if;
    if exists (select 1 from too_near n where n.what = of_what and n.who = coalesce(of_whom, n.who)) then
        raise exclusion_violation using message = 'person_busy', constraint = 'person_busy';
    end if;
end
$$;

create function refuse_expected_too_near() returns trigger
language plpgsql as $$
begin
    perform refuse_too_near(new.occurrence_id, new.person_id);
    return null;
end
$$;

create function refuse_session_too_near() returns trigger
language plpgsql as $$
begin
    perform refuse_too_near(new.id, null);
    return null;
end
$$;

create function refuse_trainer_too_near() returns trigger
language plpgsql as $$
begin
    perform refuse_too_near(new.occurrence_id, null);
    return null;
end
$$;

create trigger kept_apart_expected
after insert or update of person_id, starts_at, ends_at, live on expected
for each row when (new.live) execute function refuse_expected_too_near();

create trigger kept_apart_room
after update of room_id on occurrence
for each row when (new.live) execute function refuse_session_too_near();

create trigger kept_apart_trainer
after insert or update of staff_id on occurrence_trainer
for each row when (new.live) execute function refuse_trainer_too_near();

create trigger kept_apart_visit
after insert or update on protected_visit
for each row when (new.live) execute function refuse_session_too_near();
