package org.scriptline.local.alone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServerLogTest {

    private static final String LOG = """
            ~1763770000.123~17~prescription~5/12~ LOG:  duration: 2.500 ms  plan:
            \t{
            \t  "Query Text": "insert into event values ($1, $2, $3)",
            \t  "Query Parameters": "$1 = 'it''s', $2 = NULL, $3 = '\\\\x7b7d'",
            \t  "Plan": {}
            \t}
            ~1763770000.124~18~postgres~6/1~ LOG:  duration: 0.010 ms  plan:
            \t{
            \t  "Query Text": "SELECT 1"
            \t}
            ~1763770000.125~17~prescription~5/12~ LOG:  checkpoint starting: time
            ~1763770000.126~17~prescription~5/12~ LOG:  duration: 0.020 ms  plan:
            \t{
            \t  "Query Text": "select id from prescription\\nwhere id = $1",
            \t  "Query Parameters": "$1 = '018f'"
            \t}
            """;

    @Test
    void readsTheStatementsOfTheServicesWithTheirValues() {
        // When
        List<CapturedStatement> statements = ServerLog.statements(LOG, List.of("prescription"));
        // Then
        assertThat(statements)
                .extracting(CapturedStatement::sql)
                .containsExactly("insert into event values (?, ?, ?)", "select id from prescription\nwhere id = ?");
        assertThat(statements.get(0).values()).containsExactly("it's", null, "\\x7b7d");
        assertThat(statements.get(0).startMillis()).isEqualTo(1_763_770_000_120.5);
        assertThat(statements.get(1).values()).containsExactly("018f");
    }

    @Test
    void noParametersAreNoValues() {
        assertThat(ServerLog.values("")).isEmpty();
    }
}
