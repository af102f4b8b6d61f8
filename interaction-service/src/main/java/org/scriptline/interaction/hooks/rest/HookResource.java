package org.scriptline.interaction.hooks.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.interaction.hooks.Card;
import org.scriptline.interaction.hooks.HookCall;
import org.scriptline.interaction.hooks.HookKind;
import org.scriptline.interaction.hooks.fhir.Discovery;
import org.scriptline.interaction.hooks.fhir.HookCallReader;
import org.scriptline.interaction.hooks.store.CardStore;
import org.scriptline.interaction.hooks.store.HookAnswers;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.hooks.Feedback;
import org.scriptline.kit.hooks.FeedbackBody;
import org.scriptline.kit.hooks.HookCaller;
import org.scriptline.kit.hooks.HookCallers;
import org.scriptline.kit.json.StrictJson;
import org.scriptline.kit.problem.ProblemException;

/** CDS Hooks 2.0. Whoever calls is verified here and not by the container, since clients sign their own tokens. */
@Path("/cds-services")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class HookResource {
    private static final ObjectMapper MAPPER =
            StrictJson.create().setSerializationInclusion(JsonInclude.Include.NON_NULL);
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
        return write(Discovery.all());
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
        HookCall call = new HookCallReader(kind, today).read(read(body, JsonNode.class));
        return write(new Cards(call.asksNothing() ? List.of() : answers.cards(call, caller, today)));
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
        List<Feedback> feedback = read(body, FeedbackBody.class).checked(clock, OverrideReason.codes());
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

    private static <T> T read(byte @Nullable [] body, Class<T> type) {
        if (body == null || body.length == 0) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body is empty.");
        }
        try {
            // The parser's own decoder lets overlong forms pass.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            T value = MAPPER.readValue(text, type);
            if (value == null) {
                throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body is null.");
            }
            return value;
        } catch (JsonProcessingException broken) {
            throw org.scriptline.kit.problem.FailureMapping.coded(broken);
        } catch (IOException impossible) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED);
        }
    }

    private static String write(Object answer) {
        try {
            return MAPPER.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new java.io.UncheckedIOException("cards are always JSON", impossible);
        }
    }
}
