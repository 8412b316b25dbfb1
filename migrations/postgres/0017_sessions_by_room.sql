-- An office's sessions are found through its rooms. In an index by office each week of a network lies on pages of its
-- own, so a series of 26 weeks wrote 26 of them, in two indexes; those of one room are few.

drop index occurrence_by_office;
drop index occurrence_unrecorded;

create index occurrence_unrecorded on occurrence (room_id, ends_at) where register = 'open' and live;
