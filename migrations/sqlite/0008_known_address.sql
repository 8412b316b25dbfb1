-- Addresses from which accounts were signed in: keyed hashes of account and address together, which say neither (S7).

create table known_address (
    pair_key blob primary key not null,
    seen_at integer not null
) strict;

create index known_address_by_time on known_address (seen_at);

-- What is too long ago is forgotten at each guess: in a flood of guesses, without reading all of them.
create index attempt_by_time on attempt (at);
