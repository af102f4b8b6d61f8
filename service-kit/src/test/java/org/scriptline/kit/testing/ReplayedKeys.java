package org.scriptline.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.database.Database;

/**
 * Sends requests again: with the same {@code Idempotency-Key} the first answer comes and no row of any table is written or
 * changed, another request under that key is refused, and another caller's same key is another key.
 */
public final class ReplayedKeys {

    private static final String JSON = "application/json";
    private static final String REUSED = "422 IDEMPOTENCY_KEY_REUSED";

    private static final Pattern ENVELOPE = Pattern.compile("<(MessageID|SentTime)>[^<]*</\\1>");

    private final Database database;

    public ReplayedKeys(Database database) {
        this.database = database;
    }

    /**
     * What is sent.
     *
     * @param body null when the operation takes none
     */
    public record Request(
            String path,
            Map<String, String> headers,
            @Nullable String body) {

        /** One with a JSON body. */
        public static Request json(String path, String body) {
            return new Request(path, Map.of("Content-Type", JSON), body);
        }

        /** One without a body. */
        public static Request bare(String path) {
            return new Request(path, Map.of(), null);
        }

        /** The same with one header more. */
        public Request with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Request(path, more, body);
        }

        /** Sends it with a bearer token. */
        public Wire.Answer send(String token) {
            return Wire.send(token, "POST", path, headers, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * A POST that takes a key.
     *
     * @param operation as it is routed, {@code POST /orders/{id}/claim}
     * @param token of the caller
     * @param otherToken of somebody else of the same organisation
     * @param another what the key may not stand for as well: another body, or another address where there is no body
     * @param first what it is answered
     * @param again what the same request is answered when the somebody else sends it under the same key
     */
    public record Row(
            String operation,
            String token,
            String otherToken,
            Request request,
            Request another,
            String first,
            String again) {}

    /**
     * Each POST and PUT that is routed takes a key or is known without one.
     *
     * @param withKey operations
     * @param withoutKey operations, each with the reason why it needs none
     */
    public static void areEverywhere(Collection<String> withKey, Map<String, String> withoutKey) {
        Set<String> known = new TreeSet<>(withKey);
        known.addAll(withoutKey.keySet());
        assertThat(known).hasSize(Set.copyOf(withKey).size() + withoutKey.size());
        Set<String> routed = Operations.routed().stream()
                .filter(operation -> operation.startsWith("POST ") || operation.startsWith("PUT "))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(routed)
                .as("every POST and PUT takes an Idempotency-Key, or is named with the reason why it needs none")
                .isEqualTo(known);
    }

    /** Sends every row's request first, again, in another form, and as somebody else, in the order of the rows. */
    public void check(List<Row> rows) {
        List<String> wrong = new ArrayList<>();
        try (Footprint.Stillness still = Footprint.stillness()) {
            rows.forEach(row -> check(row, wrong));
        }
        assertThat(wrong).isEmpty();
    }

    private void check(Row row, List<String> wrong) {
        String key = UUID.randomUUID().toString();
        Request request = row.request().with("Idempotency-Key", key);
        Wire.Answer first = request.send(row.token());
        SortedMap<String, String> before = Footprint.settled(database);
        Wire.Answer replayed = request.send(row.token());
        Wire.Answer reused = row.another().with("Idempotency-Key", key).send(row.token());
        SortedMap<String, String> after = Footprint.of(database);
        Wire.Answer other = request.send(row.otherToken());
        String what = row.operation();
        look(what, first.verdict(), row.first(), wrong);
        look(what + " replayed", text(replayed), text(first), wrong);
        look(what + " in another form", reused.verdict(), REUSED, wrong);
        look(what + " leaves", changes(before, after), "", wrong);
        look(what + " of somebody else", other.verdict(), row.again(), wrong);
    }

    /**
     * Sends what is known by its own content twice, without a key: the first answer comes again, in an envelope of its own
     * where it is a SCRIPT message, and nothing is written.
     *
     * @param token of the caller
     * @param requests each with the answer that it gets
     */
    public void checkWithout(String token, Map<Request, String> requests) {
        checkWithout(token, "none", requests);
    }

    /** The same where a table counts how often it came. */
    public void checkWithout(String token, String counting, Map<Request, String> requests) {
        List<String> wrong = new ArrayList<>();
        try (Footprint.Stillness still = Footprint.stillness()) {
            requests.forEach((request, expected) -> {
                Wire.Answer first = request.send(token);
                SortedMap<String, String> before = Footprint.settled(database);
                Wire.Answer again = request.send(token);
                SortedMap<String, String> after = Footprint.of(database);
                before.remove(counting);
                after.remove(counting);
                look(request.path(), first.verdict(), expected, wrong);
                look(request.path() + " again", withoutEnvelope(again), withoutEnvelope(first), wrong);
                look(request.path() + " leaves", changes(before, after), "", wrong);
            });
        }
        assertThat(wrong).isEmpty();
    }

    private static String text(Wire.Answer answer) {
        return answer.status() + " " + answer.headers().get("etag") + " "
                + answer.headers().get("location") + " " + answer.text();
    }

    private static String withoutEnvelope(Wire.Answer answer) {
        return ENVELOPE.matcher(text(answer)).replaceAll("");
    }

    private static String changes(SortedMap<String, String> before, SortedMap<String, String> after) {
        return after.entrySet().stream()
                .filter(table -> !table.getValue().equals(before.get(table.getKey())))
                .map(table -> table.getKey() + " " + before.get(table.getKey()) + " -> " + table.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void look(String what, String is, String expected, List<String> wrong) {
        if (!is.equals(expected)) {
            wrong.add(what + ": " + is + " instead of " + expected);
        }
    }
}
