-- Every round asks what has run out of time; without this it reads all that is due.
create index outgoing_message_deadline on outgoing_message (deadline_at) where state = 'DUE' and kind = 'NEW_RX';

-- A CancelRx or an answer is found behind a stopped backlog of NewRx without reading that; they are few.
create index outgoing_message_due_other on outgoing_message (pharmacy_ncpdp_id, due_at) where state = 'DUE' and kind <> 'NEW_RX';
