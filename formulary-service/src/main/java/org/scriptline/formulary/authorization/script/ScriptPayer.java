package org.scriptline.formulary.authorization.script;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.authorization.AuthorizationCase;
import org.scriptline.formulary.authorization.Errand;
import org.scriptline.formulary.authorization.Payer;
import org.scriptline.formulary.authorization.PayerReply;
import org.scriptline.formulary.connection.PayerPost;

/**
 * One payer that takes SCRIPT messages by {@code POST} and answers them in the same call (docs/prior-authorization.md). An
 * errand that is carried again has the same MessageID.
 */
public final class ScriptPayer implements Payer {

    private static final int LARGEST_ANSWER = 1024 * 1024;

    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/xml; charset=utf-8", "Accept", "application/xml");

    private final Address address;
    private final String version;
    private final Clock clock;
    private final PayerPost post;

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
        this.post = new PayerPost(address.url(), address.token(), budget, LARGEST_ANSWER);
    }

    @Override
    public PayerReply carry(Errand errand, AuthorizationCase authorization) {
        byte[] message = ErrandMessage.write(
                errand, authorization, address.release(), address.payer(), version, clock.instant());
        var answer = new PayerAnswer(errand, authorization, clock.instant());
        return post.send(HEADERS, message, answer::read, PayerReply.Unreachable::new);
    }
}
