-- Other practices' records that a machine took for this prescription's patient: its signer is shown both, once.
create table linked_record (
    prescription uuid        not null references prescription,
    other_record uuid        not null,
    agreement    text        not null,
    linked_at    timestamptz not null,
    shown_at     timestamptz,
    shown_to     text,
    primary key (prescription, other_record),
    check ((shown_at is null) = (shown_to is null))
);
