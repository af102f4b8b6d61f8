-- The attempts of a day, likewise.
-- Alone in its migration: writers of this one table wait while it is read once, and nobody waits for another table's index.
create index delivery_attempt_finished on delivery_attempt using brin (finished_at) with (pages_per_range = 16, autosummarize = on);
