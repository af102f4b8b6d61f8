-- What an operator loads of RxNorm, the FDA's NDC directory and NADAC: kept as releases, one of each kind serving.
create table reference_release (
    id           text primary key,
    kind         text        not null check (kind in ('rxnorm', 'fda-ndc', 'nadac')),
    content_hash text        not null check (content_hash ~ '^[0-9a-f]{64}$'),
    state        text        not null check (state in ('STAGED', 'ACTIVE', 'RETIRED')),
    drugs        integer     not null,
    trade_names  integer     not null,
    packages     integer     not null,
    products     integer     not null,
    prices       integer     not null,
    warnings     text        not null,
    loaded_at    timestamptz not null,
    activated_at timestamptz,
    check ((state = 'STAGED') = (activated_at is null))
);

create unique index reference_release_active on reference_release (kind) where state = 'ACTIVE';

-- Ingredients stand one a line, in lower case.
create table reference_drug (
    release_id  text    not null references reference_release on delete cascade,
    rxcui       integer not null check (rxcui > 0),
    term_type   text    not null,
    name        text    not null,
    ingredients text    not null,
    dose_form   text,
    strength    text,
    brand       text,
    primary key (release_id, rxcui)
);

create table reference_trade_name (
    release_id text    not null references reference_release on delete cascade,
    brand      integer not null,
    generic    integer not null,
    primary key (release_id, brand, generic)
);

-- An NDC of eleven digits; without a drug where the files name several, or none.
create table reference_package (
    release_id text   not null references reference_release on delete cascade,
    ndc        bigint not null check (ndc between 0 and 99999999999),
    rxcui      integer,
    primary key (release_id, ndc)
);

-- Nine digits: what the NDCs of all its packages begin with.
create table reference_product (
    release_id          text   not null references reference_release on delete cascade,
    product             bigint not null check (product between 0 and 999999999),
    name                text   not null,
    nonproprietary_name text,
    dose_form           text,
    labeler             text,
    primary key (release_id, product)
);

create table reference_price (
    release_id   text    not null references reference_release on delete cascade,
    ndc          bigint  not null check (ndc between 0 and 99999999999),
    per_unit     numeric not null check (per_unit > 0),
    unit         text    not null check (unit in ('EA', 'ML', 'GM')),
    effective_on date    not null,
    primary key (release_id, ndc)
);
