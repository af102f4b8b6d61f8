package org.scriptline.prescription.searching.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.prescription.searching.Position;
import org.scriptline.prescription.searching.Token;

/**
 * The parameters of one search, from the address and, for {@code _search}, the form. It remembers which were read, so that
 * what nobody read is unknown.
 */
public final class SearchRequest {

    /** Entries of a page when the caller does not say. */
    static final int USUAL_COUNT = 50;
    /** Entries of a page at most; asked for more, this many are given. */
    static final int MOST_COUNT = 200;
    /** Repetitions of all parameters together, and alternatives of one. */
    private static final int MOST_VALUES = 200;
    /** Characters of a parameter's value, alternatives together: two hundred ids with their commas. */
    private static final int LONGEST_VALUE = 8_000;

    /** How the answer is written, which is always JSON, pretty or not. */
    private static final Set<String> ABOUT_THE_FORM = Set.of("_format", "_pretty");

    private final Map<String, List<String>> given = new LinkedHashMap<>();
    private final Set<String> read = new LinkedHashSet<>(ABOUT_THE_FORM);

    private SearchRequest() {}

    /** Reads the parameters; the form may be null. */
    public static SearchRequest of(UriInfo uri, @Nullable MultivaluedMap<String, String> form) {
        SearchRequest request = new SearchRequest();
        uri.getQueryParameters().forEach(request::add);
        if (form != null) {
            form.forEach(request::add);
        }
        int values = request.given.values().stream().mapToInt(List::size).sum();
        if (values > MOST_VALUES) {
            throw new ProblemException(
                    ErrorCode.PARAMETER_INVALID, "At most " + MOST_VALUES + " parameter values are read.");
        }
        return request;
    }

    /** A search without parameters. */
    static SearchRequest empty() {
        return new SearchRequest();
    }

    private void add(String name, List<String> values) {
        for (String value : values) {
            if (value.length() > LONGEST_VALUE || value.indexOf('\0') >= 0) {
                throw invalid(name, "A value has at most " + LONGEST_VALUE + " characters and no NUL.");
            }
            if (!value.isBlank()) {
                given.computeIfAbsent(name, any -> new ArrayList<>()).add(value.strip());
            }
        }
    }

    /** Each repetition of the parameter, which must all hold, with its alternatives; empty when it was not sent. */
    public List<List<String>> all(String name) {
        read.add(name);
        return given.getOrDefault(name, List.of()).stream()
                .map(SearchRequest::alternatives)
                .toList();
    }

    /** The only value of the parameter. */
    public Optional<String> one(String name) {
        read.add(name);
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw invalid(name, name + " is given once.");
        }
        return values.stream().findFirst();
    }

    /** Each repetition as tokens. */
    public List<List<Token>> tokens(String name) {
        return all(name).stream()
                .map(values -> values.stream().map(SearchRequest::token).toList())
                .toList();
    }

    /** How many entries are wanted, 0 to {@link #MOST_COUNT}. */
    public int count(String name) {
        return one(name).map(text -> number(name, text)).orElse(USUAL_COUNT);
    }

    private static int number(String name, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw invalid(name, name + " is a whole number.");
        }
        return Math.min(Integer.parseInt(text), MOST_COUNT);
    }

    /** How many items are wanted, 1 to {@link #MOST_COUNT}, of a face that refuses other numbers. */
    public int limit(String name) {
        int limit = one(name)
                .map(text -> text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0)
                .orElse(USUAL_COUNT);
        if (limit < 1 || limit > MOST_COUNT) {
            throw invalid(name, name + " is a number from 1 to " + MOST_COUNT + ".");
        }
        return limit;
    }

    /** Where the page begins, null for the first. */
    public @Nullable Position position(String name) {
        Optional<String> cursor = one(name);
        return cursor.isEmpty()
                ? null
                : Position.of(cursor.get())
                        .orElseThrow(() -> invalid(name, "The cursor is not one that this service gave."));
    }

    /** Parameters that were read, as they were sent. */
    Map<String, List<String>> understood() {
        Map<String, List<String>> understood = new LinkedHashMap<>(given);
        understood.keySet().removeIf(name -> !read.contains(name) || ABOUT_THE_FORM.contains(name));
        return understood;
    }

    /** Parameters that nobody read. */
    public List<String> unknown() {
        return given.keySet().stream().filter(name -> !read.contains(name)).toList();
    }

    /** Fails when there is a parameter that nobody read. */
    public void refuseUnknown() {
        for (String name : unknown()) {
            throw new ProblemException(
                            ErrorCode.PARAMETER_UNKNOWN, "The parameter " + printable(name) + " is not known here.")
                    .withField(printable(name));
        }
    }

    /** The parameter's name as it may be shown. */
    static String printable(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9_:.-]", "?");
        return safe.length() > 60 ? safe.substring(0, 60) : safe;
    }

    /** A value that cannot be used, with what would be right. */
    static ProblemException invalid(String name, String sentence) {
        return new ProblemException(ErrorCode.PARAMETER_INVALID, sentence).withField(printable(name));
    }

    /** {@code system|code}, {@code |code} without a system, or {@code code} in any. */
    private static Token token(String text) {
        int bar = text.indexOf('|');
        return bar < 0 ? new Token(null, text) : new Token(text.substring(0, bar), text.substring(bar + 1));
    }

    /** Splits at commas that no backslash precedes, and takes the backslashes away. */
    private static List<String> alternatives(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\\' && i + 1 < text.length() && ",|$\\".indexOf(text.charAt(i + 1)) >= 0) {
                part.append(text.charAt(++i));
            } else if (letter == ',') {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(letter);
            }
        }
        parts.add(part.toString().strip());
        if (parts.size() > MOST_VALUES) {
            throw new ProblemException(
                    ErrorCode.PARAMETER_INVALID, "At most " + MOST_VALUES + " alternatives are read.");
        }
        return parts.stream().filter(one -> !one.isEmpty()).toList();
    }
}
