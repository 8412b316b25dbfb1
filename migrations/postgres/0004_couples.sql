-- Joint work is a gate with two keys (rule E1). The partner's name is sealed with the other compartment's key.

create table couple (
    id uuid primary key not null,
    office_id uuid not null references office (id),
    enrolment_id uuid not null unique references enrolment (id),
    partner_sealed bytea not null,
    asked_by uuid not null references staff (id),
    asked_at bigint not null
);

create table couple_approval (
    id uuid primary key not null,
    couple_id uuid not null references couple (id),
    side text not null check (side in ('coordinator', 'advocate')),
    given_by uuid not null references staff (id),
    given_at bigint not null,
    withdrawn_by uuid references staff (id),
    withdrawn_at bigint
);

create unique index couple_approval_standing on couple_approval (couple_id, side) where withdrawn_at is null;
