package org.scriptline.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.database.Database;

/** Asks the running application for every cell of an {@link AuthorizationTable}. */
public final class AuthorizationMatrix {

    /** The mark of a request that concerns nobody's record. */
    public static final String NO_RECORD = "-";

    private static final Map<String, String> NO_HEADERS = Map.of();

    private final AuthorizationTable table;
    private final Map<String, @Nullable String> tokens;

    /**
     * A matrix.
     *
     * @param tokens the token of each caller in the table; null for nobody
     */
    public AuthorizationMatrix(AuthorizationTable table, Map<String, @Nullable String> tokens) {
        this.table = table;
        this.tokens = tokens;
    }

    /**
     * A request on a record of its owner.
     *
     * @param path with the owner's id filled in
     * @param mark what every answer contains that shows the record, {@link #NO_RECORD} when it concerns none
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Attempt(String path, Map<String, String> headers, byte @Nullable [] body, String mark) {

        /** A request without a body. */
        public static Attempt of(String path, String mark) {
            return new Attempt(path, NO_HEADERS, null, mark);
        }

        /** A request with a body. */
        public static Attempt of(String path, String mediaType, byte[] body, String mark) {
            return new Attempt(path, Map.of("Content-Type", mediaType), body, mark);
        }

        /** Whether it names a record at all. */
        boolean names() {
            return !mark.equals(NO_RECORD)
                    && (path.contains(mark) || (body != null && text(body).contains(mark)));
        }

        /** The same on a record that nobody has. */
        Attempt elsewhere() {
            String other = UUID.randomUUID().toString();
            return new Attempt(
                    path.replace(mark, other),
                    headers,
                    body == null ? null : text(body).replace(mark, other).getBytes(StandardCharsets.UTF_8),
                    mark);
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The table has a row for each operation that is routed, and none for another. */
    public void isComplete() {
        assertThat(table.operations())
                .as("every operation has a row in the table, which says who may do it; a new one needs a row")
                .containsExactlyInAnyOrderElementsOf(Operations.routed());
    }

    /**
     * Every refused cell answers as the table says, shows nothing, and writes nothing; what is somebody else's answers
     * word for word as what is not there.
     */
    public void refuses(Database database, Function<String, Attempt> attempts, String... patientData) {
        refusesButKeepsIn("none", database, attempts, patientData);
    }

    /** The same where what is refused is kept in a table of its own. */
    public void refusesButKeepsIn(
            String kept, Database database, Function<String, Attempt> attempts, String... patientData) {
        Map<String, Attempt> prepared = table.rows().stream().collect(Collectors.toMap(row -> row, attempts));
        try (Footprint.Stillness still = Footprint.stillness()) {
            SortedMap<String, String> before = Footprint.settled(database);
            assertThat(refusals(prepared, patientData)).isEmpty();
            SortedMap<String, String> after = Footprint.of(database);
            before.remove(kept);
            after.remove(kept);
            assertThat(after).isEqualTo(before);
        }
    }

    private List<String> refusals(Map<String, Attempt> prepared, String... patientData) {
        List<String> wrong = new ArrayList<>();
        for (AuthorizationTable.Cell cell : table.cells()) {
            if (!cell.refused()) {
                continue;
            }
            Attempt attempt = Objects.requireNonNull(prepared.get(cell.row()));
            Wire.Answer answer = send(cell, attempt);
            if (!answer.verdict().equals(cell.verdict())) {
                wrong.add(cell + ": " + answer.verdict() + " instead of " + cell.verdict());
            }
            for (String secret : patientData) {
                if (answer.text().contains(secret)) {
                    wrong.add(cell + " is told " + secret);
                }
            }
            if (answer.status() == 404 && attempt.names()) {
                Wire.Answer absent = send(cell, attempt.elsewhere());
                if (!words(absent).equals(words(answer))) {
                    wrong.add(cell + ": not yours and not there differ");
                }
            }
        }
        return wrong;
    }

    /**
     * Every allowed cell answers as the table says, each on a fresh record of the owner, and no row takes more statements than its bound.
     *
     * @param bounds the most statements of each row with an allowed cell, {@code begin} and {@code commit} with them
     */
    public void allows(Function<String, Attempt> attempts, Map<String, Integer> bounds) {
        SortedMap<String, Integer> fewest = new TreeMap<>();
        serves(attempts, fewest);
        List<String> costly = fewest.entrySet().stream()
                .filter(row -> row.getValue() > bounds.getOrDefault(row.getKey(), -1))
                .map(row -> row.getKey() + " | " + row.getValue())
                .toList();
        assertThat(costly)
                .as("rows that take more statements than their bound, or have none, and what they took")
                .isEmpty();
        assertThat(fewest.keySet()).as("rows that have a bound").isEqualTo(new TreeSet<>(bounds.keySet()));
    }

    private void serves(Function<String, Attempt> attempts, SortedMap<String, Integer> fewest) {
        List<String> wrong = new ArrayList<>();
        for (AuthorizationTable.Cell cell : table.cells()) {
            if (cell.refused()) {
                continue;
            }
            Attempt attempt = attempts.apply(cell.row());
            Wire.Answer[] answered = new Wire.Answer[1];
            int statements = Statements.of(headers -> {
                        headers.putAll(attempt.headers());
                        answered[0] = send(cell, attempt, headers);
                        return answered[0];
                    })
                    .statements();
            Wire.Answer answer = answered[0];
            if (!cell.shows().equals("-")) {
                fewest.merge(cell.row(), statements, Math::min);
            }
            if (!answer.verdict().equals(cell.verdict())) {
                wrong.add(cell + ": " + answer.verdict() + " instead of " + cell.verdict() + " " + answer.text());
            } else if (!cell.shows().isEmpty()
                    && answer.text().contains(attempt.mark()) != cell.shows().equals("+")) {
                wrong.add(cell + (cell.shows().equals("+") ? " is not shown the record" : " is shown the record"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private Wire.Answer send(AuthorizationTable.Cell cell, Attempt attempt) {
        return send(cell, attempt, attempt.headers());
    }

    private Wire.Answer send(AuthorizationTable.Cell cell, Attempt attempt, Map<String, String> headers) {
        if (!tokens.containsKey(cell.caller())) {
            throw new IllegalArgumentException("no token for " + cell.caller());
        }
        return Wire.send(
                tokens.get(cell.caller()),
                cell.row().substring(0, cell.row().indexOf(' ')),
                attempt.path(),
                headers,
                attempt.body());
    }

    /** A refusal without what differs from request to request. */
    private static String words(Wire.Answer answer) {
        return answer.status()
                + answer.mediaType()
                + answer.text()
                        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "id")
                        .replaceAll("[0-9a-f]{32}", "id")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "time");
    }
}
