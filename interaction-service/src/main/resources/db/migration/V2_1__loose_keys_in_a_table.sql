-- Records by loose key, one row each. Looked up key by key with a limit; over the array's inverted index PostgreSQL took
-- the limit as a reason to read the whole table.
create table record_loose_key (
    loose_key text not null,
    record_id uuid not null references record,
    primary key (loose_key, record_id)
);
create index record_loose_key_of_record on record_loose_key (record_id);
insert into record_loose_key (loose_key, record_id)
select distinct unnest(loose_keys), record_id from record;
drop index record_loose_keys;
