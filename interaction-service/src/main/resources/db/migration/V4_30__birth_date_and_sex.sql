-- What checks of age, pregnancy and kidney function need to know of whom a record is about. Records that were stated
-- before have neither until their practice states them again; their checks say so.
alter table record
    add birth_date date,
    add sex        text;
