-- The gateway did not send an order to the other pharmacy that the prescriber wanted.
alter table attention drop constraint attention_kind_check;
alter table attention add constraint attention_kind_check check (kind in
    ('held', 'late-alert', 'screening-unavailable', 'delivery-failed', 'delivery-unknown', 'cancel-denied',
     'cancel-unknown', 'not-dispensed', 'contradiction', 'not-delivered', 'not-accepted', 'reroute-refused',
     'renewal-requested', 'change-requested', 'verbal-order', 'emergency-supply'));
