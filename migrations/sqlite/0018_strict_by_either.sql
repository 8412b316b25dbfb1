-- A measure that stands is looked up for either on his own: a list of both was put together again for each separation, which
-- could be told by the time it took.

drop view separated;

create view separated as
select
    k.who,
    k.from_whom,
    k.separation_id,
    exists (select 1 from protective_measure m where m.person_id = k.who and m.ended_at is null)
        or exists (select 1 from protective_measure m where m.person_id = k.from_whom and m.ended_at is null)
        as is_strict
from kept_apart k;
