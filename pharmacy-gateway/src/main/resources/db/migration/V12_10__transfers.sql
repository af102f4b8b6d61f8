-- Which pharmacy gave an order to which. A pharmacy gives it away once, and none gets it that had it: what it says could belong to either time.
create table order_transfer (
    prescription_id uuid        not null references pharmacy_order,
    from_pharmacy   text        not null,
    to_pharmacy     text        not null,
    -- the giver's message
    message_id      text        not null,
    -- what was dispensed then, in the order's unit
    dispensed       numeric     not null check (dispensed >= 0),
    transferred_at  timestamptz not null,
    primary key (prescription_id, from_pharmacy),
    unique (prescription_id, to_pharmacy),
    check (from_pharmacy <> to_pharmacy)
);

-- The giver, where an order is by a transfer, and what was dispensed before it: what our own worklist dispenses never comes to more than was left.
alter table pharmacy_order
    add column transferred_from text,
    add column dispensed_before numeric not null default 0 check (dispensed_before >= 0),
    add constraint pharmacy_order_no_more_than_was_left check (worklist_dispensed + dispensed_before <= quantity * (1 + refills));

-- The pharmacy that dispensed it, where the order has gone on from there; null is the one where the order is.
alter table order_fill add column dispensed_by text;
