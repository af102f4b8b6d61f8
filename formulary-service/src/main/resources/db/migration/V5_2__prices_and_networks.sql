alter table release
    add column prices bigint not null default 0,
    add column pharmacies bigint not null default 0;

-- Unit costs of a plan for each length of supply: four bytes for each drug of its formulary, in the order of RxCUIs, 0
-- for none (ADR 0018). A slice is read without the rest, so the bytes are not compressed.
create table plan_price (
    release_id  text  not null references release on delete cascade,
    contract_id text  not null,
    plan_id     text  not null,
    segment_id  text  not null,
    costs_30    bytea not null,
    costs_60    bytea not null,
    costs_90    bytea not null,
    primary key (release_id, contract_id, plan_id, segment_id)
);
alter table plan_price
    alter column costs_30 set storage external,
    alter column costs_60 set storage external,
    alter column costs_90 set storage external;

create table network_pharmacy (
    release_id text    not null references release on delete cascade,
    npi        bigint  not null check (npi between 0 and 9999999999),
    number     integer not null,
    primary key (release_id, npi)
);

-- Two bytes for each of 4,096 pharmacies by their number: the number of the plan's terms there, 0 outside the network.
create table network_block (
    release_id  text    not null references release on delete cascade,
    contract_id text    not null,
    plan_id     text    not null,
    segment_id  text    not null,
    block       integer not null,
    terms       bytea   not null,
    primary key (release_id, contract_id, plan_id, segment_id, block)
);

create table network_terms (
    release_id       text      not null references release on delete cascade,
    contract_id      text      not null,
    plan_id          text      not null,
    segment_id       text      not null,
    number           integer   not null check (number between 1 and 65535),
    preferred_retail boolean   not null,
    preferred_mail   boolean   not null,
    retail           boolean   not null,
    mail             boolean   not null,
    in_area          boolean   not null,
    floor_price      numeric,
    fees             numeric[] not null check (cardinality(fees) = 9),
    primary key (release_id, contract_id, plan_id, segment_id, number)
);

-- Counties and their regions, and where plans are offered.
create table county (
    release_id       text not null references release on delete cascade,
    county           text not null,
    state_name       text not null,
    county_name      text not null,
    advantage_region text,
    drug_plan_region text,
    primary key (release_id, county)
);

create table plan_area (
    release_id       text not null references release on delete cascade,
    contract_id      text not null,
    plan_id          text not null,
    segment_id       text not null,
    state            text,
    county           text,
    advantage_region text,
    drug_plan_region text
);
create index plan_area_release on plan_area (release_id, contract_id, plan_id, segment_id);
