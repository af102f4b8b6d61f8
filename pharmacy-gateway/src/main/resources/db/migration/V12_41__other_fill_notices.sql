-- A prescriber who wants to hear of other fills of a live order has its pharmacy told by an RxFillIndicatorChange.
alter table outgoing_message drop constraint outgoing_message_kind_check;
alter table outgoing_message add constraint outgoing_message_kind_check
    check (kind in ('NEW_RX', 'CANCEL_RX', 'ANSWER', 'FILL_NOTICES'));
-- an order never has two of them on their way to one pharmacy: the later choice takes the place of the earlier one
create unique index outgoing_message_one_live_choice on outgoing_message (prescription_id, pharmacy_ncpdp_id)
    where kind = 'FILL_NOTICES' and state in ('WAITING', 'DUE');
create index outgoing_message_choice_deadline on outgoing_message (deadline_at)
    where kind = 'FILL_NOTICES' and state in ('WAITING', 'DUE');

-- fill_notices: the latest choice since the release; null as long as the release's stands.
-- fill_notices_message: the message that tells it; fill_notices_said: what was stated of that message last.
alter table order_content add column fill_notices text;
alter table order_content add column fill_notices_message uuid;
alter table order_content add column fill_notices_said text;
