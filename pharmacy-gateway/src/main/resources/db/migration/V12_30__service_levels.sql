-- The days (UTC) of the published service-level report. A final one is counted once and never again.
create table service_level_day (
    day           date        primary key,
    final         boolean     not null,
    -- what ended before this is counted
    counted_until timestamptz not null,
    -- the objective as it was that day: this share of the messages, within this time
    objective     numeric     not null check (objective > 0 and objective <= 1),
    within_millis bigint      not null check (within_millis > 0),
    -- for how long operations kept back the messages to every pharmacy
    stopped_seconds int       not null check (stopped_seconds >= 0)
);

-- What became of the NewRx messages that came to an end on a day, by pharmacy. One without a row had none, no attempt and no stop of its own.
create table service_level (
    pharmacy_ncpdp_id text     not null,
    day               date     not null references service_level_day,
    delivered         int      not null check (delivered >= 0),
    rejected          int      not null check (rejected >= 0),
    failed            int      not null check (failed >= 0),
    unknown           int      not null check (unknown >= 0),
    repeated          int      not null check (repeated >= 0),
    in_time           int      not null check (in_time between 0 and delivered + rejected),
    minutes_tried     int      not null check (minutes_tried >= 0),
    minutes_answered  int      not null check (minutes_answered between 0 and minutes_tried),
    stopped_seconds   int      not null check (stopped_seconds >= 0),
    -- how many deliveries took how long: classes of DeliveryTimes that are not empty, each with its count
    time_classes      smallint[] not null,
    time_counts       int[]    not null,
    slowest_millis    bigint   not null check (slowest_millis >= 0),
    primary key (pharmacy_ncpdp_id, day),
    check (cardinality(time_classes) = cardinality(time_counts))
);
create index service_level_of_day on service_level (day);

-- The first day that is counted whole: what ended before this migration did not say when.
create table service_level_begin (
    only_row boolean primary key default true check (only_row),
    day      date    not null
);
insert into service_level_begin (day)
select (now() at time zone 'UTC')::date + case when exists (select from outgoing_message) then 1 else 0 end;

-- When it was answered or given up; null while it is neither, and for one that was taken back. Last, and without an index beside it: whoever reads or writes the
-- table waits until this commits.
alter table outgoing_message add column ended_at timestamptz;
