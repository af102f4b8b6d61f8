-- A record that is pinned to its person was put there by a score or by operations; a score gives way to a match key.
alter table record add column linked_by_score boolean not null default false;
