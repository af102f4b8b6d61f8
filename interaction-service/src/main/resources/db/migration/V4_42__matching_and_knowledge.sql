-- Who a record's patient is, for the probabilistic matching and for those who confirm a link. Apart from the row that
-- every screening reads.
create table record_demographics (
    record_id    uuid    primary key references record,
    demographics bytea   not null,
    scored       boolean not null default false
);
create index record_demographics_to_score on record_demographics (record_id) where not scored;

-- Which records are worth comparing.
create table match_block (
    block_key text not null,
    record_id uuid not null references record,
    primary key (block_key, record_id)
);
create index match_block_of_record on match_block (record_id);

-- Records that may be one person, for somebody to look at; the smaller id first.
create table possible_match (
    match_id      uuid          primary key,
    first_record  uuid          not null references record,
    second_record uuid          not null references record,
    score         numeric(6, 1) not null,
    parts         text          not null,
    found_at      timestamptz   not null,
    state         text          not null check (state in ('open', 'linked', 'apart', 'gone')),
    decided_at    timestamptz,
    decided_by    text,
    reason        text,
    unique (first_record, second_record),
    check (first_record::text < second_record::text),
    check ((state in ('linked', 'apart')) = (decided_at is not null))
);
create index possible_match_open on possible_match (match_id) where state = 'open';

-- Links that a machine made: the next signer of each side is shown both demographics, once.
create table link_notice (
    record_id    uuid        not null references record,
    other_record uuid        not null references record,
    made_at      timestamptz not null,
    why          text        not null,
    shown_at     timestamptz,
    shown_to     text,
    primary key (record_id, other_record)
);
create index link_notice_to_show on link_notice (record_id) where shown_at is null;

-- Records whose running prescriptions were answered under another knowledge base than the one in force.
create table knowledge_in_force (
    only_row boolean     primary key default true check (only_row),
    version  text        not null,
    since    timestamptz not null
);
create table knowledge_rescreening (
    record_id uuid        primary key references record,
    due_at    timestamptz not null,
    attempts  int         not null default 0 check (attempts >= 0)
);
create index knowledge_rescreening_due on knowledge_rescreening (due_at);
