-- Records that were taken for one person and are two: what was told of them is told again, without the other one.
create table parting (
    record_id    uuid        not null references record,
    other_record uuid        not null references record,
    parted_at    timestamptz not null,
    due_at       timestamptz not null,
    attempts     int         not null default 0 check (attempts >= 0),
    primary key (record_id, other_record)
);
create index parting_due on parting (due_at);
