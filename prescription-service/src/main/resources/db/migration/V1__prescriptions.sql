-- A patient as one practice knows them. Who is the same person elsewhere is not known here.
create table patient_record (
    id       uuid   primary key,
    practice text   not null,
    sequence bigint not null check (sequence > 0),
    state    bytea  not null
);

create table patient_identifier (
    practice text not null,
    system   text not null,
    value    text not null,
    patient  uuid not null references patient_record,
    primary key (practice, system, value)
);

-- Where a prescription stands: narrow, changed only by conditional update.
create table prescription (
    id                  uuid        primary key,
    practice            text        not null,
    patient             uuid        not null references patient_record,
    requester_npi       text        not null,
    written_on          date        not null,
    revision            int         not null check (revision > 0),
    gate_pass           int         not null default 0 check (gate_pass >= 0),
    sequence            bigint      not null check (sequence > 0),
    order_status        text        not null check (order_status in
        ('draft', 'signed', 'held', 'active', 'completed', 'expired', 'stopped', 'cancelled', 'entered-in-error')),
    transmission_status text        not null default 'none' check (transmission_status in
        ('none', 'queued', 'accepted-by-network', 'delivered', 'verified', 'retrying', 'failed', 'unknown')),
    cancel_status       text        not null default 'none' check (cancel_status in
        ('none', 'requested', 'pending', 'approved', 'denied', 'unknown')),
    fill_status         text        not null default 'none' check (fill_status in
        ('none', 'in-progress', 'ready', 'partial', 'dispensed', 'not-dispensed', 'transferred', 'returned')),
    signed_at           timestamptz,
    released_at         timestamptz,
    unscreened          boolean     not null default false,
    late_alert_open     boolean     not null default false,
    cancel_reason       text,
    updated_at          timestamptz not null,
    check ((order_status = 'draft') = (gate_pass = 0) or order_status in ('cancelled', 'entered-in-error')),
    check (released_at is not null or order_status in ('draft', 'signed', 'held', 'cancelled', 'entered-in-error'))
);
create index prescription_patient on prescription (patient, written_on);
create index prescription_waiting on prescription (signed_at) where order_status = 'signed';
create index prescription_running on prescription (written_on) where order_status = 'active';

-- What was written, one row a revision; the resource as received is kept beside our reading of it.
create table prescription_content (
    prescription uuid  not null references prescription,
    revision     int   not null,
    content      bytea not null,
    original     bytea not null,
    warnings     bytea not null,
    primary key (prescription, revision)
);

create table prescription_identifier (
    practice     text not null,
    system       text not null,
    value        text not null,
    prescription uuid not null references prescription,
    primary key (practice, system, value)
);

create table prescription_override (
    prescription uuid        not null references prescription,
    revision     int         not null,
    gate_pass    int         not null,
    alert        text        not null,
    reason       text        not null,
    comment      text,
    given_by     text        not null,
    given_at     timestamptz not null,
    primary key (prescription, revision, gate_pass, alert)
);

-- The latest answers of the other services, each for the revision that it names.
create table prescription_screening (
    prescription uuid  primary key references prescription,
    revision     int   not null,
    gate_pass    int,
    answer       bytea not null
);
create table prescription_coverage (
    prescription uuid  primary key references prescription,
    revision     int   not null,
    answer       bytea not null
);
create table prescription_order (
    prescription uuid  primary key references prescription,
    state        bytea not null
);

create table pharmacy (
    ncpdp_id text    primary key,
    npi      text,
    active   boolean not null,
    state    bytea   not null
);
create index pharmacy_npi on pharmacy (npi);
