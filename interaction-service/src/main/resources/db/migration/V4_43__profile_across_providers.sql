-- What a patient keeps from other practices: categories of sensitive drugs, by the record on which it was said.
create table confidentiality (
    record_id  uuid        primary key references record,
    kept       text        not null,
    changed_at timestamptz not null
);
create index confidentiality_changed on confidentiality (changed_at);

-- What staff, patients and pharmacies say of a drug; nothing is ever changed, the last one counts.
create table medication_mark (
    mark_id    uuid        primary key,
    record_id  uuid        not null references record,
    drug       text        not null,
    kind       text        not null check (kind in ('NOT_TAKING', 'STOPPED', 'TAKEN_DIFFERENTLY', 'TAKING')),
    happened_on date,
    reason     text,
    how        text,
    source     text        not null check (source in ('staff', 'patient', 'pharmacy')),
    marked_by  text        not null,
    practice   text        not null,
    marked_at  timestamptz not null
);
create index medication_mark_of_record on medication_mark (record_id, marked_at);

-- A physician without a relationship opened a profile: for a reason and for a while, and those who know the patient are told.
create table emergency_access (
    access_id  uuid        primary key,
    record_id  uuid        not null references record,
    opened_by  text        not null,
    practice   text        not null,
    reason     text        not null,
    opened_at  timestamptz not null,
    expires_at timestamptz not null,
    check (expires_at > opened_at)
);
create index emergency_access_by_caller on emergency_access (opened_by, opened_at);
create table access_notice (
    access_id uuid not null references emergency_access,
    record_id uuid not null references record,
    seen_at   timestamptz,
    seen_by   text,
    primary key (access_id, record_id)
);
create index access_notice_of_record on access_notice (record_id);
