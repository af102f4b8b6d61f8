-- A release has up to 1.3 million rows here, written once by COPY and read once as a whole; their keys are unique before they
-- come (the audit says so). Checking each row against its release and sorting it into a tree cost more than storing it.
-- Who deletes a release deletes its rows here first; rows of one release lie together, which is all that this index needs.
alter table formulary_item
    drop constraint formulary_item_pkey,
    drop constraint formulary_item_release_id_fkey;
create index formulary_item_by_release on formulary_item using brin (release_id) with (pages_per_range = 32, autosummarize = on);
