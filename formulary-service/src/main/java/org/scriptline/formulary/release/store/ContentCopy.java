package org.scriptline.formulary.release.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.scriptline.formulary.release.ItemColumns;
import org.scriptline.formulary.release.ReleaseContent;
import org.scriptline.formulary.release.ReleaseNames;

/** Writes a release's rows by COPY and reads them back in portions. */
final class ContentCopy {

    private static final int ROWS_FETCHED = 10_000;
    private static final int BYTES_SENT = 1 << 16;

    private static final PlanTable PLANS = new PlanTable();
    private static final InsulinTable INSULIN = new InsulinTable();
    private static final ExcludedTable EXCLUDED = new ExcludedTable();
    private static final IndicationTable INDICATIONS = new IndicationTable();
    private static final AliasTable ALIASES = new AliasTable();
    private static final NamesTable NAMES = new NamesTable();
    private static final GeographyTable GEOGRAPHY = new GeographyTable();
    private static final AreaTable AREAS = new AreaTable();

    private ContentCopy() {}

    static void write(Connection connection, String release, ReleaseContent content) throws SQLException {
        PackedTables.write(connection, release, content.items());
        copy(connection, release, PLANS, content.plans());
        copy(connection, release, new CostTable(), content.costs());
        copy(connection, release, INSULIN, content.insulin());
        copy(connection, release, EXCLUDED, content.excluded());
        copy(connection, release, INDICATIONS, content.indications());
        copy(connection, release, ALIASES, content.aliases());
        copy(connection, release, NAMES, NamesTable.rows(content.names()));
        copy(connection, release, GEOGRAPHY, content.geography());
        copy(connection, release, AREAS, content.areas());
    }

    static ReleaseContent read(Connection connection, String release, int contractYear) throws SQLException {
        ReleaseNames names = NamesTable.names(rows(connection, release, NAMES));
        return new ReleaseContent(
                contractYear,
                items(connection, release, further(names)),
                rows(connection, release, PLANS),
                rows(connection, release, new CostTable()),
                rows(connection, release, INSULIN),
                rows(connection, release, EXCLUDED),
                rows(connection, release, INDICATIONS),
                rows(connection, release, ALIASES),
                names);
    }

    /** Only a payer with words of its own, which is not Part D, says more of a drug than Part D can. */
    private static boolean further(ReleaseNames names) {
        return !names.formularies().isEmpty();
    }

    private static <T> void copy(Connection connection, String release, StoredTable<T> table, List<T> rows)
            throws SQLException {
        CopyIn copy = begin(connection, table.table(), table.columns());
        var line = new CopyLine();
        var buffer = new StringBuilder(BYTES_SENT * 2);
        for (T row : rows) {
            table.write(line.text(release), row);
            append(copy, buffer, line.end());
        }
        end(copy, buffer);
    }

    private static CopyIn begin(Connection connection, String table, List<String> columns) throws SQLException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (release_id, " + String.join(", ", columns) + ") from stdin");
    }

    private static void append(CopyIn copy, StringBuilder buffer, String line) throws SQLException {
        buffer.append(line);
        if (buffer.length() >= BYTES_SENT) {
            send(copy, buffer);
        }
    }

    private static void send(CopyIn copy, StringBuilder buffer) throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }

    private static void end(CopyIn copy, StringBuilder buffer) throws SQLException {
        send(copy, buffer);
        copy.endCopy();
    }

    private static ItemColumns items(Connection connection, String release, boolean further) throws SQLException {
        ItemColumns packed = PackedTables.read(connection, release);
        return packed == null ? unpackedItems(connection, release, further) : packed;
    }

    /** Of a release that was kept when each drug was a row. */
    private static ItemColumns unpackedItems(Connection connection, String release, boolean further)
            throws SQLException {
        var items = new ItemColumns();
        try (PreparedStatement select = select(connection, "formulary_item", ItemForm.itemColumns(further), release);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                items.add(
                        row.getInt("formulary"),
                        row.getLong("ndc"),
                        further ? ItemForm.readFurther(row) : ItemForm.read(row));
            }
        }
        return items;
    }

    private static <T> List<T> rows(Connection connection, String release, StoredTable<T> table) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement select = select(connection, table.table(), table.columns(), release);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(table.read(row));
            }
        }
        return List.copyOf(rows);
    }

    private static PreparedStatement select(Connection connection, String table, List<String> columns, String release)
            throws SQLException {
        PreparedStatement select = connection.prepareStatement(
                "select " + String.join(", ", columns) + " from " + table + " where release_id = ?");
        select.setFetchSize(ROWS_FETCHED);
        select.setString(1, release);
        return select;
    }
}
