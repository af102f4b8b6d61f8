-- Each supply that was dispensed without a written order waits for its own confirmation; only questions wait one at a time.
drop index pharmacy_request_one_waiting;
create unique index pharmacy_request_one_waiting on pharmacy_request (prescription_id, kind)
    where state = 'waiting' and kind in ('renewal', 'change');
