-- The drugs of a release's formulary in one value of 16 bytes a drug, written once and read once as a whole: a row for each
-- drug cost seconds for a release of 1.3 million. A release of before keeps its rows in formulary_item, and is read from there.
create table packed_formulary (
    release_id text    not null references release on delete cascade,
    formulary  integer not null,
    drugs      bytea   not null check (length(drugs) > 0 and length(drugs) % 16 = 0),
    primary key (release_id, formulary)
);
-- The numbers hardly compress, and trying takes longer than writing them.
alter table packed_formulary alter column drugs set storage external;

-- What the packed drugs name by its number, the first of which is 1.
create table packed_terms (
    release_id      text    not null references release on delete cascade,
    number          integer not null check (number > 0),
    quantity_amount numeric check (quantity_amount > 0),
    quantity_days   smallint check (quantity_days > 0),
    maximum_per_day numeric check (maximum_per_day > 0),
    starts_on       date,
    ends_on         date,
    primary key (release_id, number),
    check ((quantity_amount is null) = (quantity_days is null))
);
