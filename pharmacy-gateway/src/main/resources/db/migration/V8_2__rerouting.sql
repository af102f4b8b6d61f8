-- The pharmacy that gets an order once the present one has agreed to the cancel, and since when it is where it is.
alter table pharmacy_order
    add column reroutes_to      text,
    add column reroutes_channel text check (reroutes_channel in ('SCRIPT', 'WORKLIST')),
    add column routed_at        timestamptz,
    add constraint pharmacy_order_reroute check ((reroutes_to is null) = (reroutes_channel is null));

-- An order that goes on to another pharmacy gets a message of its own there; still no order ever has two live MessageIDs.
drop index outgoing_message_one_new_rx;
create unique index outgoing_message_one_live_new_rx on outgoing_message (prescription_id) where kind = 'NEW_RX' and state in ('DUE', 'HELD');
