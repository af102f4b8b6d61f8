-- A full release has 100,000 rows here; looking up its release for each cost half of storing them. Who deletes a release deletes
-- its rows here first, as those of formulary_item.
alter table cost_share drop constraint cost_share_release_id_fkey;
