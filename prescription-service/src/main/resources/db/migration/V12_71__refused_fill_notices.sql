-- The pharmacy refused, or could not be told, what the practice chose last to hear of; a new choice, a new delivery and a new answer take it back.
alter table prescription add column fill_notices_refused boolean not null default false;

alter table attention drop constraint attention_kind_check;
alter table attention add constraint attention_kind_check check (kind in
    ('held', 'late-alert', 'screening-unavailable', 'delivery-failed', 'delivery-unknown', 'cancel-denied',
     'cancel-unknown', 'not-dispensed', 'transferred', 'contradiction', 'not-delivered', 'not-accepted', 'reroute-refused',
     'fill-notices-refused', 'printed-and-sent',
     'renewal-requested', 'change-requested', 'verbal-order', 'emergency-supply', 'new-prescription-requested',
     'authorization-needed', 'authorization-questions', 'authorization-approved', 'authorization-denied',
     'authorization-expired'));

create or replace function attention_kinds(p prescription) returns text[] language sql immutable as $$
    select array_remove(array[
        case when p.order_status = 'held' then 'held' end,
        case when p.late_alert_open and p.order_status in ('active', 'completed') then 'late-alert' end,
        case when p.order_status = 'active' and p.transmission_status = 'failed' then 'delivery-failed' end,
        case when p.order_status = 'active' and p.transmission_status = 'unknown' then 'delivery-unknown' end,
        case when p.order_status = 'active' and p.cancel_status = 'denied' then 'cancel-denied' end,
        case when p.order_status = 'active' and p.cancel_status = 'unknown' then 'cancel-unknown' end,
        case when p.order_status = 'active' and p.fill_status = 'not-dispensed' then 'not-dispensed' end,
        case when p.order_status = 'active' and p.fill_status = 'transferred' then 'transferred' end,
        case when p.order_status = 'active' and p.fill_notices_refused then 'fill-notices-refused' end], null)
$$;

create or replace trigger attention_follows after update on prescription for each row
    when (old.order_status = 'held' or new.order_status = 'held'
          or old.late_alert_open or new.late_alert_open
          or old.fill_notices_refused or new.fill_notices_refused
          or old.transmission_status in ('failed', 'unknown') or new.transmission_status in ('failed', 'unknown')
          or old.cancel_status in ('denied', 'unknown') or new.cancel_status in ('denied', 'unknown')
          or old.fill_status in ('not-dispensed', 'transferred') or new.fill_status in ('not-dispensed', 'transferred'))
    execute function attention_follows();
