package org.scriptline.local.client;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scriptline.local.http.HttpAnswer;
import org.scriptline.local.http.KeptConnections;

/**
 * Talks to the public faces of a running stack in the name of a person or an organisation. Made for virtual threads: every
 * call blocks until there is an answer or none can be expected.
 */
public final class Scriptline implements AutoCloseable {

    /** How long an answer may take before its outcome counts as unknown; services promise much less. */
    public static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TOKEN_KEPT = Duration.ofMinutes(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

    private record Kept(String token, Instant until) {}

    private final Function<String, URI> serviceAddress;
    private final Function<String, String> tokenOf;
    private final Consumer<Answer> witness;
    private final ConcurrentHashMap<String, Kept> tokens = new ConcurrentHashMap<>();
    private final Clock clock = Clock.systemUTC();
    private final KeptConnections connections = new KeptConnections(CONNECT_TIMEOUT, ANSWER_TIMEOUT);

    /**
     * @param serviceAddress the base address of a service by its name
     * @param tokenOf mints a bearer token for {@code prescriber}, {@code pharmacist}, an NCPDP ID …
     */
    public Scriptline(Function<String, URI> serviceAddress, Function<String, String> tokenOf) {
        this(serviceAddress, tokenOf, answer -> {});
    }

    /** @param witness is told every answer */
    public Scriptline(
            Function<String, URI> serviceAddress, Function<String, String> tokenOf, Consumer<Answer> witness) {
        this.serviceAddress = serviceAddress;
        this.tokenOf = tokenOf;
        this.witness = witness;
    }

    /** One attempt, whose failure leaves the outcome unknown. A header of the call wins over the usual one, Authorization too. */
    public Answer send(Call call) throws IOException {
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer " + token(call.who()));
        headers.put("Accept", call.path().startsWith("/fhir") ? "application/fhir+json" : "application/json");
        headers.putAll(call.headers());
        String body = call.body();
        HttpAnswer received = connections.send(
                call.method(),
                URI.create(serviceAddress.apply(call.service()) + call.path()),
                headers,
                body == null ? null : body.getBytes(StandardCharsets.UTF_8));
        Answer answer = new Answer(received.status(), received.text(), received.header("etag"));
        witness.accept(answer);
        return answer;
    }

    /**
     * Repeats the same call until it has a definite answer; the caller gives it an Idempotency-Key when it changes something.
     *
     * @param patience after which the last temporary answer is returned
     * @throws IOException when nobody had answered at all by then
     */
    public Answer sendUntilAnswered(Call call, Duration patience) throws IOException, InterruptedException {
        return sendUntilAnswered(call, patience, why -> {});
    }

    /** The same, telling {@code onUnknown} about every attempt that had no definite answer. */
    public Answer sendUntilAnswered(Call call, Duration patience, Consumer<String> onUnknown)
            throws IOException, InterruptedException {
        Instant deadline = clock.instant().plus(patience);
        Duration pause = FIRST_PAUSE;
        while (true) {
            Answer answer = null;
            try {
                answer = send(call);
                if (!answer.temporary()) {
                    return answer;
                }
                onUnknown.accept("status " + answer.status());
            } catch (IOException e) {
                onUnknown.accept(e.getClass().getSimpleName());
                if (clock.instant().isAfter(deadline)) {
                    throw e;
                }
            }
            if (answer != null && clock.instant().isAfter(deadline)) {
                return answer;
            }
            // A random part, so that hundreds of clients do not come back in the same instant.
            Thread.sleep(ThreadLocalRandom.current().nextLong(pause.toMillis() / 2, pause.toMillis() + 1));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private String token(String who) {
        Instant now = clock.instant();
        @Nullable Kept kept = tokens.get(who);
        if (kept == null || now.isAfter(kept.until())) {
            kept = new Kept(tokenOf.apply(who), now.plus(TOKEN_KEPT));
            tokens.put(who, kept);
        }
        return kept.token();
    }

    @Override
    public void close() {
        connections.close();
    }
}
