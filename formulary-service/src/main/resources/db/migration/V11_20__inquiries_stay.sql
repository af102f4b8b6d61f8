-- An inquiry that was answered stays while its prescription runs, so that the payer can be asked anew when another release
-- serves and when its answer has grown old. The content has the member's id in it; it goes when the prescription ends.
alter table benefit_inquiry
    add column round       integer not null default 0 check (round >= 0),
    add column answered_at timestamptz,
    -- what the payer said last, to recognise a repetition
    add column said        text;
