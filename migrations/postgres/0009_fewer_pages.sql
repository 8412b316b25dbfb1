-- Indexes that nothing reads are gone, and one holds groups' sessions only.

drop index audit_by_subject;
drop index occurrence_by_group;
drop index expected_by_enrolment;

create index occurrence_by_group on occurrence (group_id, starts_at) where group_id is not null;
