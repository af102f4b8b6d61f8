-- A cursor moves with every event of its aggregate. With room on its page the new version stays there, and no index has to learn of it.
alter table event_cursor set (fillfactor = 50);
