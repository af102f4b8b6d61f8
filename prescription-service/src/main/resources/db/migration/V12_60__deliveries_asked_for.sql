-- The prescriber asked for another delivery, and the gateway has not said yet what came of it; null when nobody waits for one.
alter table prescription add column delivery_asked_at timestamptz;
