-- CDS clients that operations registered; tokens of any other issuer are refused.
create table hook_client (
    issuer   text not null,
    tenant   text not null default '',
    practice text not null,
    jwks     text,
    jwks_url text,
    primary key (issuer, tenant),
    check ((jwks is null) <> (jwks_url is null))
);

-- Ids of the clients' tokens: each token serves one call.
create table hook_token (
    issuer     text        not null,
    token_id   text        not null,
    expires_at timestamptz not null,
    primary key (issuer, token_id)
);
create index hook_token_expired on hook_token (expires_at);

-- Which cards were shown to whom and what became of them; neither patient nor drug.
create table hook_card (
    card_id     uuid        primary key,
    hook        text        not null check (hook in ('order-select', 'order-sign')),
    practice    text        not null,
    prescriber  text,
    shown_at    timestamptz not null,
    outcome     text        not null default 'shown' check (outcome in ('shown', 'overridden', 'accepted')),
    reason      text,
    comment     text,
    suggestions text[],
    answered_at timestamptz,
    answered_by text,
    check ((outcome = 'shown') = (answered_at is null))
);
create index hook_card_by_time on hook_card (shown_at);
