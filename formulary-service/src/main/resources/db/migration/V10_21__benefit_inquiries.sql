-- What is to be asked of payers in real time: one inquiry for each prescription, gone once it is answered. The content has the
-- member's id in it.
create table benefit_inquiry (
    prescription_id uuid        primary key,
    revision        integer     not null,
    payer           text        not null,
    content         bytea       not null,
    look_at         timestamptz not null
) with (fillfactor = 70);
create index benefit_inquiry_due on benefit_inquiry (look_at);
