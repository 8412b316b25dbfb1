-- Offices, the people who work there, and how they sign in.
-- Instants are unix seconds (UTC), dates are ISO text, columns named *_sealed are encrypted (see service::vault).

create table meta (
    key text primary key not null,
    value text not null
);

create table office (
    id uuid primary key not null,
    name text not null,
    zone text not null,
    created_at bigint not null
);

create table staff (
    id uuid primary key not null,
    office_id uuid not null references office (id),
    name_sealed bytea not null,
    sex text not null check (sex in ('f', 'm')),
    -- Comma-separated codes of domain::role::Role: read with the account on every request.
    roles text not null,
    email_key bytea not null unique,
    email_sealed bytea not null,
    password_hash text not null,
    totp_sealed bytea,
    totp_step bigint not null,
    language text not null check (language in ('kk', 'ru', 'en')),
    disabled_at bigint,
    created_at bigint not null
);

create table recovery_code (
    staff_id uuid not null references staff (id),
    code_hash bytea not null,
    used_at bigint,
    primary key (staff_id, code_hash)
);

-- An invitation without an office is the first start's: whoever uses it founds the office. One with an account is
-- for its owner, who sets a new password.
create table invitation (
    id uuid primary key not null,
    token_hash bytea not null unique,
    office_id uuid references office (id),
    roles text not null,
    staff_id uuid references staff (id),
    invited_by uuid references staff (id),
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);

create table attempt (
    id uuid primary key not null,
    throttle_key bytea not null,
    at bigint not null
);

create index attempt_by_key on attempt (throttle_key, at);
