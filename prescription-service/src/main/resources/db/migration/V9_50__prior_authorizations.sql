-- How far the prior authorization of a prescription is, as formulary-service last stated it.
create table prescription_authorization (
    prescription uuid  primary key references prescription (id),
    case_id      uuid  not null unique,
    stated       bytea not null
) with (fillfactor = 80);
