-- A separate safety check with each partner before and after every joint session (rule E3). What the partner said is in a
-- table of the other compartment, sealed with its key (rule F3). A concern stays, whatever is said later.

create table participant_check (
    occurrence_id blob not null references occurrence (id),
    moment text not null check (moment in ('before', 'after')),
    is_safe integer not null,
    words_sealed blob,
    by_staff blob not null references staff (id),
    at integer not null,
    primary key (occurrence_id, moment, is_safe)
) strict;

create table partner_check (
    occurrence_id blob not null references occurrence (id),
    moment text not null check (moment in ('before', 'after')),
    is_safe integer not null,
    words_sealed blob,
    by_staff blob not null references staff (id),
    at integer not null,
    primary key (occurrence_id, moment, is_safe)
) strict;
