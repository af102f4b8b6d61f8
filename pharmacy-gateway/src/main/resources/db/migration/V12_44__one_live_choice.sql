-- an order never has two of them on their way to one pharmacy: the later choice takes the place of the earlier one
create unique index outgoing_message_one_live_choice on outgoing_message (prescription_id, pharmacy_ncpdp_id)
    where kind = 'FILL_NOTICES' and state in ('WAITING', 'DUE');
