-- A pharmacy asks for a prescription where none exists.
alter table pharmacy_request drop constraint pharmacy_request_kind_check;
alter table pharmacy_request add constraint pharmacy_request_kind_check
    check (kind in ('renewal', 'change', 'verbal-order', 'emergency-supply', 'new-prescription'));
alter table attention drop constraint attention_kind_check;
alter table attention add constraint attention_kind_check check (kind in
    ('held', 'late-alert', 'screening-unavailable', 'delivery-failed', 'delivery-unknown', 'cancel-denied',
     'cancel-unknown', 'not-dispensed', 'contradiction', 'not-delivered', 'not-accepted', 'reroute-refused',
     'renewal-requested', 'change-requested', 'verbal-order', 'emergency-supply', 'new-prescription-requested',
     'authorization-needed', 'authorization-questions', 'authorization-approved', 'authorization-denied',
     'authorization-expired'));
