-- Operations read what came for an order, and what came lately; the second index is tiny.
create index inbound_message_of_order on inbound_message (prescription_id) where prescription_id is not null;
create index inbound_message_received on inbound_message using brin (received_at) with (pages_per_range = 16, autosummarize = on);
