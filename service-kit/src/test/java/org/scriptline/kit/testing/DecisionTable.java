package org.scriptline.kit.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.scriptline.contracts.errors.ErrorCode;

/**
 * State × actor × operation, one code for each, read from a text.
 *
 * <p>Lines that begin with {@code @} say what an abbreviation stands for ({@code @ 409s ALREADY_SIGNED}). The first row
 * names the operations. The state {@code any} stands for every state that has no row of its own for the actor.
 */
public final class DecisionTable {

    private final Map<String, String> abbreviations = new LinkedHashMap<>();
    private final List<Cell> cells = new ArrayList<>();

    private DecisionTable() {}

    /** One decision; the verdict is written as by {@link Wire.Answer#verdict}. */
    public record Cell(String state, String actor, String operation, String verdict) {

        /** Whether something is done. */
        public boolean allowed() {
            return verdict.startsWith("2");
        }

        @Override
        public String toString() {
            return operation + " by " + actor + " when " + state;
        }
    }

    /** Reads the table for these states; a state without a row, and a row without a state, is a fault of the table. */
    public static DecisionTable read(Class<?> beside, String resource, Set<String> states) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
            DecisionTable table = new DecisionTable();
            table.add(new String(in.readAllBytes(), StandardCharsets.UTF_8), states);
            return table;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Every decision. */
    public List<Cell> cells() {
        return cells;
    }

    private void add(String text, Set<String> states) {
        List<String> operations = List.of();
        Map<String, List<String>> general = new LinkedHashMap<>();
        Set<String> special = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (String line : text.lines()
                .filter(one -> !one.isBlank() && !one.startsWith("#"))
                .toList()) {
            if (line.startsWith("@")) {
                String[] words = line.split(" +", -1);
                ErrorCode code = ErrorCode.valueOf(words[2]);
                abbreviations.put(words[1], code.category().httpStatus() + " " + code.name());
                continue;
            }
            List<String> columns =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            if (operations.isEmpty()) {
                operations = columns;
            } else if (columns.size() != operations.size()) {
                throw new IllegalArgumentException("columns of " + line);
            } else if (columns.getFirst().equals("any")) {
                general.put(columns.get(1), columns);
            } else {
                for (String state : columns.getFirst().split(",", -1)) {
                    require(states.contains(state), "no state " + state);
                    require(special.add(state + " " + columns.get(1)), "two rows for " + line);
                    seen.add(state);
                    row(state, columns, operations);
                }
            }
        }
        require(seen.equals(states), "states without a row of their own: " + states);
        for (Map.Entry<String, List<String>> row : general.entrySet()) {
            for (String state : states) {
                if (!special.contains(state + " " + row.getKey())) {
                    row(state, row.getValue(), operations);
                }
            }
        }
    }

    private void row(String state, List<String> columns, List<String> operations) {
        for (int column = 2; column < columns.size(); column++) {
            String cell = columns.get(column);
            cells.add(new Cell(
                    state,
                    columns.get(1),
                    operations.get(column),
                    cell.startsWith("2") ? cell : Objects.requireNonNull(abbreviations.get(cell), cell)));
        }
    }

    private static void require(boolean holds, String words) {
        if (!holds) {
            throw new IllegalArgumentException(words);
        }
    }
}
