-- What a record says beside its allergies.
alter table record
    add conditions   bytea not null default '[]'::bytea,
    add observations bytea not null default '[]'::bytea,
    add medications  bytea not null default '[]'::bytea;

-- Records that said something new after prescriptions of their person were answered: a row for each record at most,
-- with what it said before the first change that nobody has looked at yet.
create table rescreening (
    record_id    uuid        primary key references record,
    facts_before bytea       not null,
    sequence     bigint      not null check (sequence > 0),
    requested_at timestamptz not null,
    due_at       timestamptz not null,
    attempts     int         not null default 0 check (attempts >= 0)
);
create index rescreening_due on rescreening (due_at);
