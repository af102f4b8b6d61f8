-- Who looked for a patient in an emergency, found or not: guessing names is bounded, too.
create table emergency_look (
    looked_by text        not null,
    looked_at timestamptz not null
);
create index emergency_look_of on emergency_look (looked_by, looked_at);
