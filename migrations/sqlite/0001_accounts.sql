-- Offices, the people who work there, and how they sign in.
-- Instants are unix seconds (UTC), dates are ISO text, columns named *_sealed are encrypted (see service::vault).

create table meta (
    key text primary key not null,
    value text not null
) strict;

create table office (
    id blob primary key not null,
    name text not null,
    zone text not null,
    created_at integer not null
) strict;

create table staff (
    id blob primary key not null,
    office_id blob not null references office (id),
    name_sealed blob not null,
    sex text not null check (sex in ('f', 'm')),
    -- Comma-separated codes of domain::role::Role: read with the account on every request.
    roles text not null,
    email_key blob not null unique,
    email_sealed blob not null,
    password_hash text not null,
    totp_sealed blob,
    totp_step integer not null,
    language text not null check (language in ('kk', 'ru', 'en')),
    disabled_at integer,
    created_at integer not null
) strict;

create table recovery_code (
    staff_id blob not null references staff (id),
    code_hash blob not null,
    used_at integer,
    primary key (staff_id, code_hash)
) strict;

-- An invitation without an office is the first start's: whoever uses it founds the office. One with an account is
-- for its owner, who sets a new password.
create table invitation (
    id blob primary key not null,
    token_hash blob not null unique,
    office_id blob references office (id),
    roles text not null,
    staff_id blob references staff (id),
    invited_by blob references staff (id),
    created_at integer not null,
    expires_at integer not null,
    used_at integer
) strict;

create table attempt (
    id blob primary key not null,
    throttle_key blob not null,
    at integer not null
) strict;

create index attempt_by_key on attempt (throttle_key, at);
