package org.scriptline.local.alone;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scriptline.local.stack.Addresses;
import org.scriptline.local.stack.DatabaseAccess;
import org.scriptline.local.stack.DatabaseTwin;
import org.scriptline.local.stack.Databases;

/** Captures what the databases do for some lives, and then has a copy of them do it alone. Nothing else may run meanwhile. */
public final class DatabaseAlone implements AutoCloseable {

    private static final String SEQUENCES = """
            SELECT format('SELECT setval(%L, %s, %L)', quote_ident(schemaname) || '.' || quote_ident(sequencename),
                          coalesce(last_value, start_value), last_value IS NOT NULL)
            FROM pg_sequences""";

    private final DatabaseTwin twin;
    private final StatementCapture capture;
    private final Map<String, List<String>> sequences = new HashMap<>();
    private List<CapturedStatement> captured = List.of();

    /**
     * What the copy did.
     *
     * @param transactions and statements that were carried out again
     * @param refused transactions that the copy refused
     * @param took from the first to the last
     */
    public record Outcome(int transactions, int statements, long refused, Duration took) {}

    private DatabaseAlone(DatabaseTwin twin, StatementCapture capture) {
        this.twin = twin;
        this.capture = capture;
    }

    /** Copies the databases of a stack on which nothing happens, and begins to capture. */
    public static DatabaseAlone begin(Addresses addresses) throws SQLException, IOException, InterruptedException {
        DatabaseAlone alone = new DatabaseAlone(DatabaseTwin.copyOf(addresses), new StatementCapture(addresses));
        for (String name : Databases.NAMES) {
            alone.sequences.put(name, list(addresses.administration(name), SEQUENCES));
        }
        alone.capture.begin();
        return alone;
    }

    /** Ends the capture. */
    public void captured() throws SQLException, IOException, InterruptedException {
        captured = capture.end();
    }

    /** Carries the captured statements out on the copy. */
    public Outcome replay() throws SQLException, InterruptedException {
        twin.start();
        for (Map.Entry<String, List<String>> database : sequences.entrySet()) {
            for (String sequence : database.getValue()) {
                // A server that recovers continues its sequences somewhat later.
                list(twin.administration(database.getKey()), sequence);
            }
        }
        List<CapturedTransaction> transactions = CapturedTransaction.of(captured);
        Replay replay = new Replay(twin::administration);
        Duration took = replay.run(transactions);
        return new Outcome(transactions.size(), captured.size(), replay.failed(), took);
    }

    private static List<String> list(DatabaseAccess access, String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    @Override
    public void close() {
        twin.close();
    }
}
