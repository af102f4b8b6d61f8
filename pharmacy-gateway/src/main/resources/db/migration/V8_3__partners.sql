-- What operations let through to a pharmacy: paused keeps what is due here, draining sends it and takes nothing new.
alter table pharmacy
    add column partner_state  text not null default 'active' check (partner_state in ('active', 'paused', 'draining')),
    add column partner_reason text,
    add column partner_since  timestamptz,
    add column partner_by     text;
create index pharmacy_not_active on pharmacy (ncpdp_id) where partner_state <> 'active';
