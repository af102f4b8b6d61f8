package org.scriptline.formulary.hooks.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.hooks.HookKind;
import org.scriptline.formulary.coverage.CoverageEngine;
import org.scriptline.formulary.coverage.CoverageQuestion;
import org.scriptline.formulary.hooks.Card;
import org.scriptline.formulary.hooks.CardWriter;
import org.scriptline.formulary.hooks.HookCall;
import org.scriptline.formulary.hooks.HookOrder;
import org.scriptline.formulary.hooks.fhir.DraftWriter;
import org.scriptline.formulary.hooks.fhir.HookCallReader;
import org.scriptline.formulary.hooks.store.CardStore;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.hooks.Discovery;
import org.scriptline.kit.hooks.Feedback;
import org.scriptline.kit.hooks.FeedbackBody;
import org.scriptline.kit.hooks.HookCaller;
import org.scriptline.kit.hooks.HookCallers;
import org.scriptline.kit.hooks.HookJson;
import org.scriptline.kit.problem.ProblemException;

/** CDS Hooks 2.0. Whoever calls is verified here and not by the container, since clients sign their own tokens. */
@Path("/cds-services")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class HookResource {
    private static final String PATH = "/cds-services/";

    private final HookCallers callers;
    private final CoverageEngine engine;
    private final CardStore cards;
    private final Database database;
    private final Clock clock;

    public HookResource(HookCallers callers, CoverageEngine engine, CardStore cards, Database database, Clock clock) {
        this.callers = callers;
        this.engine = engine;
        this.cards = cards;
        this.database = database;
        this.clock = clock;
    }

    /** The cards of one call. */
    public record Cards(List<Card> cards) {}

    @GET
    public String services() {
        return HookJson.write(Discovery.of(
                "Coverage",
                "Says what the patient's plan covers of the ordered drugs, with which strings and at what price,"
                        + " and offers what would do as whole drafts. No card means that everything was"
                        + " checked, is covered without strings and nothing would do better.",
                HookCallReader.QUERIES,
                "A Coverage names the plan by its classes rxbin, rxpcn and rxgroup or by plan (S5820-034-000)."
                        + " What is absent, paged or broken is named in a card."));
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public String call(
            @PathParam("id") String id,
            @HeaderParam("Authorization") @Nullable String authorization,
            byte @Nullable [] body) {
        HookCaller caller = callers.of(authorization, PATH + id);
        HookKind kind = kind(id);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        HookCallReader reader = new HookCallReader(kind, today);
        HookCall call = reader.read(HookJson.read(body, JsonNode.class));
        if (call.orders().isEmpty()) {
            return HookJson.write(new Cards(List.of()));
        }
        if (!call.patientPrefetched()) {
            throw new ProblemException(ErrorCode.PATIENT_NOT_PREFETCHED).withField("prefetch.patient");
        }
        CardWriter writer = new CardWriter(
                call,
                caller.practice(),
                (order, alternative) -> DraftWriter.draft(reader.order(order.reference()), alternative));
        for (HookOrder order : call.orders()) {
            CoverageQuestion question = order.question();
            writer.add(order, question == null ? null : engine.answer(question));
        }
        List<Card> written = writer.cards();
        if (!written.isEmpty()) {
            database.run(transaction -> cards.shown(transaction.connection(), kind, written, caller));
        }
        return HookJson.write(new Cards(written));
    }

    /** Repeated feedback changes nothing; of two for one card the later one counts. */
    @POST
    @Path("/{id}/feedback")
    @Consumes(MediaType.APPLICATION_JSON)
    public String feedback(
            @PathParam("id") String id,
            @HeaderParam("Authorization") @Nullable String authorization,
            byte @Nullable [] body) {
        HookCaller caller = callers.of(authorization, PATH + id + "/feedback");
        HookKind kind = kind(id);
        List<Feedback> feedback = HookJson.read(body, FeedbackBody.class).checked(clock, OverrideReason.codes());
        database.run(transaction -> {
            for (int i = 0; i < feedback.size(); i++) {
                if (!cards.answered(transaction.connection(), kind, feedback.get(i), caller)) {
                    throw new ProblemException(ErrorCode.NOT_FOUND, "No such card was shown to this practice.")
                            .withField("feedback[" + i + "].card");
                }
            }
        });
        return "{}";
    }

    private static HookKind kind(String id) {
        return HookKind.of(id).orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND).withField("id"));
    }
}
