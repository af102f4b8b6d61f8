-- The description code of the answer that a repeat gets again.
alter table inbound_message add column answer_description_code text;

-- What came to POST /script and is no message, kept for operations: the latest of each sender.
create table refused_message (
    id          uuid        primary key,
    sender      text        not null,
    code        text        not null,
    why         text        not null,
    raw         bytea       not null check (octet_length(raw) <= 1048576),
    received_at timestamptz not null
);
create index refused_message_sender on refused_message (sender, received_at desc);
create index refused_message_latest on refused_message (received_at desc);
