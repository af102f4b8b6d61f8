-- What was asked and answered of each prescription, so that it can be asked again when a release changes.
alter table coverage_check add column signed boolean not null default false;
alter table coverage_check add column ended boolean not null default false;
alter table coverage_check add column asked bytea;
alter table coverage_check add column facts bytea;
create index coverage_check_running on coverage_check (prescription_id) where signed and not ended and asked is not null;

-- Releases that began to serve and whose running prescriptions have not all been looked at.
create table coverage_review (
    release_id text        primary key,
    behind     uuid,
    asked_at   timestamptz not null
);
