package org.scriptline.kit.hooks;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/** The public keys of clients: registered with them, or fetched from the address that was registered. */
@ApplicationScoped
@IfBuildProperty(name = "scriptline.hooks.served", stringValue = "true")
public class ClientKeys {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    /** How long fetched keys hold; a key that is not among them is looked for again after {@link #PAUSE}. */
    private static final Duration HOLDS = Duration.ofMinutes(10);

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int SIZE_LIMIT = 64 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, Fetched> fetched = new ConcurrentHashMap<>();
    private final Clock clock;

    public ClientKeys(Clock clock) {
        this.clock = clock;
    }

    private record Fetched(List<JsonWebKey> keys, Instant at) {}

    /** The client's keys; {@code wanted} is the id of the one that is needed, null when the token names none. */
    List<JsonWebKey> of(HookClient client, @Nullable String wanted) {
        if (client.jwks() != null) {
            return parsed(client.jwks());
        }
        String url = Objects.requireNonNull(client.jwksUrl());
        Fetched known = fetched.get(url);
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.at().plus(HOLDS))) {
            boolean there = wanted == null || known.keys().stream().anyMatch(key -> wanted.equals(key.getKeyId()));
            if (there || now.isBefore(known.at().plus(PAUSE))) {
                return known.keys();
            }
        }
        List<JsonWebKey> keys = parsed(fetch(url));
        fetched.put(url, new Fetched(keys, now));
        return keys;
    }

    /** The keys of a set; a set that cannot be read has none. */
    static List<JsonWebKey> parsed(String jwks) {
        try {
            return new JsonWebKeySet(jwks).getJsonWebKeys();
        } catch (JoseException broken) {
            return List.of();
        }
    }

    private String fetch(String url) {
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200 || answer.body().length > SIZE_LIMIT) {
                throw unavailable();
            }
            return new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw unavailable();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                ErrorCode.TOKEN_MISSING_OR_INVALID, "The client's keys cannot be read from its registered address.");
    }
}
