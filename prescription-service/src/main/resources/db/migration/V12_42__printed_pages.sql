-- Who printed which kind of page when; the timeline shows it.
create table prescription_print (
    prescription uuid        not null references prescription,
    printed_at   timestamptz not null,
    actor        text        not null,
    organization text        not null,
    worth        text        not null check (worth in ('PRESCRIPTION', 'ASK_FIRST', 'COPY'))
);
create index prescription_print_of on prescription_print (prescription, printed_at);

-- A page that may be dispensed from is in somebody's hand, and nobody has said that it may be live beside the electronic prescription.
alter table prescription add column page_out boolean not null default false;

-- The pharmacy has after all what was printed because it had not got it.
alter table attention drop constraint attention_kind_check;
alter table attention add constraint attention_kind_check check (kind in
    ('held', 'late-alert', 'screening-unavailable', 'delivery-failed', 'delivery-unknown', 'cancel-denied',
     'cancel-unknown', 'not-dispensed', 'contradiction', 'not-delivered', 'not-accepted', 'reroute-refused',
     'printed-and-sent',
     'renewal-requested', 'change-requested', 'verbal-order', 'emergency-supply', 'new-prescription-requested',
     'authorization-needed', 'authorization-questions', 'authorization-approved', 'authorization-denied',
     'authorization-expired'));
