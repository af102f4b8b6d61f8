-- The keys by which records are found are derived from record_demographics, whose record must exist and is never deleted.
-- The same question asked for each of a record's keys told nothing and locked the record's row besides.
alter table match_block drop constraint match_block_record_id_fkey;
