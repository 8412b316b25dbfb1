-- Whether somebody or something is free is answered by an index alone: what it takes does not grow with the calendar.

drop index occurrence_by_room;
drop index occurrence_trainer_by_staff;
drop index expected_by_person;

create index occurrence_by_room on occurrence (room_id, starts_at, ends_at, live);
create index occurrence_trainer_by_staff on occurrence_trainer (staff_id, starts_at, ends_at, live);
create index expected_by_person on expected (person_id, starts_at, ends_at, live);
