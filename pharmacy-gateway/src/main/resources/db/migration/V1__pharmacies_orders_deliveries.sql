-- The directory. The sequence rises with each stated change.
create table pharmacy (
    ncpdp_id       text    primary key check (ncpdp_id ~ '^[0-9]{7}$'),
    npi            text    unique check (npi ~ '^[0-9]{10}$'),
    name           text    not null,
    line           text,
    city           text,
    state          text,
    postal_code    text,
    phone          text,
    latitude       numeric,
    longitude      numeric,
    channel        text    not null check (channel in ('SCRIPT', 'WORKLIST')),
    active         boolean not null,
    effective_from date,
    service_levels text[]  not null,
    sequence       bigint  not null check (sequence > 0)
);
create index pharmacy_name on pharmacy (lower(name));

-- One order for each released prescription. The axes live here, apart from the content, and are changed only where the sequence that was read still stands.
create table pharmacy_order (
    prescription_id      uuid        primary key,
    patient_id           uuid        not null,
    practice             text        not null,
    prescriber_npi       text        not null,
    pharmacy_ncpdp_id    text        not null,
    channel              text        not null check (channel in ('SCRIPT', 'WORKLIST')),
    quantity             numeric     not null check (quantity > 0),
    refills              int         not null check (refills between 0 and 99),
    unit                 text        not null,
    unit_code            text        not null,
    transmission         text        not null check (transmission in ('none', 'queued', 'accepted-by-network', 'delivered', 'verified', 'retrying', 'failed', 'unknown')),
    error_code           text,
    attempts             int         not null,
    delivery_held        boolean     not null,
    cancel               text        not null check (cancel in ('none', 'requested', 'pending', 'approved', 'denied', 'unknown')),
    fill                 text        not null check (fill in ('none', 'in-progress', 'ready', 'partial', 'dispensed', 'not-dispensed', 'transferred', 'returned')),
    not_dispensed_reason text,
    contradictions       text[]      not null,
    -- what our own worklist dispensed; what pharmacies report from outside is a fact and not bound
    worklist_dispensed   numeric     not null default 0 check (worklist_dispensed between 0 and quantity * (1 + refills)),
    claim_hash           bytea,
    claims               int         not null,
    rx_reference_number  text,
    cancel_reason        text,
    cancel_comment       text,
    cancel_deadline      timestamptz,
    hold_comment         text,
    sequence             bigint      not null check (sequence >= 0),
    received_at          timestamptz not null,
    changed_at           timestamptz not null
);
create index pharmacy_order_worklist on pharmacy_order (pharmacy_ncpdp_id, received_at, prescription_id);
create index pharmacy_order_cancel_deadline on pharmacy_order (cancel_deadline) where cancel in ('requested', 'pending');
create index pharmacy_order_reference on pharmacy_order (pharmacy_ncpdp_id, rx_reference_number) where rx_reference_number is not null;

-- What was released, as it came, and the late alerts since: for the worklist and for a CancelRx.
create table order_content (
    prescription_id uuid  primary key references pharmacy_order,
    released        bytea not null,
    late_alerts     bytea
);

-- A fill number is dispensed once.
create table order_fill (
    prescription_id uuid        not null references pharmacy_order,
    number          int         not null check (number >= 0),
    quantity        numeric     not null check (quantity > 0),
    unit            text        not null,
    ndc             text,
    days_supply     int,
    filled_on       date        not null,
    partial         boolean     not null,
    returned        boolean     not null,
    counted         boolean     not null,
    recorded_at     timestamptz not null,
    primary key (prescription_id, number)
);

-- A SCRIPT message of ours. Its id is the MessageID, so a repeat is a retry of the same message.
create table outgoing_message (
    id                uuid        primary key,
    prescription_id   uuid        not null references pharmacy_order,
    kind              text        not null check (kind in ('NEW_RX', 'CANCEL_RX')),
    pharmacy_ncpdp_id text        not null,
    body              bytea       not null,
    -- WAITING: a CancelRx for its NewRx; DUE: to be sent at due_at; HELD: by a late alert
    state             text        not null check (state in ('WAITING', 'DUE', 'HELD', 'ANSWERED', 'GIVEN_UP', 'WITHDRAWN')),
    due_at            timestamptz not null,
    deadline_at       timestamptz not null,
    attempts          int         not null check (attempts >= 0),
    leased_until      timestamptz,
    leased_by         text
);
-- no order ever has two live MessageIDs
create unique index outgoing_message_one_new_rx on outgoing_message (prescription_id) where kind = 'NEW_RX';
create unique index outgoing_message_one_live_cancel on outgoing_message (prescription_id) where kind = 'CANCEL_RX' and state in ('WAITING', 'DUE', 'HELD');
create index outgoing_message_due on outgoing_message (pharmacy_ncpdp_id, due_at) where state = 'DUE';
create index outgoing_message_of_order on outgoing_message (prescription_id);

-- Committed before bytes leave; closed when something came back or did not.
create table delivery_attempt (
    message_id  uuid        not null references outgoing_message,
    number      int         not null check (number > 0),
    started_at  timestamptz not null,
    finished_at timestamptz,
    outcome     text,
    code        text,
    primary key (message_id, number)
);

-- Every message from a pharmacy, with its bytes. One without an order waits for a human.
create table inbound_message (
    sender          text        not null,
    message_id      text        not null,
    kind            text        not null,
    raw             bytea       not null,
    received_at     timestamptz not null,
    matched_by      text        check (matched_by in ('RELATES_TO_MESSAGE_ID', 'PRESCRIBER_ORDER_NUMBER', 'RX_REFERENCE_NUMBER')),
    prescription_id uuid        references pharmacy_order,
    answer_kind     text        not null default 'Status',
    answer_code     text        not null default '010',
    answer_words    text,
    repeats         int         not null default 0,
    primary key (sender, message_id),
    check ((matched_by is null) = (prescription_id is null))
);
create index inbound_message_unmatched on inbound_message (received_at) where prescription_id is null;

-- The key from which claim secrets are derived when the configuration gives none; one row.
create table claim_key (
    only_row boolean primary key default true check (only_row),
    key      bytea   not null
);
