-- Finds what was released some time ago. Summarizing, so that a step of the transmission axis stays heap-only.
create index prescription_released on prescription using brin (released_at) with (pages_per_range = 16, autosummarize = on);

-- Who may answer besides the prescriber, since an item has waited too long.
alter table attention add column covered_by text;
alter table pharmacy_request add column covered_by text;
