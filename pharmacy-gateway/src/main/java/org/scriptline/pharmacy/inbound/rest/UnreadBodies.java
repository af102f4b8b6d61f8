package org.scriptline.pharmacy.inbound.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.problem.FailureMapping;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.problem.ProblemResponses;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.kit.security.Role;
import org.scriptline.kit.web.RequestFilters;
import org.scriptline.pharmacy.inbound.store.RefusedMessages.Beginning;

/**
 * Messages of pharmacies whose length or media type alone refuses them: their beginning is kept for operations, under the organisation of the token, before that
 * is told. A request without a pharmacy's token goes on to be refused like any other.
 */
@ApplicationScoped
public class UnreadBodies {

    /** Before the filter that refuses what says it is too large, and keeps nothing. */
    private static final int BEFORE_THE_LIMIT = 350;

    /** How long the beginning is awaited; what has come by then is kept. */
    private static final long PATIENCE_MILLIS = Duration.ofSeconds(5).toMillis();

    /** How much more of a body is read before its connection is closed on whoever sends it. */
    private static final long MOST_DROPPED = 4 * RequestFilters.BODY_LIMIT;

    private final HttpAuthenticator authenticator;
    private final UnreadMessages unread;
    private final ProblemResponses responses;

    public UnreadBodies(HttpAuthenticator authenticator, UnreadMessages unread, ProblemResponses responses) {
        this.authenticator = authenticator;
        this.unread = unread;
        this.responses = responses;
    }

    void register(@Observes Filters filters) {
        filters.register(this::look, BEFORE_THE_LIMIT);
    }

    private void look(RoutingContext context) {
        Optional<ProblemException> refusal = ReadForms.refusal(context.request());
        if (refusal.isEmpty()) {
            context.next();
            return;
        }
        context.request().pause();
        authenticator
                .attemptAuthentication(context)
                .subscribe()
                .with(
                        identity -> pharmacy(identity)
                                .ifPresentOrElse(sender -> keep(context, sender, refusal.get()), () -> context.next()),
                        failure -> context.next());
    }

    private static Optional<String> pharmacy(@Nullable SecurityIdentity identity) {
        if (identity == null || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        try {
            Caller caller = new CurrentCaller(token).caller();
            return caller.role() == Role.PHARMACIST ? Optional.of(caller.org()) : Optional.empty();
        } catch (ProblemException nobody) {
            return Optional.empty();
        }
    }

    private void keep(RoutingContext context, String sender, ProblemException refusal) {
        Long declared = ReadForms.declared(context.request());
        beginning(
                context,
                (bytes, all) -> context.vertx()
                        .executeBlocking(
                                () -> {
                                    unread.keep(
                                            sender,
                                            refusal.code(),
                                            refusal.code().title(),
                                            Beginning.of(bytes.getBytes(), all, declared));
                                    return refusal;
                                },
                                false)
                        .onComplete(kept ->
                                answer(context, kept.succeeded() ? refusal : FailureMapping.coded(kept.cause()), all)));
    }

    /** Gives as much as is kept, once, and whether it is all there is; the rest is read and dropped, so that whoever still sends it hears the answer. */
    private static void beginning(RoutingContext context, BiConsumer<Buffer, Boolean> then) {
        HttpServerRequest request = context.request();
        Buffer bytes = Buffer.buffer();
        AtomicBoolean given = new AtomicBoolean();
        AtomicLong dropped = new AtomicLong();
        long timer = context.vertx().setTimer(PATIENCE_MILLIS, late -> give(given, then, bytes, false));
        Runnable over = () -> context.vertx().cancelTimer(timer);
        request.handler(more -> {
            if (given.get()) {
                if (dropped.addAndGet(more.length()) > MOST_DROPPED) {
                    request.connection().close();
                }
                return;
            }
            bytes.appendBuffer(more);
            if (bytes.length() > Beginning.LARGEST) {
                over.run();
                give(given, then, bytes, false);
            }
        });
        request.endHandler(end -> {
            over.run();
            give(given, then, bytes, true);
        });
        request.exceptionHandler(broken -> {
            over.run();
            give(given, then, bytes, false);
        });
        request.resume();
    }

    private static void give(AtomicBoolean given, BiConsumer<Buffer, Boolean> then, Buffer bytes, boolean all) {
        if (given.compareAndSet(false, true)) {
            then.accept(bytes, all);
        }
    }

    private void answer(RoutingContext context, ProblemException problem, boolean all) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        ProblemResponses.Body body = responses.body(problem, context.request().path());
        response.setStatusCode(body.status()).putHeader("Content-Type", body.mediaType());
        if (!all) {
            response.putHeader("Connection", "close");
        }
        response.end(Buffer.buffer(body.bytes()));
    }
}
