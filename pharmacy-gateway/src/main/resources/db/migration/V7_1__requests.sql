-- What a pharmacy asks the prescriber about one of its orders. The row is the aggregate; its sequence is that of its events.
create table pharmacy_request (
    id                uuid        primary key,
    prescription_id   uuid        not null references pharmacy_order,
    pharmacy_ncpdp_id text        not null,
    kind              text        not null check (kind in ('renewal', 'change', 'verbal-order', 'emergency-supply')),
    state             text        not null check (state in ('waiting', 'answered', 'superseded')),
    -- the request as it was first stated
    asked             bytea       not null,
    -- the MessageID of the pharmacy's request, null for one of the worklist
    message_id        text,
    -- the prescriber's answer, which the pharmacy may not have heard of yet
    answer            bytea,
    new_prescription  uuid,
    sequence          bigint      not null check (sequence > 0),
    asked_at          timestamptz not null,
    answered_at       timestamptz,
    check (state <> 'answered' or answer is not null)
);
create unique index pharmacy_request_one_waiting on pharmacy_request (prescription_id, kind) where state = 'waiting';
create index pharmacy_request_of_order on pharmacy_request (prescription_id);
create unique index pharmacy_request_message on pharmacy_request (pharmacy_ncpdp_id, message_id) where message_id is not null;
