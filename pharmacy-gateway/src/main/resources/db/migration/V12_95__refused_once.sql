-- What comes again byte for byte is kept once, with how often it came; what is here already is not compared.
alter table refused_message
    add column digest bytea,
    add column times integer not null default 1 check (times > 0);
create unique index refused_message_same on refused_message (sender, code, digest, whole);

-- Of what a sender sent in an hour, how many were not kept.
alter table refused_unread add column unkept integer not null default 0 check (unkept >= 0);
update refused_unread set unkept = seen - 60 where seen > 60;
