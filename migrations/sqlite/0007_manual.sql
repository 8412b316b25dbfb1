-- The programme's manual: a version is a set of files, and an office can write versions of its own.

-- A copy that is not published yet may still be changed; afterwards nothing of it ever is (rule A1).
alter table programme add column office_id blob references office (id);
alter table programme add column copied_from blob references programme (id);
alter table programme add column published_at integer;

update programme set published_at = created_at;

alter table programme drop column source;

create table programme_file (
    programme_id blob not null references programme (id),
    path text not null,
    body text not null,
    primary key (programme_id, path)
) strict;

-- Which steps of its plan a session has got through.
create table step_done (
    occurrence_id blob not null references occurrence (id),
    step_key text not null,
    at integer not null,
    by_staff blob not null references staff (id),
    primary key (occurrence_id, step_key)
) strict;

-- What staff put beside a session's plan: a note, or a file with its name. The office sees it, whatever the version.
create table plan_attachment (
    id blob primary key not null,
    office_id blob not null references office (id),
    session_key text not null,
    name_sealed blob,
    media text,
    size integer not null,
    body_sealed blob not null,
    at integer not null,
    by_staff blob not null references staff (id),
    check ((name_sealed is null) = (media is null))
) strict;

create index plan_attachment_by_session on plan_attachment (office_id, session_key, at);
