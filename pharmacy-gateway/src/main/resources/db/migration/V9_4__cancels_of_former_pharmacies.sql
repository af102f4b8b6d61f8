-- An order that went on while it may be live at the first pharmacy is taken back there too: one live CancelRx for each of its pharmacies.
drop index outgoing_message_one_live_cancel;
create unique index outgoing_message_one_live_cancel on outgoing_message (prescription_id, pharmacy_ncpdp_id)
    where kind = 'CANCEL_RX' and state in ('WAITING', 'DUE', 'HELD');
