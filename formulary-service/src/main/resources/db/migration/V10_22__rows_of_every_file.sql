-- How many rows each of the smaller files had: the next release is held to them.
alter table release
    add column insulin     integer not null default 0,
    add column excluded    integer not null default 0,
    add column indications integer not null default 0,
    add column aliases     integer not null default 0,
    add column counties    integer not null default 0,
    add column areas       integer not null default 0;
update release set
    insulin = (select count(*) from insulin_cost where release_id = release.id),
    excluded = (select count(*) from excluded_item where release_id = release.id),
    indications = (select count(*) from indication where release_id = release.id),
    aliases = (select count(*) from plan_alias where release_id = release.id),
    counties = (select count(*) from county where release_id = release.id),
    areas = (select count(*) from plan_area where release_id = release.id);
