-- Messages of ours that were refused for a reason outside their content (601, 700), until operations have seen to it; what was settled is in the audit.
create table unsettled_message (
    message_id        uuid        primary key references outgoing_message,
    pharmacy_ncpdp_id text        not null,
    code              text        not null check (code in ('601', '700')),
    description_code  text,
    refused_at        timestamptz not null
);
create index unsettled_message_pharmacy on unsettled_message (pharmacy_ncpdp_id, code);
