-- These rows are updated several times in their first minute. With room on its page the new version stays there, and no index has to learn of it.
alter table prescription set (fillfactor = 50);
alter table prescription_order set (fillfactor = 60);
