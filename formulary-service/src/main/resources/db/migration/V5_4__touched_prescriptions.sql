-- A comparison of releases asks for the prescriptions of a formulary's drug.
create index coverage_check_drug on coverage_check (formulary, rxcui);
