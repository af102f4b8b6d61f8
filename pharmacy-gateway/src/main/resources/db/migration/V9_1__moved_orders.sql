-- Orders that went on to another pharmacy are few, and late there by their own clock.
create index pharmacy_order_routed on pharmacy_order (routed_at) where routed_at is not null;
