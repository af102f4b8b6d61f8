package org.scriptline.local.alone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@code auto_explain} wrote into PostgreSQL's log: one JSON object for each statement, over several lines. */
final class ServerLog {

    /** Epoch milliseconds, process, database, virtual transaction. */
    static final String PREFIX = "~%n~%p~%d~%v~ ";

    private static final Pattern HEAD = Pattern.compile(
            "^~([0-9.]+)~([0-9]+)~([^~]*)~([^~]*)~ LOG:\\s+duration: ([0-9.]+) ms\\s+plan:$", Pattern.MULTILINE);
    private static final Pattern PLACE = Pattern.compile("\\$[0-9]+");
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private ServerLog() {}

    /** Every statement of the services in these lines, in the order in which they ended. */
    static List<CapturedStatement> statements(String log, List<String> databases) {
        List<CapturedStatement> statements = new ArrayList<>();
        Matcher head = HEAD.matcher(log);
        while (head.find()) {
            if (databases.contains(head.group(3))) {
                statement(head, explained(log, head.end())).ifPresent(statements::add);
            }
        }
        return statements;
    }

    /** The lines after the head: each begins with a tab. */
    private static String explained(String log, int from) {
        int end = from;
        while (end < log.length() && log.startsWith("\n\t", end)) {
            int next = log.indexOf('\n', end + 1);
            end = next < 0 ? log.length() : next;
        }
        return log.substring(from, end);
    }

    private static Optional<CapturedStatement> statement(Matcher head, String json) {
        try {
            JsonNode explained = JSON.readTree(json);
            return Optional.of(new CapturedStatement(
                    Long.parseLong(head.group(2)),
                    head.group(3),
                    head.group(4),
                    // Since 1970 in seconds with three digits.
                    Double.parseDouble(head.group(1)) * 1_000,
                    Double.parseDouble(head.group(5)),
                    PLACE.matcher(explained.path("Query Text").asText()).replaceAll("?"),
                    values(explained.path("Query Parameters").asText())));
        } catch (JsonProcessingException cutShort) {
            return Optional.empty();
        }
    }

    /** {@code $1 = 'it''s', $2 = NULL} as a list. */
    static List<@Nullable String> values(String parameters) {
        List<@Nullable String> values = new ArrayList<>();
        int at = 0;
        while (at < parameters.length()) {
            at = parameters.indexOf(" = ", at) + 3;
            if (at < 3 || parameters.startsWith("NULL", at)) {
                values.add(null);
                at = Math.max(at, 3) + "NULL, ".length();
                continue;
            }
            StringBuilder value = new StringBuilder();
            at++;
            while (at < parameters.length()) {
                char next = parameters.charAt(at++);
                if (next != '\'') {
                    value.append(next);
                } else if (at < parameters.length() && parameters.charAt(at) == '\'') {
                    value.append('\'');
                    at++;
                } else {
                    break;
                }
            }
            values.add(value.toString());
            at += 2;
        }
        return values;
    }
}
