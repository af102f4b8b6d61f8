package org.scriptline.prescription.inbox.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.prescription.conversation.Answer;
import org.scriptline.prescription.fhir.ParametersReader;
import org.scriptline.prescription.fhir.Reading;
import org.scriptline.prescription.inbox.AttentionCriteria;
import org.scriptline.prescription.prescribing.rest.OrderRefusedException;
import org.scriptline.prescription.prescribing.store.Command;

/**
 * Answers many requests in one call, each in a transaction of its own. What ought to be looked at alone is refused: a refill
 * that is too soon, and a drug with an open alert.
 */
@Path("/inbox/answers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
public class BulkResource {

    /** How many answers come at once. */
    static final int MOST = 50;

    private final AnswerDesk desk;
    private final InboxItems items;
    private final ParametersReader parameters;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    public BulkResource(
            AnswerDesk desk, InboxItems items, ParametersReader parameters, CurrentCaller currentCaller, Clock clock) {
        this.desk = desk;
        this.items = items;
        this.parameters = parameters;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /** The answers. */
    public record Bulk(@Nullable List<@Nullable One> answers) {}

    /**
     * One of them.
     *
     * @param version of the Task as it was read, null for any
     * @param parameters as {@code $answer} takes them; null signs what was prepared
     */
    public record One(
            @Nullable UUID task,
            @Nullable Integer version,
            @Nullable JsonNode parameters) {}

    /** What became of each, in the order of the request. */
    public record Outcomes(List<Outcome> answers) {}

    /**
     * @param status as the answer alone would have had it
     * @param code of the refusal, null when it was taken
     * @param field of this answer that is refused: {@code task}, {@code version}, or the element of its parameters; null when it was taken
     * @param fix what to do about it, null when it was taken
     */
    public record Outcome(
            UUID task,
            int status,
            @Nullable String code,
            @Nullable String detail,
            @Nullable String field,
            @Nullable String fix) {

        static Outcome taken(UUID task) {
            return new Outcome(task, 200, null, null, null, null);
        }

        static Outcome refused(UUID task, ProblemException why) {
            return new Outcome(
                    task,
                    why.code().category().httpStatus(),
                    why.code().name(),
                    why.detail(),
                    field(why.field()),
                    why.code().fix());
        }

        /** What stands in a header of a single answer stands in the answer here; what names nothing is about the request itself. */
        private static String field(@Nullable String single) {
            if (single == null) {
                return "task";
            }
            return single.equals("If-Match") ? "version" : single;
        }
    }

    @POST
    @RolesAllowed("prescriber")
    @Operation(
            summary = "Answers many requests of pharmacies, each for itself",
            description = "At most 50. Too soon a refill, or an open alert, is 422: look at it alone.")
    public Outcomes answer(@Nullable Bulk bulk, @HeaderParam("Idempotency-Key") @Nullable String key) {
        List<One> asked = asked(bulk);
        Caller caller = currentCaller.caller();
        List<Outcome> outcomes = new ArrayList<>();
        for (One one : asked) {
            outcomes.add(one(one, caller, key));
        }
        return new Outcomes(outcomes);
    }

    /** Which request an answer is to cannot be told alone: without it nothing is answered. */
    private static List<One> asked(@Nullable Bulk bulk) {
        List<@Nullable One> asked = bulk == null || bulk.answers() == null ? List.of() : bulk.answers();
        if (asked.isEmpty() || asked.size() > MOST) {
            throw new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, "answers are 1 to " + MOST + ".")
                    .withField("answers");
        }
        List<One> named = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            One one = asked.get(i);
            if (one == null || one.task() == null) {
                throw new ProblemException(
                                ErrorCode.REQUEST_FIELD_INVALID, "Each answer names its task; nothing was answered.")
                        .withField("answers[" + i + "].task");
            }
            named.add(one);
        }
        return named;
    }

    private Outcome one(One one, Caller caller, @Nullable String key) {
        UUID task = java.util.Objects.requireNonNull(one.task());
        try {
            byte[] json = one.parameters() == null
                    ? new byte[0]
                    : one.parameters().toString().getBytes(StandardCharsets.UTF_8);
            Answer answer = accepted(parameters.answer(desk.signed(task, json, parameters.none(json), caller)));
            if (answer.outcome().grants()) {
                plain(task, caller);
            }
            desk.answer(
                    task,
                    answer,
                    new Command(
                            caller,
                            one.version(),
                            key == null ? null : IdempotencyKey.of(caller, key + "/" + task, "Task/$answer", json)));
            return Outcome.taken(task);
        } catch (ProblemException refused) {
            return Outcome.refused(task, refused);
        }
    }

    /** Refuses what a prescriber ought to look at alone. */
    private void plain(UUID task, Caller caller) {
        items.find(new AttentionCriteria(caller.org(), Set.of(task), null, null, null, null, null), null, 1).stream()
                .map(item -> InboxItem.of(item, clock.instant()))
                .filter(item -> !item.openAlerts().isEmpty()
                        || item.request() != null
                                && Boolean.TRUE.equals(item.request().timing().tooSoon()))
                .findFirst()
                .ifPresent(item -> {
                    throw new ProblemException(
                            ErrorCode.ANSWER_NOT_POSSIBLE,
                            item.openAlerts().isEmpty()
                                    ? "The refill is too soon; look at it alone."
                                    : "An alert is open; look at it alone.");
                });
    }

    private static <T> T accepted(Reading<T> reading) {
        return switch (reading) {
            case Reading.Refused<T> refused -> throw new OrderRefusedException(refused.findings());
            case Reading.Accepted<T> accepted -> accepted.value();
        };
    }
}
