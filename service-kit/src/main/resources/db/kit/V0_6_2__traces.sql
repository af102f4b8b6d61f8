-- The W3C trace of the request that caused the event; null for what a timer does.
alter table event add column traceparent text;
