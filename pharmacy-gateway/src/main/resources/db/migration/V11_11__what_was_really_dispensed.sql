-- The product that was really dispensed in the pharmacy's words, and how much of the fill is owed.
alter table order_fill
    add column description text,
    add column owed        numeric check (owed > 0);
