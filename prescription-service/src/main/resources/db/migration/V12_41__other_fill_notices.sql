-- Of which fills the practice wants to hear, chosen since the release; null as long as what was signed stands.
alter table prescription add column fill_notices text;
