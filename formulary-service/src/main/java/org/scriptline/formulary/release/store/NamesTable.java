package org.scriptline.formulary.release.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scriptline.formulary.release.ReleaseNames;

/** Rows of {@code release_name}: a payer's words for the numbers of formularies, tiers and drugs. */
final class NamesTable implements StoredTable<NamesTable.Name> {

    private static final String FORMULARY = "FORMULARY";
    private static final String TIER = "TIER";
    private static final String DRUG = "DRUG";

    record Name(String kind, int number, String name) {}

    static List<Name> rows(ReleaseNames names) {
        List<Name> rows = new ArrayList<>();
        names.formularies().forEach((number, name) -> rows.add(new Name(FORMULARY, number, name)));
        names.tiers().forEach((number, name) -> rows.add(new Name(TIER, number, name)));
        names.drugs().forEach((number, name) -> rows.add(new Name(DRUG, number, name)));
        return rows;
    }

    static ReleaseNames names(List<Name> rows) {
        Map<String, Map<Integer, String>> byKind = new HashMap<>();
        rows.forEach(row ->
                byKind.computeIfAbsent(row.kind(), kind -> new HashMap<>()).put(row.number(), row.name()));
        return new ReleaseNames(
                byKind.getOrDefault(FORMULARY, Map.of()),
                byKind.getOrDefault(TIER, Map.of()),
                byKind.getOrDefault(DRUG, Map.of()));
    }

    @Override
    public String table() {
        return "release_name";
    }

    @Override
    public List<String> columns() {
        return List.of("kind", "number", "name");
    }

    @Override
    public void write(CopyLine line, Name row) {
        line.text(row.kind()).number(row.number()).text(row.name());
    }

    @Override
    public Name read(ResultSet row) throws SQLException {
        return new Name(StoredTable.text(row, "kind"), row.getInt("number"), StoredTable.text(row, "name"));
    }
}
