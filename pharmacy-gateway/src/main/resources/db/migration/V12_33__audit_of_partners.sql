-- The pauses of partners, which are few rows of a large table.
-- Alone in its migration: writers of this one table wait while it is read once, and nobody waits for another table's index.
create index audit_of_partners on audit (subject, id) where subject_kind = 'partner';
