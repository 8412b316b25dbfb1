-- Joint work is a gate with two keys (rule E1). The partner's name is sealed with the other compartment's key.

create table couple (
    id blob primary key not null,
    office_id blob not null references office (id),
    enrolment_id blob not null unique references enrolment (id),
    partner_sealed blob not null,
    asked_by blob not null references staff (id),
    asked_at integer not null
) strict;

create table couple_approval (
    id blob primary key not null,
    couple_id blob not null references couple (id),
    side text not null check (side in ('coordinator', 'advocate')),
    given_by blob not null references staff (id),
    given_at integer not null,
    withdrawn_by blob references staff (id),
    withdrawn_at integer
) strict;

create unique index couple_approval_standing on couple_approval (couple_id, side) where withdrawn_at is null;
