-- How often the pharmacy put the message off after it had taken it: a partner that exchanges files gets one more file for each time.
alter table outgoing_message add column times_put_off int not null default 0;
