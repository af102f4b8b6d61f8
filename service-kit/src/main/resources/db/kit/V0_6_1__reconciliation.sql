-- Events of a window of time are found by their time; a block range index costs next to nothing to keep.
create index event_time on event using brin (occurred_at);

-- What this service has stated about its own aggregates.
create table reconciliation_run (
    id          uuid        primary key,
    stated_at   timestamptz not null,
    window_from timestamptz not null,
    window_until timestamptz not null,
    aggregates  int         not null,
    pages       int         not null,
    asked_by    text        not null
);
create index reconciliation_run_latest on reconciliation_run (window_until);

-- What this service has compared of what another one stated.
create table reconciliation_comparison (
    run         uuid        not null,
    page        int         not null,
    service     text        not null,
    pages       int         not null,
    window_from timestamptz not null,
    window_until timestamptz not null,
    compared_at timestamptz not null,
    compared    int         not null,
    differences int         not null,
    primary key (run, page)
);
create index reconciliation_comparison_time on reconciliation_comparison (compared_at);

-- A difference is open until a later look finds that both sides agree.
create table reconciliation_difference (
    id              bigint generated always as identity primary key,
    run             uuid        not null,
    service         text        not null,
    consumer        text        not null,
    topic           text        not null,
    subject         text        not null,
    kind            text        not null check (kind in ('missing', 'behind', 'waiting', 'differs')),
    stated_sequence bigint      not null,
    known_sequence  bigint      not null,
    stated_state    text,
    known_state     text,
    found_at        timestamptz not null,
    settled_at      timestamptz
);
create unique index reconciliation_difference_open on reconciliation_difference (consumer, subject) where settled_at is null;
