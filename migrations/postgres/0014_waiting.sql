-- Who waits for a seat, who makes up a missed topic elsewhere, who joined midway, and how high somebody's risk is.

-- For a group or for a trainer, by the date of entry (rule D8).
create table waiting (
    id uuid primary key not null,
    office_id uuid not null references office (id),
    enrolment_id uuid not null references enrolment (id),
    person_id uuid not null references person (id),
    group_id uuid references training_group (id),
    staff_id uuid references staff (id),
    since_on text not null,
    added_by uuid not null references staff (id),
    added_at bigint not null,
    ended_at bigint,
    ended_by uuid references staff (id),
    check ((group_id is null) <> (staff_id is null)),
    check ((ended_at is null) = (ended_by is null))
);

create index waiting_by_office on waiting (office_id, since_on);
create unique index waiting_for_group on waiting (enrolment_id, group_id) where group_id is not null and ended_at is null;
create unique index waiting_for_trainer on waiting (enrolment_id, staff_id) where staff_id is not null and ended_at is null;

-- A guest from another group: his attendance covers a topic, but is none of those that are counted (rule A9).
alter table expected add column is_make_up boolean not null default false;

-- Why a coordinator let somebody join within a topic (rule A7).
create table midway_entry (
    membership_id uuid primary key not null references membership (id),
    reason_sealed bytea not null,
    by_staff uuid not null references staff (id),
    at bigint not null
);

-- A professional judgement with its reasons; who lowers a level needs a second person (rule F2).
create table risk_review (
    id uuid primary key not null,
    office_id uuid not null references office (id),
    person_id uuid not null references person (id),
    level text not null check (level in ('low', 'medium', 'high', 'acute')),
    reasons_sealed bytea not null,
    by_staff uuid not null references staff (id),
    at bigint not null,
    confirmed_by uuid references staff (id),
    confirmed_at bigint,
    check ((confirmed_by is null) = (confirmed_at is null)),
    check (confirmed_by is null or confirmed_by <> by_staff)
);

create index risk_review_by_person on risk_review (person_id, at);
