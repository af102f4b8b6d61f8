-- Events that were produced (P) and, beside them, consumed (C): archive, write audit and timeline. Append-only.
create table event (
    id           bigint generated always as identity (cache 1) primary key,
    event_id     uuid        not null,
    direction    "char"      not null check (direction in ('P', 'C')),
    topic        text        not null,
    type         text        not null,
    subject      text        not null,
    sequence     bigint      not null check (sequence > 0),
    event_key    text        not null,
    actor        text        not null,
    organization text        not null,
    occurred_at  timestamptz not null,
    payload      bytea       not null check (octet_length(payload) <= 524288),
    -- exactly one event per step of an aggregate
    unique (subject, topic, direction, sequence)
);

-- A queue of present rows: what is here is still to be sent.
create table outbox (
    id    bigint generated always as identity (cache 1) primary key,
    event bigint not null
);

create table event_cursor (
    consumer      text   not null,
    subject       text   not null,
    last_sequence bigint not null,
    primary key (consumer, subject)
);

-- Events that came ahead of their predecessor or behind a quarantined one.
create table parked_event (
    consumer     text        not null,
    topic        text        not null,
    subject      text        not null,
    sequence     bigint      not null,
    type         text        not null,
    event_id     uuid        not null,
    event_key    text        not null,
    actor        text        not null,
    organization text        not null,
    occurred_at  timestamptz not null,
    payload      bytea       not null,
    parked_at    timestamptz not null,
    primary key (consumer, subject, sequence)
);

-- Records that could not be applied. Later events of the same subject wait in parked_event.
create table quarantine (
    id             bigint generated always as identity primary key,
    consumer       text        not null,
    topic          text        not null,
    partition      int         not null,
    record_offset  bigint      not null,
    event_key      text,
    subject        text,
    sequence       bigint,
    type           text,
    headers        text        not null,
    payload        bytea,
    code           text        not null,
    reason         text        not null,
    state          text        not null check (state in ('open', 'replayed', 'discarded')),
    quarantined_at timestamptz not null,
    settled_at     timestamptz,
    settled_by     text,
    settled_reason text,
    unique (consumer, topic, partition, record_offset)
);
create index quarantine_open on quarantine (consumer, subject) where state = 'open';

create table audit (
    id           bigint generated always as identity primary key,
    occurred_at  timestamptz not null,
    actor        text        not null,
    organization text        not null,
    action       text        not null,
    subject_kind text        not null,
    subject      text        not null,
    outcome      text        not null,
    reason       text
);

create table idempotency_key (
    day          date        not null,
    issuer       text        not null,
    organization text        not null,
    subject      text        not null,
    key          text        not null check (length(key) <= 255),
    request_hash bytea       not null,
    status       int         not null,
    resource     text        not null,
    revision     int         not null,
    created_at   timestamptz not null,
    primary key (issuer, organization, subject, key, day)
) partition by range (day);
create table idempotency_key_default partition of idempotency_key default;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = '42501';
end $$;
create trigger event_append_only before update or delete or truncate on event
    for each statement execute function refuse_change();
create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function refuse_change();
