-- The last local date on which the order might be dispensed, once its time is over.
alter table pharmacy_order add column expired_on date;
