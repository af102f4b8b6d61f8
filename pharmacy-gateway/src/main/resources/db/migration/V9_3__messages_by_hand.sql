-- A person says which order a message is about, or mends one that could not be read.
alter table inbound_message drop constraint inbound_message_matched_by_check;
alter table inbound_message add constraint inbound_message_matched_by_check
    check (matched_by in ('RELATES_TO_MESSAGE_ID', 'PRESCRIBER_ORDER_NUMBER', 'RX_REFERENCE_NUMBER', 'BY_HAND'));
alter table refused_message add column replayed_at timestamptz, add column replayed_as text;
