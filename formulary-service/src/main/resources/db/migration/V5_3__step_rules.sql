-- Authored step-therapy rules as they were sent; the highest number serves.
create table step_rule_file (
    number    bigint generated always as identity primary key,
    version   text        not null unique,
    body      text        not null,
    loaded_at timestamptz not null
);
