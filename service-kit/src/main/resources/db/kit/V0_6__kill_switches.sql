-- What operations have stopped: a row is a switch, thrown until it is lifted. Never deleted.
create table kill_switch (
    id            bigint generated always as identity primary key,
    scope         text        not null,
    -- what of the scope is stopped; empty for the whole
    target        text        not null,
    reason        text        not null,
    comment       text,
    thrown_at     timestamptz not null,
    thrown_by     text        not null,
    lifted_at     timestamptz,
    lifted_by     text,
    lifted_reason text,
    check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_reason is null))
);
-- one thrown switch for each thing: a repeated request finds the first
create unique index kill_switch_thrown on kill_switch (scope, target) where lifted_at is null;
