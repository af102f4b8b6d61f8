-- A prior authorization that waits for the practice, or that the payer has decided.
alter table attention drop constraint attention_kind_check;
alter table attention add constraint attention_kind_check check (kind in
    ('held', 'late-alert', 'screening-unavailable', 'delivery-failed', 'delivery-unknown', 'cancel-denied',
     'cancel-unknown', 'not-dispensed', 'contradiction', 'not-delivered', 'not-accepted', 'reroute-refused',
     'renewal-requested', 'change-requested', 'verbal-order', 'emergency-supply',
     'authorization-needed', 'authorization-questions', 'authorization-approved', 'authorization-denied',
     'authorization-expired'));
