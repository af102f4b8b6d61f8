-- These rows are updated several times in their first minute. With room on its page the new version stays there, and no index has to learn of it.
alter table pharmacy_order set (fillfactor = 50);
alter table delivery_attempt set (fillfactor = 60);
alter table outgoing_message set (fillfactor = 60);
