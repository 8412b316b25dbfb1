-- Append-only and hash-chained: each row's hash covers the row and the hash before it (rule I4, S12).

create table audit (
    seq integer primary key not null,
    office_id blob,
    at integer not null,
    actor text not null,
    action text not null,
    subject text not null,
    previous blob not null,
    hash blob not null
) strict;

create index audit_by_subject on audit (subject, seq);
