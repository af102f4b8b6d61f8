-- Of what was too large, or of a media type that is not read, only the beginning is kept.
alter table refused_message
    add column whole boolean not null default true,
    add column declared_size bigint check (declared_size >= 0);

-- How many of those each sender sent in each hour: beyond a limit they are counted, and not kept.
create table refused_unread (
    sender text        not null,
    hour   timestamptz not null,
    seen   integer     not null check (seen > 0),
    primary key (sender, hour)
);
