-- Participants, their way through a programme, and the groups they belong to.

-- A version's texts are kept whole: an enrolment stays on the version it started with (rule A1).
create table programme (
    id uuid primary key not null,
    code text not null,
    version bigint not null,
    source text not null,
    created_at bigint not null,
    unique (code, version)
);

create table person (
    id uuid primary key not null,
    office_id uuid not null references office (id),
    name_sealed bytea not null,
    phone_key bytea,
    phone_sealed bytea,
    iin_key bytea,
    iin_sealed bytea,
    sex text not null check (sex in ('f', 'm')),
    language text not null check (language in ('kk', 'ru', 'en')),
    portal_code_hash bytea,
    portal_code_at bigint,
    created_at bigint not null,
    unique (office_id, iin_key)
);

create index person_by_phone on person (phone_key);
create index person_by_office on person (office_id);

-- Keyed hashes of the prefixes of folded name words and phone digits: search without readable names.
create table search_token (
    office_id uuid not null references office (id),
    token bytea not null,
    person_id uuid not null references person (id),
    primary key (office_id, token, person_id)
);

create index search_token_by_person on search_token (person_id);

create table enrolment (
    id uuid primary key not null,
    office_id uuid not null references office (id),
    person_id uuid not null references person (id),
    programme_id uuid not null references programme (id),
    track text not null check (track in ('group', 'individual')),
    basis text not null,
    state text not null,
    referred_on text not null,
    created_at bigint not null
);

create index enrolment_by_person on enrolment (person_id);
create index enrolment_by_office on enrolment (office_id, state);

-- Each transition keeps who, when and why (rule B1).
create table enrolment_step (
    id uuid primary key not null,
    enrolment_id uuid not null references enrolment (id),
    from_state text,
    to_state text not null,
    at bigint not null,
    by_staff uuid not null references staff (id),
    reason_sealed bytea
);

create index enrolment_step_by_enrolment on enrolment_step (enrolment_id, at);

create table training_group (
    id uuid primary key not null,
    office_id uuid not null references office (id),
    programme_id uuid not null references programme (id),
    code text not null,
    language text not null check (language in ('kk', 'ru', 'en')),
    places bigint not null check (places between 1 and 12),
    created_at bigint not null,
    unique (office_id, code)
);

-- Dated membership: both days are included, an open end is null (rule C4).
create table membership (
    id uuid primary key not null,
    group_id uuid not null references training_group (id),
    enrolment_id uuid not null references enrolment (id),
    person_id uuid not null references person (id),
    from_on text not null,
    to_on text,
    added_by uuid not null references staff (id),
    added_at bigint not null,
    check (to_on is null or to_on >= from_on)
);

create index membership_by_group on membership (group_id, from_on);
create index membership_by_enrolment on membership (enrolment_id);
create unique index membership_open on membership (enrolment_id) where to_on is null;

-- A signed-in browser, of staff or of a participant.
create table device (
    token_hash bytea primary key not null,
    id uuid not null unique,
    staff_id uuid references staff (id),
    person_id uuid references person (id),
    label text not null,
    second_factor boolean not null,
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null,
    check ((staff_id is null) <> (person_id is null))
);

create index device_by_staff on device (staff_id);
create index device_by_person on device (person_id);
