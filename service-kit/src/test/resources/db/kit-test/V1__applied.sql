create table applied (position bigint generated always as identity, subject text not null, sequence bigint not null);
create table tally (subject text primary key, amount bigint not null check (amount >= 0));
