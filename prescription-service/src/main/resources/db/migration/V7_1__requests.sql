-- What pharmacies ask, and the prescribers' answers. The row's sequence is that of the answers' events.
create table pharmacy_request (
    id               uuid        primary key,
    prescription     uuid        not null references prescription,
    practice         text        not null,
    patient          uuid        not null references patient_record,
    prescriber_npi   text        not null,
    kind             text        not null check (kind in ('renewal', 'change', 'verbal-order', 'emergency-supply')),
    -- decided: answered here; told: the pharmacy has the answer; superseded: the pharmacy asked anew
    state            text        not null check (state in ('waiting', 'decided', 'told', 'superseded')),
    version          int         not null default 1 check (version > 0),
    asked            bytea       not null,
    answer           bytea,
    new_prescription uuid        references prescription,
    prepared         bytea,
    prepared_by      text,
    sequence         bigint      not null default 0 check (sequence >= 0),
    asked_at         timestamptz not null,
    answered_at      timestamptz,
    check (state in ('waiting', 'superseded') or answer is not null)
);
create index pharmacy_request_of_prescription on pharmacy_request (prescription);
create index pharmacy_request_new on pharmacy_request (new_prescription) where new_prescription is not null;

-- A request has an item of its own, with the request's id.
alter table attention add column request uuid;
alter table attention drop constraint attention_kind_check;
alter table attention add constraint attention_kind_check check (kind in
    ('held', 'late-alert', 'screening-unavailable', 'delivery-failed', 'delivery-unknown', 'cancel-denied',
     'cancel-unknown', 'not-dispensed', 'contradiction', 'not-delivered', 'not-accepted',
     'renewal-requested', 'change-requested', 'verbal-order', 'emergency-supply'));
drop index attention_open;
create unique index attention_open on attention (prescription, kind, coalesce(request, prescription)) where closed_at is null;
