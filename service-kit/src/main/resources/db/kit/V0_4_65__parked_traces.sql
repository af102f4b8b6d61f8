-- The W3C trace in which a parked event came, so that what it causes later still belongs to it.
alter table parked_event add column traceparent text;
