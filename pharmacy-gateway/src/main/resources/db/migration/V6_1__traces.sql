-- The W3C trace of the prescription that the message carries, for its attempts and their outcome.
alter table outgoing_message add column traceparent text;
