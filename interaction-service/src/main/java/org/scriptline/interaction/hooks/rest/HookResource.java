package org.scriptline.interaction.hooks.rest;

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
import org.scriptline.interaction.hooks.Card;
import org.scriptline.interaction.hooks.HookCall;
import org.scriptline.interaction.hooks.fhir.HookCallReader;
import org.scriptline.interaction.hooks.store.CardStore;
import org.scriptline.interaction.hooks.store.HookAnswers;
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
    private final HookAnswers answers;
    private final CardStore cards;
    private final Database database;
    private final Clock clock;

    public HookResource(HookCallers callers, HookAnswers answers, CardStore cards, Database database, Clock clock) {
        this.callers = callers;
        this.answers = answers;
        this.cards = cards;
        this.database = database;
        this.clock = clock;
    }

    /** The cards of one call. */
    public record Cards(List<Card> cards) {}

    @GET
    public String services() {
        return HookJson.write(Discovery.of(
                "Medication safety",
                "Checks ordered drugs against each other, against what the patient takes by any prescriber,"
                        + " allergies, conditions and laboratory values. No card means that everything was"
                        + " checked and nothing was found.",
                HookCallReader.QUERIES,
                "The patient is found by an identifier of the prefetched Patient within the caller's practice."
                        + " A prefetch that is absent, paged or broken is named in a card."));
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
        HookCall call = new HookCallReader(kind, today).read(HookJson.read(body, JsonNode.class));
        return HookJson.write(new Cards(call.asksNothing() ? List.of() : answers.cards(call, caller, today)));
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
