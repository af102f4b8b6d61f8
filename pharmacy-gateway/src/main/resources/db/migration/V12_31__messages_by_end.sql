-- What ended on a day is found without reading everything. Such an index is tiny and does not keep an updated row from staying on its page.
-- Alone in its migration: writers of this one table wait while it is read once, and nobody waits for another table's index.
create index outgoing_message_ended on outgoing_message using brin (ended_at) with (pages_per_range = 16, autosummarize = on);
