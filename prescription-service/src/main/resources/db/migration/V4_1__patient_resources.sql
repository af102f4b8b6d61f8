-- What a practice sent about its patients, as received; what it means stands in patient_record.
create table patient_resource (
    id                uuid        primary key,
    practice          text        not null,
    patient           uuid        not null references patient_record,
    type              text        not null,
    version           bigint      not null check (version > 0),
    fact              text,
    identifier_system text,
    identifier_value  text,
    resource          bytea       not null,
    updated_at        timestamptz not null,
    check ((identifier_system is null) = (identifier_value is null))
);
create unique index patient_resource_identifier on patient_resource (practice, type, identifier_system, identifier_value)
    where identifier_value is not null;
create index patient_resource_fact on patient_resource (patient, fact) where fact is not null;
