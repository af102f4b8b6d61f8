-- What the prescriber was told of an order that nobody takes: 1 not accepted in fifteen minutes, 2 not delivered in an hour.
alter table pharmacy_order add column lateness smallint not null default 0 check (lateness between 0 and 2);
create index pharmacy_order_received on pharmacy_order using brin (received_at) with (pages_per_range = 16, autosummarize = on);
