-- The pharmacy put the message off by a message of its own while this attempt was open: an acceptance that closes it is older.
alter table delivery_attempt add column put_off boolean;

-- Every round asks which answers have run out of time; they are few.
create index outgoing_message_answer_deadline on outgoing_message (deadline_at) where state = 'DUE' and kind = 'ANSWER';
