-- The last answer of each prescription: what it rested on, and the sequence of its events. No patient data but the id.
create table coverage_check (
    prescription_id uuid        primary key,
    patient_id      uuid        not null,
    revision        integer     not null check (revision > 0),
    sequence        bigint      not null check (sequence > 0),
    rxcui           integer,
    quantity        numeric,
    days_supply     integer,
    release_id      text,
    formulary       text,
    covered         boolean,
    checked_at      timestamptz not null
);
