package org.scriptline.local.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.scriptline.local.http.HttpAnswer;
import org.scriptline.local.http.KeptConnections;

/**
 * Brings a pharmacy's messages to the gateway and does not let go: a message that was not taken is repeated with the same
 * MessageID and a growing pause, through minutes of outage, until the gateway answers it with a Status or with an Error that no
 * repeat can mend.
 */
final class GatewayPoster implements AutoCloseable {

    /** More than this at one moment would be a flood that no set of pharmacies makes. */
    private static final int LARGEST_NUMBER_IN_FLIGHT = 64;

    private static final String XML = "application/xml";
    private static final String FHIR_JSON = "application/fhir+json";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private final Sender sender;
    private final BearerTokens tokens;
    private final SimulatorTiming timing;
    private final Ledger ledger;
    private final Errands errands;
    private final Clock clock = Clock.systemUTC();
    private final ScriptReader reader = new ScriptReader();
    private final Semaphore inFlight = new Semaphore(LARGEST_NUMBER_IN_FLIGHT);
    private final KeptConnections connections = new KeptConnections(CONNECT_TIMEOUT, ANSWER_TIMEOUT);

    GatewayPoster(Sender sender, BearerTokens tokens, SimulatorTiming timing, Ledger ledger, Errands errands) {
        this.sender = sender;
        this.tokens = tokens;
        this.timing = timing;
        this.ledger = ledger;
        this.errands = errands;
    }

    /** Whether fills may be posted as Tasks. */
    boolean takesReports() {
        return sender.tasks() != null;
    }

    /** Sends it now, on another thread, and as often again as it takes. */
    void post(OutgoingMessage message) {
        Instant deadline = clock.instant().plus(timing.giveUpAfter());
        errands.run(() -> attempt(message, 1, deadline));
    }

    private void attempt(OutgoingMessage message, int number, Instant deadline) throws InterruptedException {
        switch (send(message)) {
            case Outcome.Taken taken -> ledger.append(message.sent(clock.instant(), taken.answer()), null);
            case Outcome.Refused refused -> ledger.append(message.refused(clock.instant(), refused.why()), null);
            case Outcome.NotTaken notTaken -> {
                if (clock.instant().isAfter(deadline)) {
                    ledger.append(message.refused(clock.instant(), "given up: " + notTaken.why()), null);
                } else {
                    errands.runAfter(timing.pauseBefore(number), () -> attempt(message, number + 1, deadline));
                }
            }
        }
    }

    private sealed interface Outcome {
        record Taken(String answer) implements Outcome {}

        record NotTaken(String why) implements Outcome {}

        record Refused(String why) implements Outcome {}
    }

    private Outcome send(OutgoingMessage message) throws InterruptedException {
        inFlight.acquire();
        try {
            if (message.channel() != Channel.FHIR_REPORT) {
                return read(message, exchange(sender.script(), XML, message.pharmacy(), message.xml()));
            }
            URI tasks = sender.tasks();
            return tasks == null
                    ? new Outcome.Refused("no address takes Tasks")
                    : readOutcome(message, exchange(tasks, FHIR_JSON, message.pharmacy(), message.xml()));
        } catch (IOException e) {
            return new Outcome.NotTaken(e.getClass().getSimpleName());
        } finally {
            inFlight.release();
        }
    }

    private HttpAnswer exchange(URI endpoint, String type, String pharmacy, String document) throws IOException {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", type + "; charset=UTF-8", "Accept", type));
        String token = tokens.forPharmacy(pharmacy);
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
        }
        return connections.send("POST", endpoint, headers, document.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks once, and returns what came; empty when nothing did. */
    byte[] ask(String pharmacy, String xml) throws InterruptedException {
        inFlight.acquire();
        try {
            HttpAnswer answer = exchange(sender.script(), XML, pharmacy, xml);
            if (answer.status() == 401) {
                tokens.forget(pharmacy);
            }
            return answer.body();
        } catch (IOException e) {
            return new byte[0];
        } finally {
            inFlight.release();
        }
    }

    private Outcome read(OutgoingMessage message, HttpAnswer response) {
        int status = response.status();
        boolean passes = passes(message, status);
        try {
            ScriptMessage answer = reader.read(response.body());
            Optional<String> code = ScriptMessage.text(answer.transaction(), "Code");
            String words = answer.type() + " " + code.orElse("without a code");
            if (answer.type().equals("Status") && status == 200) {
                return new Outcome.Taken(words);
            }
            boolean temporary = passes
                    || code.filter(c -> c.equals("600") || c.equals("602")).isPresent();
            return temporary ? new Outcome.NotTaken(words) : new Outcome.Refused(words);
        } catch (ScriptReader.UnreadableMessage e) {
            String words = "HTTP status " + status + " without a SCRIPT answer";
            return passes || status == 200 ? new Outcome.NotTaken(words) : new Outcome.Refused(words);
        }
    }

    /** In FHIR the HTTP status decides. */
    private Outcome readOutcome(OutgoingMessage message, HttpAnswer response) {
        int status = response.status();
        String words = "HTTP status " + status;
        if (status / 100 == 2) {
            return new Outcome.Taken(words);
        }
        return passes(message, status) ? new Outcome.NotTaken(words) : new Outcome.Refused(words);
    }

    /** Whether it may be taken another time. */
    private boolean passes(OutgoingMessage message, int status) {
        if (status == 401) {
            tokens.forget(message.pharmacy());
        }
        return status >= 500 || status == 401 || status == 408 || status == 429;
    }

    @Override
    public void close() {
        connections.close();
    }
}
