-- CDS clients that operations registered; tokens of any other issuer are refused.
create table hook_client (
    issuer   text not null,
    tenant   text not null default '',
    practice text not null,
    jwks     text,
    jwks_url text,
    primary key (issuer, tenant),
    check ((jwks is null) <> (jwks_url is null))
);

-- Ids of the clients' tokens: each token serves one call.
create table hook_token (
    issuer     text        not null,
    token_id   text        not null,
    expires_at timestamptz not null,
    primary key (issuer, token_id)
);
create index hook_token_expired on hook_token (expires_at);

-- Which alerts were shown to whom and what became of them: of a prescription (subject is its id), or on a card.
create table alert_use (
    subject     uuid        not null,
    alert_id    text        not null,
    channel     text        not null check (channel in ('prescription', 'order-select', 'order-sign')),
    practice    text        not null,
    prescriber  text,
    record_id   uuid,
    rule        text,
    type        text,
    severity    text,
    display     text,
    knowledge   text        not null,
    shown_at    timestamptz not null,
    outcome     text        not null default 'shown' check (outcome in ('shown', 'overridden', 'accepted')),
    reason      text,
    comment     text,
    suggestions text[],
    answered_at timestamptz,
    answered_by text,
    primary key (subject, alert_id),
    check ((outcome = 'shown') = (answered_at is null))
);
create index alert_use_by_time on alert_use (shown_at);
create index alert_use_answers on alert_use (record_id, prescriber) where outcome = 'overridden';

-- Records are found by identifier through the loose keys; what was stated before gets them here, as the service makes
-- them: the first 16 bytes of SHA-256 over the parts with a zero byte between them.
insert into record_loose_key (loose_key, record_id)
select distinct encode(substring(sha256('number'::bytea || '\x00'::bytea || convert_to(number.key, 'UTF8') || '\x00'::bytea
                                        || convert_to(number.value, 'UTF8')) from 1 for 16), 'hex'), record_id
from record, jsonb_each_text(convert_from(identifiers, 'UTF8')::jsonb) as number (key, value)
on conflict do nothing;
update record r set loose_keys = (select coalesce(array_agg(k.loose_key order by k.loose_key), '{}')
                                  from record_loose_key k where k.record_id = r.record_id);
