-- A prescriber who wants to hear of other fills of a live order has its pharmacy told by an RxFillIndicatorChange.
-- Only new rows are held to it here, so that nothing reads the table under this lock; V12_43 looks at the others.
alter table outgoing_message drop constraint outgoing_message_kind_check;
alter table outgoing_message add constraint outgoing_message_kind_check
    check (kind in ('NEW_RX', 'CANCEL_RX', 'ANSWER', 'FILL_NOTICES')) not valid;

-- fill_notices: the latest choice since the release; null as long as the release's stands.
-- fill_notices_message: the message that tells it; fill_notices_said: what was stated of that message last.
alter table order_content add column fill_notices text;
alter table order_content add column fill_notices_message uuid;
alter table order_content add column fill_notices_said text;
