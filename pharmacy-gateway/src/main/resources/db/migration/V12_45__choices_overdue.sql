-- a choice that waits for its NewRx has no deadline yet
create index outgoing_message_choice_deadline on outgoing_message (deadline_at) where kind = 'FILL_NOTICES' and state = 'DUE';
