-- Somebody to whom patient records belong. A record of which no person is known is its own person, with its own id.
create table person (
    person_id    uuid primary key,
    match_key    text,
    group_number int not null default 0 check (group_number >= 0),
    unique (match_key, group_number)
);

-- One practice's record of a patient. Link and unlink change person_id and nothing else.
create table record (
    record_id   uuid primary key,
    person_id   uuid    not null references person,
    practice    text,
    sequence    bigint  not null default 0 check (sequence >= 0),
    pinned      boolean not null default false,
    match_key   text,
    loose_keys  text[]  not null default '{}',
    suffix      text,
    identifiers bytea   not null default '{}'::bytea,
    allergies   bytea   not null default '[]'::bytea
);
create index record_of_person on record (person_id);
-- A person linked by hand holds records of several match keys; each of them finds it.
create index record_by_match_key on record (match_key);
create index record_loose_keys on record using gin (loose_keys);

-- Records that operations told apart for good; the smaller id first.
create table never_link (
    first_record  uuid        not null references record,
    second_record uuid        not null references record,
    decided_at    timestamptz not null,
    decided_by    text        not null,
    reason        text        not null,
    primary key (first_record, second_record),
    check (first_record::text < second_record::text)
);
create index never_link_second on never_link (second_record);

-- The medication profile: every prescription the gate has seen.
create table medication (
    prescription_id uuid primary key,
    record_id       uuid    not null references record,
    state           text    not null check (state in ('draft', 'held', 'counting', 'left')),
    revision        int     not null check (revision > 0),
    gate_pass       int     check (gate_pass > 0),
    signed_at       timestamptz,
    overrides       text    not null,
    facts_missing   boolean not null,
    next_look_at    timestamptz,
    stopped_on      date,
    lasts_until     date    not null,
    lingers         boolean not null,
    answers         bigint  not null check (answers >= 0),
    drug            bytea   not null,
    check (state = 'draft' or gate_pass is not null or state = 'left'),
    check (state <> 'left' or stopped_on is not null)
);
create index medication_of_record on medication (record_id);
create index medication_waiting_for_facts on medication (next_look_at) where facts_missing;
