-- A separate safety check with each partner before and after every joint session (rule E3). What the partner said is in a
-- table of the other compartment, sealed with its key (rule F3). A concern stays, whatever is said later.

create table participant_check (
    occurrence_id uuid not null references occurrence (id),
    moment text not null check (moment in ('before', 'after')),
    is_safe boolean not null,
    words_sealed bytea,
    by_staff uuid not null references staff (id),
    at bigint not null,
    primary key (occurrence_id, moment, is_safe)
);

create table partner_check (
    occurrence_id uuid not null references occurrence (id),
    moment text not null check (moment in ('before', 'after')),
    is_safe boolean not null,
    words_sealed bytea,
    by_staff uuid not null references staff (id),
    at bigint not null,
    primary key (occurrence_id, moment, is_safe)
);
