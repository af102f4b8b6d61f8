-- A case for each prescription whose plan asks for prior authorization. The content, patient data in it, is the case as JSON;
-- the columns are what is looked for.
create table prior_authorization (
    case_id         uuid        primary key,
    prescription_id uuid        not null unique,
    patient_id      uuid        not null,
    practice        text        not null,
    plan            text        not null,
    rxcui           integer     not null,
    state           text        not null check (state in ('needed', 'started', 'questions', 'submitted', 'approved', 'denied',
                                                          'appealed', 'expired')),
    sequence        bigint      not null check (sequence > 0),
    valid_from      date,
    valid_until     date,
    look_at         timestamptz,
    opened_at       timestamptz not null,
    changed_at      timestamptz not null,
    content         bytea       not null,
    check ((state = 'approved') <= (valid_from is not null and valid_until is not null))
) with (fillfactor = 80);
-- A practice lists its cases, the newest first.
create index prior_authorization_practice on prior_authorization (practice, opened_at desc, case_id desc);
-- A check asks for the approvals of a patient's drug.
create index prior_authorization_approved on prior_authorization (patient_id, rxcui, plan) where state = 'approved';
-- The worker asks for what is due.
create index prior_authorization_due on prior_authorization (look_at) where look_at is not null;
