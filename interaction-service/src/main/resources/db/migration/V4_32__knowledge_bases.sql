-- Knowledge bases that operations loaded, whole and unchanged, so that every alert can be reproduced from the version that
-- it names. The one in the service itself is not among them; it serves while none is active.
create table knowledge_base (
    version   text        primary key,
    release   text        not null,
    files     bytea       not null,
    loaded_at timestamptz not null,
    loaded_by text        not null,
    active    boolean     not null default false
);
create unique index knowledge_base_active on knowledge_base (active) where active;
