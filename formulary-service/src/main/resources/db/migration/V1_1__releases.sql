-- A release is one source and one contract year. Its content never changes; only its state does.
create table release (
    id            text primary key,
    source        text        not null,
    contract_year integer     not null check (contract_year between 2006 and 2100),
    content_hash  text        not null check (content_hash ~ '^[0-9a-f]{64}$'),
    completeness  text        not null check (completeness in ('FULL', 'PARTIAL')),
    state         text        not null check (state in ('STAGED', 'ACTIVE', 'RETIRED')),
    items         integer     not null,
    plans         integer     not null,
    costs         integer     not null,
    warnings      text        not null,
    loaded_at     timestamptz not null,
    activated_at  timestamptz,
    check ((state = 'STAGED') = (activated_at is null))
);

-- Two releases of one source and year never serve at once.
create unique index release_active on release (source, contract_year) where state = 'ACTIVE';

create table formulary_item (
    release_id          text     not null references release on delete cascade,
    formulary           integer  not null,
    rxcui               integer  not null,
    ndc                 bigint   not null,
    tier                smallint not null check (tier between 1 and 7),
    quantity_limited    boolean,
    quantity_amount     numeric check (quantity_amount > 0),
    quantity_days       smallint check (quantity_days > 0),
    prior_authorization boolean,
    step_therapy        boolean,
    primary key (release_id, formulary, rxcui),
    check ((quantity_amount is null) = (quantity_days is null))
);

create table plan (
    release_id    text    not null references release on delete cascade,
    contract_id   text    not null,
    plan_id       text    not null,
    segment_id    text    not null,
    contract_name text,
    plan_name     text,
    formulary     integer,
    premium       numeric,
    deductible    numeric check (deductible >= 0),
    suppressed    boolean not null,
    primary key (release_id, contract_id, plan_id, segment_id)
);

-- Kinds: 0 not offered, 1 copay in dollars, 2 coinsurance as a share. Supply is CMS's DAYS_SUPPLY code.
create table cost_share (
    release_id             text     not null references release on delete cascade,
    contract_id            text     not null,
    plan_id                text     not null,
    segment_id             text     not null,
    level                  smallint not null check (level between 0 and 3),
    tier                   smallint not null,
    supply                 smallint not null check (supply between 1 and 4),
    preferred_kind         smallint not null,
    preferred_amount       numeric,
    preferred_least        numeric,
    preferred_most         numeric,
    standard_kind          smallint not null,
    standard_amount        numeric,
    standard_least         numeric,
    standard_most          numeric,
    preferred_mail_kind    smallint not null,
    preferred_mail_amount  numeric,
    preferred_mail_least   numeric,
    preferred_mail_most    numeric,
    standard_mail_kind     smallint not null,
    standard_mail_amount   numeric,
    standard_mail_least    numeric,
    standard_mail_most     numeric,
    specialty_tier         boolean,
    deductible_applies     boolean,
    primary key (release_id, contract_id, plan_id, segment_id, level, tier, supply)
);

create table insulin_cost (
    release_id            text     not null references release on delete cascade,
    contract_id           text     not null,
    plan_id               text     not null,
    segment_id            text     not null,
    tier                  smallint,
    supply                smallint not null check (supply between 1 and 4),
    preferred_copay       numeric,
    standard_copay        numeric,
    preferred_mail_copay  numeric,
    standard_mail_copay   numeric,
    unique nulls not distinct (release_id, contract_id, plan_id, segment_id, tier, supply)
);

create table excluded_item (
    release_id          text     not null references release on delete cascade,
    contract_id         text     not null,
    plan_id             text     not null,
    rxcui               integer  not null,
    tier                smallint not null,
    quantity_limited    boolean,
    quantity_amount     numeric,
    quantity_days       smallint,
    prior_authorization boolean,
    step_therapy        boolean,
    primary key (release_id, contract_id, plan_id, rxcui)
);

create table indication (
    release_id  text    not null references release on delete cascade,
    contract_id text    not null,
    plan_id     text    not null,
    rxcui       integer not null,
    disease     text    not null
);
create index indication_release on indication (release_id);

create table plan_alias (
    release_id  text not null references release on delete cascade,
    bin         text not null,
    pcn         text,
    card_group  text,
    contract_id text not null,
    plan_id     text not null,
    segment_id  text not null,
    unique nulls not distinct (release_id, bin, pcn, card_group)
);
