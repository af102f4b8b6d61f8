-- How practices want alerts shown; a row for each version, none is ever changed.
create table display_policy (
    practice         text        not null,
    version          int         not null check (version > 0),
    lines            text        not null,
    responsible_name text        not null,
    responsible_npi  text        not null,
    reason           text        not null,
    set_at           timestamptz not null,
    set_by           text        not null,
    primary key (practice, version)
);
