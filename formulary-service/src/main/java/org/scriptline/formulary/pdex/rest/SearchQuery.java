package org.scriptline.formulary.pdex.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/** The parameters of one search: repeated ones must all match, of values with commas between one must. */
final class SearchQuery {

    static final int MOST = 200;
    private static final int USUAL = 50;
    private static final int LONGEST = 2_000;
    private static final Set<String> ALWAYS = Set.of("_count", "_offset", "_format");

    private final MultivaluedMap<String, String> parameters;

    SearchQuery(MultivaluedMap<String, String> parameters, Set<String> known) {
        this.parameters = parameters;
        parameters.forEach((name, values) -> {
            if (!known.contains(name) && !ALWAYS.contains(name)) {
                throw new ProblemException(
                                ErrorCode.PARAMETER_UNKNOWN,
                                "The search parameter " + shown(name) + " is not known here.")
                        .withField(shown(name));
            }
            if (values.stream().anyMatch(value -> value.isBlank() || value.length() > LONGEST)) {
                throw invalid(name, "is empty or too long");
            }
        });
    }

    int count() {
        return number("_count", USUAL, 1, MOST);
    }

    int offset() {
        return number("_offset", 0, 0, Integer.MAX_VALUE - MOST - 1);
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** Every alternative of every repetition. */
    List<String> values(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .toList();
    }

    /** Whether for each repetition one alternative passes; true without the parameter. */
    boolean matches(String name, Predicate<String> alternative) {
        return parameters.getOrDefault(name, List.of()).stream()
                .allMatch(value -> Arrays.stream(value.split(",")).anyMatch(alternative));
    }

    /** A token {@code code}, {@code system|code}, {@code |code} or {@code system|}. */
    boolean token(String name, String system, String code) {
        return matches(name, value -> {
            int bar = value.indexOf('|');
            if (bar < 0) {
                return value.equals(code);
            }
            String wantedSystem = value.substring(0, bar);
            String wantedCode = value.substring(bar + 1);
            return wantedSystem.equals(system) && (wantedCode.isEmpty() || wantedCode.equals(code));
        });
    }

    /** The beginning of a text, whatever its case. */
    boolean text(String name, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return matches(name, value -> lower.startsWith(value.toLowerCase(Locale.ROOT)));
    }

    /** A reference by id, with or without its type before it. */
    boolean reference(String name, String type, String id) {
        return matches(name, value -> value.equals(id) || value.equals(type + "/" + id));
    }

    boolean date(String name, Predicate<DateRange> matching) {
        return matches(name, value -> matching.test(DateRange.read(name, value)));
    }

    private int number(String name, int otherwise, int least, int most) {
        String written = parameters.getFirst(name);
        if (written == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(written);
            if (number >= least) {
                return Math.min(number, most);
            }
        } catch (NumberFormatException notANumber) {
            throw invalid(name, "is no number");
        }
        throw invalid(name, "is less than " + least);
    }

    static ProblemException invalid(String name, String reason) {
        return new ProblemException(ErrorCode.PARAMETER_INVALID, "The search parameter " + name + " " + reason + ".")
                .withField(name);
    }

    private static String shown(String name) {
        return name.matches("[A-Za-z0-9_.:-]{1,64}") ? name : "(unreadable)";
    }
}
