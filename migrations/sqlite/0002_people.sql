-- Participants, their way through a programme, and the groups they belong to.

-- A version's texts are kept whole: an enrolment stays on the version it started with (rule A1).
create table programme (
    id blob primary key not null,
    code text not null,
    version integer not null,
    source text not null,
    created_at integer not null,
    unique (code, version)
) strict;

create table person (
    id blob primary key not null,
    office_id blob not null references office (id),
    name_sealed blob not null,
    phone_key blob,
    phone_sealed blob,
    iin_key blob,
    iin_sealed blob,
    sex text not null check (sex in ('f', 'm')),
    language text not null check (language in ('kk', 'ru', 'en')),
    portal_code_hash blob,
    portal_code_at integer,
    created_at integer not null,
    unique (office_id, iin_key)
) strict;

create index person_by_phone on person (phone_key);
create index person_by_office on person (office_id);

-- Keyed hashes of the prefixes of folded name words and phone digits: search without readable names.
create table search_token (
    office_id blob not null references office (id),
    token blob not null,
    person_id blob not null references person (id),
    primary key (office_id, token, person_id)
) strict;

create index search_token_by_person on search_token (person_id);

create table enrolment (
    id blob primary key not null,
    office_id blob not null references office (id),
    person_id blob not null references person (id),
    programme_id blob not null references programme (id),
    track text not null check (track in ('group', 'individual')),
    basis text not null,
    state text not null,
    referred_on text not null,
    created_at integer not null
) strict;

create index enrolment_by_person on enrolment (person_id);
create index enrolment_by_office on enrolment (office_id, state);

-- Each transition keeps who, when and why (rule B1).
create table enrolment_step (
    id blob primary key not null,
    enrolment_id blob not null references enrolment (id),
    from_state text,
    to_state text not null,
    at integer not null,
    by_staff blob not null references staff (id),
    reason_sealed blob
) strict;

create index enrolment_step_by_enrolment on enrolment_step (enrolment_id, at);

create table training_group (
    id blob primary key not null,
    office_id blob not null references office (id),
    programme_id blob not null references programme (id),
    code text not null,
    language text not null check (language in ('kk', 'ru', 'en')),
    places integer not null check (places between 1 and 12),
    created_at integer not null,
    unique (office_id, code)
) strict;

-- Dated membership: both days are included, an open end is null (rule C4).
create table membership (
    id blob primary key not null,
    group_id blob not null references training_group (id),
    enrolment_id blob not null references enrolment (id),
    person_id blob not null references person (id),
    from_on text not null,
    to_on text,
    added_by blob not null references staff (id),
    added_at integer not null,
    check (to_on is null or to_on >= from_on)
) strict;

create index membership_by_group on membership (group_id, from_on);
create index membership_by_enrolment on membership (enrolment_id);
create unique index membership_open on membership (enrolment_id) where to_on is null;

-- A signed-in browser, of staff or of a participant.
create table device (
    token_hash blob primary key not null,
    id blob not null unique,
    staff_id blob references staff (id),
    person_id blob references person (id),
    label text not null,
    second_factor integer not null,
    created_at integer not null,
    seen_at integer not null,
    expires_at integer not null,
    check ((staff_id is null) <> (person_id is null))
) strict;

create index device_by_staff on device (staff_id);
create index device_by_person on device (person_id);
