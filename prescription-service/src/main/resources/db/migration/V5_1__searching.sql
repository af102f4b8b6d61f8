-- What prescriptions are found by. It lies beside the content, which is written once a revision and never updated: an index
-- here costs nothing when an axis moves, while one on the narrow row would.
alter table prescription_content
    add column practice      text,
    add column requester_npi text,
    add column written_on    date,
    add column rxcui         text,
    add column ndc           text;

update prescription_content c
set practice = p.practice,
    requester_npi = p.requester_npi,
    written_on = p.written_on,
    rxcui = convert_from(c.content, 'UTF8')::jsonb #>> '{medication,rxcui}',
    ndc = convert_from(c.content, 'UTF8')::jsonb #>> '{medication,ndc}'
from prescription p
where p.id = c.prescription;

alter table prescription_content
    alter column practice set not null,
    alter column requester_npi set not null,
    alter column written_on set not null;

create index prescription_content_practice on prescription_content (practice, prescription);
create index prescription_content_requester on prescription_content (practice, requester_npi, prescription);
create index prescription_content_written on prescription_content (practice, written_on);
create index prescription_content_rxcui on prescription_content (practice, rxcui, prescription) where rxcui is not null;
create index prescription_content_ndc on prescription_content (practice, ndc, prescription) where ndc is not null;

-- A summarizing index: since PostgreSQL 16 an update of its column alone stays heap-only.
create index prescription_updated on prescription using brin (updated_at) with (pages_per_range = 16, autosummarize = on);

-- What waits for an answer of the prescriber. A row is opened when it begins and closed when it is over, and stays.
create table attention (
    id            uuid        primary key default uuidv7(),
    prescription  uuid        not null references prescription,
    practice      text        not null,
    requester_npi text        not null,
    kind          text        not null check (kind in
        ('held', 'late-alert', 'screening-unavailable', 'delivery-failed', 'delivery-unknown', 'cancel-denied',
         'cancel-unknown', 'not-dispensed', 'contradiction')),
    -- how many contradictions there were; one more is new
    ordinal       int         not null default 0,
    opened_at     timestamptz not null,
    closed_at     timestamptz,
    closed_by     text,
    check (closed_at is not null or closed_by is null)
);
create unique index attention_open on attention (prescription, kind) where closed_at is null;
create index attention_inbox on attention (practice, id) where closed_at is null;
create index attention_practice on attention (practice, id);

create function attention_kinds(p prescription) returns text[] language sql immutable as $$
    select array_remove(array[
        case when p.order_status = 'held' then 'held' end,
        case when p.late_alert_open and p.order_status in ('active', 'completed') then 'late-alert' end,
        case when p.order_status = 'active' and p.transmission_status = 'failed' then 'delivery-failed' end,
        case when p.order_status = 'active' and p.transmission_status = 'unknown' then 'delivery-unknown' end,
        case when p.order_status = 'active' and p.cancel_status = 'denied' then 'cancel-denied' end,
        case when p.order_status = 'active' and p.cancel_status = 'unknown' then 'cancel-unknown' end,
        case when p.order_status = 'active' and p.fill_status = 'not-dispensed' then 'not-dispensed' end], null)
$$;

create function attention_follows() returns trigger language plpgsql as $$
declare
    before text[] := attention_kinds(old);
    after  text[] := attention_kinds(new);
begin
    update attention set closed_at = new.updated_at
    where prescription = new.id and closed_at is null and kind = any (before) and kind <> all (after);
    insert into attention (prescription, practice, requester_npi, kind, opened_at)
    select new.id, new.practice, new.requester_npi, kind, new.updated_at
    from unnest(after) as kind where kind <> all (before)
    on conflict do nothing;
    return null;
end $$;

-- The condition is judged without calling anything: an ordinary step of an ordinary prescription pays for a comparison.
create trigger attention_follows after update on prescription for each row
    when (old.order_status = 'held' or new.order_status = 'held'
          or old.late_alert_open or new.late_alert_open
          or old.transmission_status in ('failed', 'unknown') or new.transmission_status in ('failed', 'unknown')
          or old.cancel_status in ('denied', 'unknown') or new.cancel_status in ('denied', 'unknown')
          or old.fill_status = 'not-dispensed' or new.fill_status = 'not-dispensed')
    execute function attention_follows();

insert into attention (prescription, practice, requester_npi, kind, opened_at)
select p.id, p.practice, p.requester_npi, kind, p.updated_at
from prescription p, unnest(attention_kinds(p)) as kind;
