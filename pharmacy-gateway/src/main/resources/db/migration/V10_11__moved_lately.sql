-- Pharmacies are told which of their orders moved lately. Such an index is tiny and does not keep an updated row from staying on its page.
create index pharmacy_order_changed on pharmacy_order using brin (changed_at) with (pages_per_range = 16, autosummarize = on);
