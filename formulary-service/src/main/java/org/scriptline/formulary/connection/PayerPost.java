package org.scriptline.formulary.connection;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Posts to one payer and takes its answer within a budget, body and all: a payer that sends half an answer is late as well.
 * Nothing is thrown for a payer that fails; the reason is told in words.
 */
public final class PayerPost {

    private final URI address;
    private final @Nullable String token;
    private final Duration budget;
    private final int largestAnswer;
    private final HttpClient client;

    /**
     * @param token the bearer token to show, null for none
     * @param budget from the first byte sent to the last byte read
     * @param largestAnswer in bytes; a longer one is none
     */
    public PayerPost(URI address, @Nullable String token, Duration budget, int largestAnswer) {
        this.address = address;
        this.token = token;
        this.budget = budget;
        this.largestAnswer = largestAnswer;
        this.client = HttpClient.newBuilder()
                .connectTimeout(budget)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * @param answered what the body of an answer comes to; within the budget as well
     * @param silent what a reason comes to why there is no answer
     */
    public <T> T send(
            Map<String, String> headers, byte[] body, Function<byte[], T> answered, Function<String, T> silent) {
        CompletableFuture<HttpResponse<InputStream>> sent =
                client.sendAsync(request(headers, body), HttpResponse.BodyHandlers.ofInputStream());
        CompletableFuture<T> reply = sent.thenApplyAsync(
                response -> read(response, answered, silent),
                reading -> Thread.ofVirtual().start(reading));
        try {
            return reply.get(budget.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            CompletableFuture<Void> unused = sent.thenAccept(PayerPost::giveUp);
            sent.cancel(true);
            return silent.apply(late());
        } catch (ExecutionException failed) {
            return silent.apply(
                    failed.getCause() instanceof HttpTimeoutException ? late() : "the payer could not be reached");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return silent.apply("the payer was asked no further");
        }
    }

    private HttpRequest request(Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(budget).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private String late() {
        return "the payer did not answer within " + budget.toSeconds() + " seconds";
    }

    private static void giveUp(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException alreadyBroken) {
            throw new CompletionException(alreadyBroken);
        }
    }

    private <T> T read(HttpResponse<InputStream> response, Function<byte[], T> answered, Function<String, T> silent) {
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(largestAnswer + 1);
            if (response.statusCode() / 100 != 2) {
                return silent.apply("the payer answered with HTTP status " + response.statusCode());
            }
            return bytes.length > largestAnswer
                    ? silent.apply("the payer's answer is longer than " + largestAnswer / 1024 + " KB")
                    : answered.apply(bytes);
        } catch (IOException broken) {
            throw new CompletionException(broken);
        }
    }
}
