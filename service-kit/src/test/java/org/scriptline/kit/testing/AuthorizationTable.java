package org.scriptline.kit.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.scriptline.contracts.errors.ErrorCode;

/**
 * What each operation answers to each kind of caller, read from a text with one row for each operation.
 *
 * <p>Columns are separated by {@code |}; the first row names the callers. A cell is the expected status; 401, 403 and
 * 404 stand for their usual codes, another code follows after a colon ({@code 403:NOT_THE_REQUESTER}). {@code 200+}
 * says that the answer names the owner's record, {@code 200-} that it does not. An operation may have several rows, for
 * what is sent, which follows in parentheses.
 */
public final class AuthorizationTable {

    private static final Map<String, ErrorCode> USUAL = Map.of(
            "401", ErrorCode.TOKEN_MISSING_OR_INVALID,
            "403", ErrorCode.NOT_ALLOWED,
            "404", ErrorCode.NOT_FOUND);

    /** An id that nothing has. */
    private static final String NOTHING = "999999999";

    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

    private AuthorizationTable() {}

    /**
     * One cell.
     *
     * @param verdict status and code, as {@link Wire.Answer#verdict} writes them
     * @param shows {@code +} when the owner's record must be in the answer, {@code -} when it must not, else empty
     */
    public record Cell(String row, String caller, String verdict, String shows) {

        /** Whether the caller is refused. */
        public boolean refused() {
            return verdict.startsWith("4");
        }

        @Override
        public String toString() {
            return row + " as " + caller;
        }
    }

    /** Reads a table from a resource beside the given class. */
    public static AuthorizationTable read(Class<?> beside, String resource) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
            AuthorizationTable table = new AuthorizationTable();
            table.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return table;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Numbers by row, from a resource beside the given class: {@code GET /worklist | 6}; a hyphen is any number. */
    public static Map<String, Integer> numbers(Class<?> beside, String resource) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .collect(Collectors.toMap(
                            line -> line[0].strip(),
                            line -> line[1].strip().equals("-")
                                    ? Integer.MAX_VALUE
                                    : Integer.valueOf(line[1].strip())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The rows of the operations that service-kit gives to every service that wants them, below these paths. */
    public static AuthorizationTable ofKit(String... paths) {
        AuthorizationTable all = read(AuthorizationTable.class, "authorization.txt");
        AuthorizationTable some = new AuthorizationTable();
        all.rows.forEach((operation, row) -> {
            if (Arrays.stream(paths).anyMatch(path -> operation.contains(" /" + path))) {
                some.rows.put(operation, row);
            }
        });
        return some;
    }

    /** A request of one of {@link #ofKit}'s operations. */
    public static AuthorizationMatrix.Attempt kitAttempt(String operation) {
        String path = operation.substring(operation.indexOf(' ') + 1).replace("{id}", NOTHING);
        byte[] reason = "{\"reason\":\"looked at\"}".getBytes(StandardCharsets.UTF_8);
        byte[] stop = "{\"scope\":\"all\",\"reason\":\"BORED\"}".getBytes(StandardCharsets.UTF_8);
        return operation.startsWith("GET") || path.equals("/reconciliations")
                ? AuthorizationMatrix.Attempt.of(path, AuthorizationMatrix.NO_RECORD)
                : AuthorizationMatrix.Attempt.of(
                        path,
                        "application/json",
                        path.equals("/kill-switches") ? stop : reason,
                        AuthorizationMatrix.NO_RECORD);
    }

    /** These rows and those. */
    public AuthorizationTable with(AuthorizationTable other) {
        AuthorizationTable both = new AuthorizationTable();
        both.rows.putAll(rows);
        both.rows.putAll(other.rows);
        return both;
    }

    /** The rows: operations, perhaps with what is sent in parentheses. */
    public Set<String> rows() {
        return rows.keySet();
    }

    /** The operations that have a row. */
    public Set<String> operations() {
        return rows.keySet().stream().map(AuthorizationTable::operation).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The operation of a row. */
    static String operation(String row) {
        int variant = row.indexOf(" (");
        return variant < 0 ? row : row.substring(0, variant);
    }

    /** Every cell. */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        rows.forEach(
                (operation, row) -> row.forEach((caller, expected) -> cells.add(cell(operation, caller, expected))));
        return cells;
    }

    private static Cell cell(String operation, String caller, String expected) {
        String shows =
                expected.endsWith("+") || expected.endsWith("-") ? expected.substring(expected.length() - 1) : "";
        String plain = expected.substring(0, expected.length() - shows.length());
        int colon = plain.indexOf(':');
        String status = colon < 0 ? plain : plain.substring(0, colon);
        String code = colon < 0
                ? USUAL.containsKey(status) ? String.valueOf(USUAL.get(status)) : ""
                : ErrorCode.valueOf(plain.substring(colon + 1)).name();
        return new Cell(operation, caller, code.isEmpty() ? status : status + " " + code, shows);
    }

    private void add(String text) {
        List<List<String>> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        List<String> callers = lines.getFirst();
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.size() != callers.size()) {
                throw new IllegalArgumentException("columns of " + line.getFirst());
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int column = 1; column < line.size(); column++) {
                row.put(callers.get(column), line.get(column));
            }
            if (rows.put(line.getFirst(), row) != null) {
                throw new IllegalArgumentException("two rows for " + line.getFirst());
            }
        }
    }
}
