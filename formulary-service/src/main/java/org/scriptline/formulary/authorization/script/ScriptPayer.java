package org.scriptline.formulary.authorization.script;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.authorization.AuthorizationCase;
import org.scriptline.formulary.authorization.Errand;
import org.scriptline.formulary.authorization.Payer;
import org.scriptline.formulary.authorization.PayerReply;

/**
 * One payer that takes SCRIPT messages by {@code POST} and answers them in the same call (docs/prior-authorization.md). An
 * errand that is carried again has the same MessageID.
 */
public final class ScriptPayer implements Payer {

    private static final int LARGEST_ANSWER = 1024 * 1024;

    private final Address address;
    private final String version;
    private final Clock clock;
    private final Duration budget;
    private final HttpClient client;

    /**
     * Where and how a payer is reached.
     *
     * @param payer its identifier, which the message's To and PayerID name
     * @param token the bearer token to show, null for none
     */
    public record Address(
            URI url,
            String payer,
            ScriptRelease release,
            @Nullable String token) {

        @Override
        public String toString() {
            return "Address[" + payer + "]";
        }
    }

    /** @param version of this software, as the message's header says it */
    public ScriptPayer(Address address, String version, Clock clock) {
        this(address, version, clock, Duration.ofSeconds(BUDGET_SECONDS));
    }

    /** With another budget, for tests. */
    ScriptPayer(Address address, String version, Clock clock, Duration budget) {
        this.address = address;
        this.version = version;
        this.clock = clock;
        this.budget = budget;
        this.client = HttpClient.newBuilder()
                .connectTimeout(budget)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public PayerReply carry(Errand errand, AuthorizationCase authorization) {
        byte[] message = ErrandMessage.write(
                errand, authorization, address.release(), address.payer(), version, clock.instant());
        HttpRequest.Builder request = HttpRequest.newBuilder(address.url())
                .timeout(budget)
                .header("Content-Type", "application/xml; charset=utf-8")
                .header("Accept", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(message));
        if (address.token() != null) {
            request.header("Authorization", "Bearer " + address.token());
        }
        return sent(request.build(), new PayerAnswer(errand, authorization, clock.instant()));
    }

    private PayerReply sent(HttpRequest request, PayerAnswer answer) {
        CompletableFuture<HttpResponse<InputStream>> sent =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        // The body counts too: a payer that sends half an answer is late as well.
        CompletableFuture<PayerReply> reply = sent.thenApplyAsync(
                response -> read(response, answer),
                reading -> Thread.ofVirtual().start(reading));
        try {
            return reply.get(budget.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            CompletableFuture<Void> unused = sent.thenAccept(ScriptPayer::giveUp);
            sent.cancel(true);
            return late();
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof HttpTimeoutException
                    ? late()
                    : new PayerReply.Unreachable("the payer could not be reached");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new PayerReply.Unreachable("the errand was broken off");
        }
    }

    private PayerReply late() {
        return new PayerReply.Unreachable("the payer did not answer within " + budget.toSeconds() + " seconds");
    }

    private static void giveUp(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException alreadyBroken) {
            throw new CompletionException(alreadyBroken);
        }
    }

    private static PayerReply read(HttpResponse<InputStream> response, PayerAnswer answer) {
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(LARGEST_ANSWER + 1);
            if (response.statusCode() / 100 != 2) {
                return new PayerReply.Unreachable("the payer answered with HTTP status " + response.statusCode());
            }
            return bytes.length > LARGEST_ANSWER
                    ? new PayerReply.Unreachable("the payer's answer is longer than a megabyte")
                    : answer.read(bytes);
        } catch (IOException broken) {
            throw new CompletionException(broken);
        }
    }
}
