package org.scriptline.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResourceManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Requests as plain bytes, for tables of tests that send what no polite client would. */
public final class Wire {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SCRIPT_CODE = Pattern.compile("\\b[A-Z]+(?:_[A-Z]+)+\\b");

    private Wire() {}

    /**
     * What was answered.
     *
     * @param mediaType without parameters, empty when there was none
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(int status, String mediaType, byte[] body, Map<String, String> headers) {

        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The code of the catalogue that a problem, an OperationOutcome or a SCRIPT Error names, else empty. */
        public String code() {
            if (status < 400) {
                return "";
            }
            if (mediaType.endsWith("xml")) {
                Matcher matcher = SCRIPT_CODE.matcher(text());
                return matcher.find() ? matcher.group() : "";
            }
            try {
                JsonNode json = JSON.readTree(body);
                return json.has("code")
                        ? json.path("code").asText()
                        : json.at("/issue/0/details/coding/0/code").asText("");
            } catch (IOException notJson) {
                return "";
            }
        }

        /** Status and, where there is one, code: {@code 404 NOT_FOUND}. */
        public String verdict() {
            String code = code();
            return code.isEmpty() ? Integer.toString(status) : status + " " + code;
        }

        /** The body as JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException notJson) {
                throw new UncheckedIOException(notJson);
            }
        }
    }

    /** The running application's address, which REST Assured knows only within a test. */
    private static String base() {
        String address = TestHTTPResourceManager.getUri();
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /** Sends with a bearer token, or without one when it is null. */
    public static Answer send(
            @Nullable String token, String method, String path, Map<String, String> headers, byte @Nullable [] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    response.statusCode(),
                    type.contains(";") ? type.substring(0, type.indexOf(';')) : type,
                    response.body(),
                    response.headers().map().entrySet().stream()
                            .collect(java.util.stream.Collectors.toMap(
                                    Map.Entry::getKey, entry -> entry.getValue().getFirst())));
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + path, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
