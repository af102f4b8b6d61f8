package org.scriptline.formulary.benefit.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.benefit.BenefitInquiry;
import org.scriptline.formulary.benefit.BenefitPayer;
import org.scriptline.formulary.benefit.BenefitReply;
import org.scriptline.formulary.connection.PayerPost;
import org.scriptline.kit.json.StrictJson;

/** Asks one payer by {@code POST} in the JSON of docs/real-time-benefit.md; reads what it answers as strictly. */
public final class HttpBenefitPayer implements BenefitPayer {

    /** An answer has a few hundred bytes. */
    private static final int LARGEST_ANSWER = 64 * 1024;

    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_MESSAGE = 500;
    private static final BigDecimal MOST_DOLLARS = BigDecimal.valueOf(1_000_000);
    private static final ObjectMapper JSON = StrictJson.create();

    private final PayerPost post;

    /** @param token the bearer token to show, null for none */
    public HttpBenefitPayer(URI address, @Nullable String token) {
        this(address, token, Duration.ofSeconds(BUDGET_SECONDS));
    }

    /** With another budget, for tests. */
    HttpBenefitPayer(URI address, @Nullable String token, Duration budget) {
        this.post = new PayerPost(address, token, budget, LARGEST_ANSWER);
    }

    @Override
    public BenefitReply ask(BenefitInquiry inquiry) {
        Map<String, String> headers = Map.of(
                "Content-Type", "application/json",
                "Accept", "application/json",
                "Idempotency-Key", inquiry.id().toString());
        return post.send(headers, InquiryJson.write(inquiry), body -> read(body, inquiry), BenefitReply.NoAnswer::new);
    }

    private static BenefitReply read(byte[] body, BenefitInquiry inquiry) {
        try {
            return reply(JSON.readTree(body), inquiry);
        } catch (IOException noJson) {
            return unreadable();
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
