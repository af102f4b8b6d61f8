-- A pharmacy asks for a prescription where none exists; the order that the row names is the patient's latest one there.
alter table pharmacy_request drop constraint pharmacy_request_kind_check;
alter table pharmacy_request add constraint pharmacy_request_kind_check
    check (kind in ('renewal', 'change', 'verbal-order', 'emergency-supply', 'new-prescription'));
alter table inbound_message drop constraint inbound_message_matched_by_check;
alter table inbound_message add constraint inbound_message_matched_by_check
    check (matched_by in ('RELATES_TO_MESSAGE_ID', 'PRESCRIBER_ORDER_NUMBER', 'RX_REFERENCE_NUMBER', 'PATIENT', 'BY_HAND'));
