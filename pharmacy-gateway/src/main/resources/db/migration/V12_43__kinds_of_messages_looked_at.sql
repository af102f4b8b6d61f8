-- Reads the whole table under a lock that lets everything else write.
alter table outgoing_message validate constraint outgoing_message_kind_check;
