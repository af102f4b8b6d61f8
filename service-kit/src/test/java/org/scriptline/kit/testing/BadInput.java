package org.scriptline.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.JsonFaults.Fault;

/** Sends what cannot be read to the faces of a running service: a coded refusal each, and no trace of it anywhere. */
public final class BadInput {

    private static final int LIMIT = 1024 * 1024;
    private static final String JSON = "application/json";
    /** A request waits for the network and the disk as long as it works. */
    private static final int AT_ONCE = 4;

    /** What is read in one go takes milliseconds, what runs away takes for ever; between them lies every pause of a machine. */
    public static final Duration SOON = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    /** What nobody calls anything, as it is written in an address; the last ones are cursors of pages that begin outside of all calendars. */
    private static final List<String> ODD = Stream.concat(
                    Stream.of(
                            "x",
                            "-1",
                            "0",
                            "9".repeat(30),
                            "1-1-1-1-1",
                            "00000000-0000-0000-0000-000000000000",
                            "%00",
                            "a%00b",
                            "%FF",
                            "%C0%AF",
                            "%2e%2e",
                            "a%2Fb",
                            "%25",
                            "'%20or%201=1%20--",
                            "%E2%80%AE",
                            "%F0%9F%92%8A",
                            "x".repeat(1_000),
                            "-999999999-01-01",
                            "%2B999999999-12-31",
                            "0000-01-01",
                            "9999-12-31",
                            "-4713-01-01",
                            "%2B999999999-12-31T23:59:59Z",
                            "-999999999-01-01T00:00:00Z",
                            "9999-12-31T23:59:60Z",
                            "%7B%22a%22:1%7D",
                            "%24%7Bjndi:ldap://127.0.0.1:1/x%7D",
                            "%0d%0aX-Injected:%201"),
                    Stream.of("-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z", "-4800-01-01T00:00:00Z")
                            .flatMap(time ->
                                    Stream.of(time + " " + NOBODY, time + "\n" + NOBODY, time + "\nout:x", time))
                            .map(position -> Base64.getUrlEncoder()
                                    .withoutPadding()
                                    .encodeToString(position.getBytes(StandardCharsets.UTF_8))))
            .toList();

    private final Database database;
    private final List<String> patientData;

    /**
     * A run.
     *
     * @param patientData texts of the sound bodies that no refusal may repeat
     */
    public BadInput(Database database, String... patientData) {
        this.database = database;
        this.patientData = List.of(patientData);
    }

    /**
     * An operation that reads JSON.
     *
     * @param sound a body that it takes
     * @param bodyNeeded false when it also takes no body at all, of whatever media type
     * @param headers what else it needs, beside the token and the media type
     */
    public record Face(
            String token,
            String method,
            String path,
            String mediaType,
            String sound,
            boolean bodyNeeded,
            Map<String, String> headers) {

        /** One that needs no header of its own. */
        public Face(String token, String method, String path, String mediaType, String sound, boolean bodyNeeded) {
            this(token, method, path, mediaType, sound, bodyNeeded, Map.of());
        }

        /** Whether it is a request of this operation, as {@link Operations} writes them. */
        boolean of(String operation) {
            String template = Arrays.stream(operation.split("(?<=/)|(?=/)", -1))
                    .map(part -> part.matches("[{].*[}]") ? "[^/?]+" : Pattern.quote(part))
                    .collect(Collectors.joining());
            return (method + " " + path).matches(template + "([?].*)?");
        }

        /** An operation that needs its body. */
        public static Face of(String who, String method, String path, String mediaType, String sound) {
            return new Face(TestTokens.token(who), method, path, mediaType, sound, true);
        }

        @Override
        public String toString() {
            return method + " " + path.replaceAll("[0-9a-f-]{36}", "{id}");
        }
    }

    /** The operations that service-kit gives to every service that wants them, below these paths; each on something that is not there, or with a reason that is none. */
    public static List<Face> ofKit(String... paths) {
        String token = TestTokens.token("ops");
        String because = "{\"reason\":\"looked at\"}";
        return Stream.of(
                        new Face(token, "POST", "/quarantine/999999999/payload", JSON, because, false),
                        new Face(token, "POST", "/quarantine/999999999/replay", JSON, because, false),
                        new Face(token, "POST", "/quarantine/999999999/discard", JSON, because, false),
                        new Face(
                                token,
                                "POST",
                                "/kill-switches",
                                JSON,
                                "{\"scope\":\"all\",\"target\":\"\",\"reason\":\"BORED\",\"comment\":\"told so\"}",
                                true),
                        new Face(token, "POST", "/kill-switches/999999999/lift", JSON, because, false),
                        new Face(
                                token,
                                "PUT",
                                "/cds-clients",
                                JSON,
                                "{\"issuer\":\"https://bad.example\",\"tenant\":\"t\",\"practice\":\"quay-side\",\"jwksUrl\":\"https://bad.example/jwks\"}",
                                true))
                .filter(face -> Stream.of(paths).anyMatch(path -> face.path().startsWith("/" + path)))
                .toList();
    }

    /**
     * Each operation that reads a body is among the faces, or is known not to be.
     *
     * @param otherwise operations whose bodies are no JSON objects, each with the reason why nothing of it is here
     */
    public static void isComplete(List<Face> faces, Map<String, String> otherwise) {
        Set<String> missing = new TreeSet<>(Operations.readingABody());
        missing.removeIf(operation -> faces.stream().anyMatch(face -> face.of(operation)));
        assertThat(missing)
                .as("every operation that reads a body is sent bad ones, or is named with the reason why not")
                .isEqualTo(new TreeSet<>(otherwise.keySet()));
    }

    /** Nothing that is not one JSON object is read, by any face. */
    public void malformedIsRefused(List<Face> faces) {
        refused(() -> malformed(faces));
    }

    /** What is wrong with the answers to what is not one JSON object. */
    public List<String> malformed(List<Face> faces) {
        return together(faces, (face, wrong) -> {
            for (Fault fault : JsonFaults.malformed(face.sound())) {
                if (face.bodyNeeded() || !fault.nothing()) {
                    Wire.Answer answer = send(face, face.mediaType(), fault.body());
                    look(face + " " + fault, answer, 400, wrong);
                }
            }
        });
    }

    /** What is too large, of another kind or in another encoding is refused by its own code. */
    public void otherMediaAreRefused(List<Face> faces) {
        refused(() -> otherMedia(faces));
    }

    /** What is wrong with the answers to what is too large, of another kind or in another encoding. */
    public List<String> otherMedia(List<Face> faces) {
        List<String> wrong = new ArrayList<>();
        for (Face face : faces) {
            byte[] sound = face.sound().getBytes(StandardCharsets.UTF_8);
            byte[] large = (face.sound() + " ".repeat(LIMIT + 1 - sound.length)).getBytes(StandardCharsets.UTF_8);
            look(face + " too large", send(face, face.mediaType(), large), 413, wrong);
            for (String type : List.of(
                    "text/csv",
                    "text/html",
                    "application/octet-stream",
                    "multipart/form-data; boundary=x",
                    "application/x-yaml")) {
                if (face.bodyNeeded()) {
                    look(face + " " + type, send(face, type, sound), 415, wrong);
                }
            }
            for (String charset : List.of("utf-16", "utf-32", "utf-7", "windows-1252", "nonsense", "\"\"")) {
                byte[] body = charset.equals("utf-16") ? face.sound().getBytes(StandardCharsets.UTF_16) : sound;
                look(
                        face + " charset " + charset,
                        send(face, face.mediaType() + "; charset=" + charset, body),
                        415,
                        wrong);
            }
            for (String type : List.of("nonsense", "application/", "/json", "application/json;charset", "a b/c", ",")) {
                if (face.bodyNeeded()) {
                    Wire.Answer answer = send(face, type, sound);
                    look(face + " of the type " + type, answer, answer.status() == 400 ? 400 : 415, wrong);
                }
            }
            Map<String, String> zipped = new HashMap<>(face.headers());
            zipped.putAll(Map.of("Content-Type", face.mediaType(), "Content-Encoding", "gzip"));
            look(face + " gzip", Wire.send(face.token(), face.method(), face.path(), zipped, sound), 415, wrong);
        }
        return wrong;
    }

    /**
     * What is no number, or one out of bounds, is refused by its parameter's name, and never as an address that is not there.
     *
     * @param parameters each a path and the parameter, {@code /quarantine?limit}
     */
    public void numbersAreRefused(String token, List<String> parameters) {
        parametersAreRefused(
                token, parameters, List.of("x", "-1", "1.5", "1e2", "0x1F", "%D9%A1", "9".repeat(30), "null"));
    }

    /**
     * What is none of the few words of a parameter is refused by its name, and never taken for another of them.
     *
     * @param parameters each a path and the parameter, {@code /quarantine?state}
     */
    public void wordsAreRefused(String token, List<String> parameters) {
        parametersAreRefused(
                token, parameters, List.of("x", "-", "1", "yes", "null", "%00", "'%20or%201=1", "true%3B"));
    }

    private void parametersAreRefused(String token, List<String> parameters, List<String> values) {
        refused(() -> {
            List<String> wrong = new ArrayList<>();
            for (String parameter : parameters) {
                for (String value : values) {
                    String query = parameter + "=" + value;
                    Wire.Answer answer = Wire.send(token, "GET", query, Map.of(), null);
                    look(query, answer, 400, wrong);
                    String named = answer.status() == 400
                            ? answer.verdict() + " "
                                    + answer.json().path("field").asText()
                            : "";
                    if (!named.equals("400 PARAMETER_INVALID " + parameter.substring(parameter.lastIndexOf('?') + 1))) {
                        wrong.add(query + " is told " + named);
                    }
                }
            }
            return wrong;
        });
    }

    /**
     * Whatever stands in an address, in the place of an id or as the value of a parameter, the answer is no failure of ours, and a refusal has its code.
     *
     * @param tokens of callers; each address is asked by the first who may
     * @param more parameters that an operation reads without saying so
     */
    public void addressesNeverFail(List<String> tokens, Map<String, List<String>> more) {
        refusedButKeptIn(
                Set.of("audit"),
                () -> together(addresses(more), (address, wrong) -> {
                    Wire.Answer answer = Wire.send(tokens.getFirst(), "GET", address, Map.of(), null);
                    for (int next = 1; next < tokens.size() && answer.status() == 403; next++) {
                        answer = Wire.send(tokens.get(next), "GET", address, Map.of(), null);
                    }
                    if (answer.status() >= 400) {
                        look(address, answer, answer.status() >= 500 ? 400 : answer.status(), wrong);
                    }
                }));
    }

    private static List<String> addresses(Map<String, List<String>> more) {
        List<String> addresses = new ArrayList<>();
        Operations.queryParameters().forEach((operation, parameters) -> {
            String path = operation.substring(operation.indexOf(' ') + 1);
            if (operation.startsWith("GET ") && !path.equals("/events")) {
                Set<String> names = new TreeSet<>(parameters);
                names.addAll(more.getOrDefault(operation, List.of()));
                String sound = path.replaceAll("[{][^}]*[}]", UUID.randomUUID().toString());
                for (String odd : ODD) {
                    if (path.contains("{")) {
                        addresses.add(path.replaceAll("[{][^}]*[}]", odd));
                    }
                    names.forEach(name -> addresses.add(sound + "?" + name + "=" + odd));
                }
            }
        });
        return addresses;
    }

    /** Whatever stands in the place of whatever else, the answer is no failure of ours, says what is wrong, and comes soon. */
    public void misplacedNeverFails(List<Face> faces, int each) {
        List<String> found = together(faces, (face, wrong) -> {
            for (Fault fault : JsonFaults.misplaced(face.sound(), each)) {
                long begun = System.nanoTime();
                Wire.Answer answer = send(face, face.mediaType(), fault.body());
                long millis = (System.nanoTime() - begun) / 1_000_000;
                if (answer.status() >= 400) {
                    look(face + " " + fault, answer, answer.status() >= 500 ? 400 : answer.status(), wrong);
                }
                if (millis > SOON.toMillis()) {
                    wrong.add(face + " " + fault + " took " + millis + " ms");
                }
            }
        });
        assertThat(found).isEmpty();
        healthy();
    }

    /** What is wrong with any of them, a few at once; each is looked at by one thread alone. */
    public static <T> List<String> together(List<T> those, BiConsumer<T, List<String>> look) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<List<String>>> looks = those.stream()
                    .map(one -> (Callable<List<String>>) () -> {
                        List<String> wrong = new ArrayList<>();
                        look.accept(one, wrong);
                        return wrong;
                    })
                    .toList();
            List<String> all = new ArrayList<>();
            for (Future<List<String>> looked : threads.invokeAll(looks)) {
                all.addAll(looked.get());
            }
            return all;
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Runs requests that are all refused: no row is written, and the service stays as healthy as it was. */
    public void refused(java.util.function.Supplier<List<String>> requests) {
        refusedButKeptIn(Set.of(), requests);
    }

    /** The same where what is refused is kept in a table of its own. */
    public void refusedButKeptIn(String table, java.util.function.Supplier<List<String>> requests) {
        refusedButKeptIn(Set.of(table), requests);
    }

    /** The same where what is refused is kept in one of these tables, and counted in another. */
    public void refusedButKeptIn(Set<String> tables, java.util.function.Supplier<List<String>> requests) {
        healthy();
        try (Footprint.Stillness still = Footprint.stillness()) {
            SortedMap<String, String> before = Footprint.settled(database);
            assertThat(requests.get()).isEmpty();
            SortedMap<String, String> after = Footprint.of(database);
            before.keySet().removeAll(tables);
            after.keySet().removeAll(tables);
            assertThat(after).isEqualTo(before);
        }
        healthy();
    }

    /** Adds what is wrong with an answer that is to be a refusal with this status. */
    public void look(String what, Wire.Answer answer, int status, List<String> wrong) {
        if (answer.status() != status || answer.code().isEmpty()) {
            wrong.add(what + ": " + answer.verdict() + " instead of " + status);
        }
        for (String secret : patientData) {
            if (answer.text().contains(secret)) {
                wrong.add(what + ": is told " + secret);
            }
        }
        for (String inside : List.of("Exception", "org.scriptline", "java.", "jackson", " at line", "SQLSTATE")) {
            if (answer.text().contains(inside)) {
                wrong.add(what + ": shows its insides: " + answer.text());
            }
        }
    }

    private static Wire.Answer send(Face face, String mediaType, byte[] body) {
        Map<String, String> headers = new HashMap<>(face.headers());
        headers.put("Content-Type", mediaType);
        return Wire.send(face.token(), face.method(), face.path(), headers, body);
    }

    private static void healthy() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Wire.send(null, "GET", "/q/health", Map.of(), null)
                                .status())
                        .isEqualTo(200));
    }
}
