-- The answer to a pharmacy's request that carries no drug is a message of its own; one that carries a drug is the order's first message.
alter table outgoing_message drop constraint outgoing_message_kind_check;
alter table outgoing_message add constraint outgoing_message_kind_check check (kind in ('NEW_RX', 'CANCEL_RX', 'ANSWER'));

-- The pharmacy's own number for its request, echoed in the answer.
alter table pharmacy_request add column reference text;
