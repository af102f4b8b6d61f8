package org.scriptline.formulary.authorization.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.formulary.authorization.AuthorizationCase;
import org.scriptline.formulary.authorization.GivenAnswer;
import org.scriptline.formulary.authorization.OtherApproval;
import org.scriptline.formulary.authorization.store.CaseRows;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.CurrentCaller;

/** One prior authorization and what its practice does with it. */
@Path("/prior-authorizations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"prescriber", "agent"})
public class CaseResource {

    private static final int MOST_ANSWERS = 200;

    private final Database database;
    private final CaseRows rows;
    private final KeyedSteps steps;
    private final CurrentCaller caller;

    public CaseResource(Database database, CaseRows rows, KeyedSteps steps, CurrentCaller caller) {
        this.database = database;
        this.rows = rows;
        this.steps = steps;
        this.caller = caller;
    }

    /** Answers by the questions' ids. */
    public record Answers(@Nullable List<@Nullable Answer> answers) {}

    /** One answer. */
    public record Answer(
            @Nullable String question, @Nullable String value) {}

    /** Why the refusal is wrong, 1 to 2,000 characters. */
    public record Appeal(@Nullable String note) {}

    @GET
    @RolesAllowed({"prescriber", "agent", "emr"})
    public CaseView read(@PathParam("id") String id) {
        String practice = caller.caller().org();
        return database.read(connection -> rows.find(connection, parsed(id), practice))
                .map(CaseView::of)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }

    /** Asks the payer; its questions or its decision come later. */
    @POST
    @Path("/start")
    @Consumes(MediaType.WILDCARD)
    public CaseView start(@HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") String id) {
        return steps.once(key, parsed(id), "start", "", AuthorizationCase::start);
    }

    /** Keeps answers without handing them in. */
    @POST
    @Path("/answers")
    @Consumes(MediaType.APPLICATION_JSON)
    public CaseView answer(
            @HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") String id, @Nullable Answers body) {
        List<GivenAnswer> given = given(body);
        return steps.once(
                key, parsed(id), "answer", keyText(given), (authorization, now) -> authorization.answer(given, now));
    }

    /** Hands the answers in; every required one is there. */
    @POST
    @Path("/submit")
    @Consumes(MediaType.WILDCARD)
    public CaseView submit(@HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") String id) {
        return steps.once(key, parsed(id), "submit", "", AuthorizationCase::submit);
    }

    /** Objects to a refusal; prescribers only. */
    @POST
    @Path("/appeal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("prescriber")
    public CaseView appeal(
            @HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") String id, @Nullable Appeal body) {
        String note = Objects.requireNonNullElse(body == null ? null : body.note(), "");
        return steps.once(key, parsed(id), "appeal", note, (authorization, now) -> authorization.appeal(note, now));
    }

    /**
     * What the payer approved by telephone, fax or letter.
     *
     * @param reference the payer's number of it
     * @param reason who said so, when and how
     * @param validFrom first day, ISO 8601
     * @param validUntil last day, ISO 8601
     */
    public record Recorded(
            @Nullable String reference,
            @Nullable String reason,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {}

    /** Enters an approval that came another way. */
    @POST
    @Path("/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    public CaseView record(
            @HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") String id, @Nullable Recorded body) {
        OtherApproval approval = approval(body);
        return steps.once(
                key,
                parsed(id),
                "record-approval",
                approval.reference() + "\n" + approval.reason() + "\n" + approval.validFrom() + "\n"
                        + approval.validUntil(),
                (authorization, now) -> authorization.approvedBeside(approval, now));
    }

    private static OtherApproval approval(@Nullable Recorded body) {
        LocalDate from = body == null ? null : body.validFrom();
        LocalDate until = body == null ? null : body.validUntil();
        if (body == null || from == null || until == null) {
            String field = from == null ? "validFrom" : "validUntil";
            throw new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, "The field " + field + " is missing.")
                    .withField(field);
        }
        return new OtherApproval(
                Objects.requireNonNullElse(body.reference(), ""),
                Objects.requireNonNullElse(body.reason(), ""),
                from,
                until);
    }

    private static List<GivenAnswer> given(@Nullable Answers body) {
        List<@Nullable Answer> answers = body == null ? null : body.answers();
        if (answers == null || answers.isEmpty() || answers.size() > MOST_ANSWERS) {
            throw invalid("is a list of 1 to " + MOST_ANSWERS + " answers");
        }
        return answers.stream().map(CaseResource::given).toList();
    }

    private static GivenAnswer given(@Nullable Answer answer) {
        if (answer == null || answer.question() == null || answer.value() == null) {
            throw invalid("needs question and value in each");
        }
        return new GivenAnswer(answer.question(), answer.value());
    }

    private static String keyText(List<GivenAnswer> given) {
        var text = new StringBuilder();
        given.forEach(answer -> text.append(answer.question())
                .append('\n')
                .append(answer.value())
                .append('\n'));
        return text.toString();
    }

    private static UUID parsed(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw new ProblemException(ErrorCode.NOT_FOUND);
        }
    }

    private static ProblemException invalid(String reason) {
        return new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, "The field answers " + reason + ".")
                .withField("answers");
    }
}
