package org.scriptline.formulary.benefit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.benefit.BenefitInquiry;
import org.scriptline.formulary.benefit.BenefitPayer;
import org.scriptline.formulary.benefit.BenefitReply;
import org.scriptline.kit.json.StrictJson;

/** Asks one payer by {@code POST} in the JSON of docs/real-time-benefit.md; reads what it answers as strictly. */
public final class HttpBenefitPayer implements BenefitPayer {

    /** An answer has a few hundred bytes. */
    private static final int LARGEST_ANSWER = 64 * 1024;

    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_MESSAGE = 500;
    private static final BigDecimal MOST_DOLLARS = BigDecimal.valueOf(1_000_000);
    private static final ObjectMapper JSON = StrictJson.create();

    private final URI address;
    private final @Nullable String token;
    private final Duration budget;
    private final HttpClient client;

    /** @param token the bearer token to show, null for none */
    public HttpBenefitPayer(URI address, @Nullable String token) {
        this(address, token, Duration.ofSeconds(BUDGET_SECONDS));
    }

    /** With another budget, for tests. */
    HttpBenefitPayer(URI address, @Nullable String token, Duration budget) {
        this.address = address;
        this.token = token;
        this.budget = budget;
        this.client = HttpClient.newBuilder()
                .connectTimeout(budget)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public BenefitReply ask(BenefitInquiry inquiry) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(budget)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Idempotency-Key", inquiry.id().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(InquiryJson.write(inquiry)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        CompletableFuture<HttpResponse<InputStream>> sent =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        // The body counts too: a payer that sends half an answer is late as well.
        CompletableFuture<BenefitReply> reply = sent.thenApplyAsync(
                response -> read(response, inquiry),
                reading -> Thread.ofVirtual().start(reading));
        try {
            return reply.get(budget.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            CompletableFuture<Void> unused = sent.thenAccept(HttpBenefitPayer::giveUp);
            sent.cancel(true);
            return late();
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof HttpTimeoutException
                    ? late()
                    : new BenefitReply.NoAnswer("the payer could not be reached");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new BenefitReply.NoAnswer("the inquiry was broken off");
        }
    }

    private BenefitReply late() {
        return new BenefitReply.NoAnswer("the payer did not answer within " + budget.toSeconds() + " seconds");
    }

    private static void giveUp(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException alreadyBroken) {
            throw new CompletionException(alreadyBroken);
        }
    }

    private static BenefitReply read(HttpResponse<InputStream> response, BenefitInquiry inquiry) {
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(LARGEST_ANSWER + 1);
            if (response.statusCode() != 200) {
                return new BenefitReply.NoAnswer("the payer answered with HTTP status " + response.statusCode());
            }
            return bytes.length > LARGEST_ANSWER ? unreadable() : reply(JSON.readTree(bytes), inquiry);
        } catch (JsonProcessingException noJson) {
            return unreadable();
        } catch (IOException broken) {
            throw new CompletionException(broken);
        }
    }

    private static BenefitReply reply(JsonNode body, BenefitInquiry inquiry) {
        JsonNode pays = body.path("patientPays");
        boolean known = body.isObject()
                && body.path("inquiry").asText().equals(inquiry.id().toString())
                && flag(body.path("covered"))
                && flag(body.path("priorAuthorization"))
                && text(body.path("reference"), LONGEST_REFERENCE)
                && text(body.path("message"), LONGEST_MESSAGE)
                && (absent(pays) || pays.isNumber() && dollars(pays.decimalValue()));
        return known
                ? new BenefitReply.Answered(
                        absent(body.path("covered"))
                                ? null
                                : body.path("covered").asBoolean(),
                        absent(pays) ? null : pays.decimalValue().setScale(2, RoundingMode.UNNECESSARY),
                        absent(body.path("priorAuthorization"))
                                ? null
                                : body.path("priorAuthorization").asBoolean(),
                        absent(body.path("reference"))
                                ? null
                                : body.path("reference").asText(),
                        absent(body.path("message"))
                                ? null
                                : body.path("message").asText())
                : unreadable();
    }

    private static BenefitReply unreadable() {
        return new BenefitReply.NoAnswer("the payer's answer could not be read");
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static boolean flag(JsonNode value) {
        return absent(value) || value.isBoolean();
    }

    private static boolean text(JsonNode value, int longest) {
        return absent(value)
                || value.isTextual()
                        && !value.asText().isBlank()
                        && value.asText().length() <= longest;
    }

    private static boolean dollars(BigDecimal amount) {
        return amount.signum() >= 0
                && amount.compareTo(MOST_DOLLARS) <= 0
                && amount.stripTrailingZeros().scale() <= 2;
    }
}
