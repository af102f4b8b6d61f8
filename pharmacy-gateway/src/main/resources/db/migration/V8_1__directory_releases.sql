-- Until when a pharmacy takes prescriptions, when it is open, and which source stands for its entry.
alter table pharmacy
    add column effective_to date,
    add column hours        text,
    add column source       text not null default 'start';
-- Two pharmacies may exchange their numbers within one file.
alter table pharmacy drop constraint pharmacy_npi_key,
    add constraint pharmacy_npi_key unique (npi) deferrable initially deferred;
create index pharmacy_latitude on pharmacy (latitude) where latitude is not null;

-- Pharmacies that are known by NPI only: they can be found, not sent to.
create table pharmacy_listing (
    npi         text    primary key check (npi ~ '^[0-9]{10}$'),
    name        text    not null,
    line        text,
    city        text,
    state       text,
    postal_code text,
    phone       text,
    active      boolean not null
);

-- What is searched; the entry of the directory stands before the listing.
create view directory_entry as
    select ncpdp_id as id, ncpdp_id, npi, name, line, city, state, postal_code, phone, latitude, longitude,
           channel, active, effective_from, effective_to, hours, service_levels
    from pharmacy
    union all
    select 'npi-' || l.npi, null, l.npi, l.name, l.line, l.city, l.state, l.postal_code, l.phone, null, null,
           null, l.active, null, null, null, '{}'
    from pharmacy_listing l
    where not exists (select from pharmacy p where p.npi = l.npi);

-- Every file that was loaded or refused.
create table pharmacy_release (
    id         bigint      generated always as identity primary key,
    source     text        not null,
    mode       text        not null check (mode in ('full', 'delta')),
    format     text,
    sha256     text,
    pharmacies int         not null,
    listings   int         not null,
    ignored    int         not null,
    changed    int         not null,
    state      text        not null check (state in ('loaded', 'refused', 'unreachable')),
    reason     text,
    loaded_at  timestamptz not null,
    loaded_by  text        not null
);
create index pharmacy_release_source on pharmacy_release (source, id);

-- What became of delivery attempts, by pharmacy and minute, counted by each process for itself.
create table partner_minute (
    pharmacy_ncpdp_id text        not null,
    minute            timestamptz not null,
    process           uuid        not null,
    attempts          int         not null,
    answered          int         not null,
    accepted          int         not null,
    last_answer_at    timestamptz,
    -- how many answers took how long: classes of AnswerTimes
    times             int[]       not null,
    primary key (pharmacy_ncpdp_id, minute, process)
);
create index partner_minute_age on partner_minute (minute);
