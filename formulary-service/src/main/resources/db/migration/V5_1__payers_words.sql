-- A payer's own words for the numbers that a release is kept in; Part D has none.
create table release_name (
    release_id text    not null references release on delete cascade,
    kind       text    not null check (kind in ('FORMULARY', 'TIER', 'DRUG')),
    number     integer not null,
    name       text    not null,
    primary key (release_id, kind, number)
);

-- What marketplace payers say beyond Part D; null is unknown.
alter table formulary_item
    drop constraint formulary_item_tier_check,
    add constraint formulary_item_tier_check check (tier between 1 and 31),
    add column authorization_new_starts boolean,
    add column step_new_starts boolean,
    add column maximum_per_day numeric check (maximum_per_day > 0),
    add column starts_on date,
    add column ends_on date;
