-- A pharmacy reads what it dispensed of orders that it gave to another one.
create index order_transfer_given on order_transfer (from_pharmacy);
