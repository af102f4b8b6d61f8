-- Prescriptions that the gate has cleared and a kill switch keeps back: they stay signed (or held) and go out when the switch is lifted.
-- A row counts only while the prescription still stands at this gate pass, unreleased; what was cancelled or signed again meanwhile is dropped.
create table stopped_release (
    prescription uuid        primary key references prescription,
    gate_pass    int         not null,
    kill_switch  bigint      not null references kill_switch,
    stopped_at   timestamptz not null
);

-- Held prescriptions are few and counted for operations; the column is part of other indexes' conditions already.
create index prescription_held on prescription (signed_at) where order_status = 'held';
