-- Append-only and hash-chained: each row's hash covers the row and the hash before it (rule I4, S12).

create table audit (
    seq bigint primary key not null,
    office_id uuid,
    at bigint not null,
    actor text not null,
    action text not null,
    subject text not null,
    previous bytea not null,
    hash bytea not null
);

create index audit_by_subject on audit (subject, seq);
