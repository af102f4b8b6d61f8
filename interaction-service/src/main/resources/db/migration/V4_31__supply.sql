-- What pharmacies dispensed of each prescription. Written without the gate's locks, so it stands beside the profile; no
-- foreign key, since a fill may be known before the prescription is.
create table supply (
    prescription_id uuid primary key,
    fills           int  not null check (fills >= 0),
    filled_on       date not null,
    days_supply     int,
    ndc             text
);
