package org.scriptline.formulary.release.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.formulary.release.StepRuleBook;
import org.scriptline.formulary.release.steps.StepRulesReader;
import org.scriptline.formulary.release.store.StepRuleStore;
import org.scriptline.formulary.release.store.StepRuleStore.Kept;
import org.scriptline.kit.json.StrictJson;
import org.scriptline.kit.problem.FailureMapping;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.CurrentCaller;

/** Authored step rules for operations. A file is its version: the same file again changes nothing. */
@Path("/step-rules")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ops")
public class StepRulesResource {

    private static final ObjectMapper JSON = StrictJson.create();

    private final StepRuleBook book;
    private final StepRuleStore store;
    private final CurrentCaller caller;

    public StepRulesResource(StepRuleBook book, StepRuleStore store, CurrentCaller caller) {
        this.book = book;
        this.store = store;
        this.caller = caller;
    }

    /**
     * @param version null when no file serves
     * @param rules null when the file was not just sent
     */
    public record Serving(
            @Nullable String version, @Nullable Integer rules) {}

    @GET
    public Serving serving() {
        return new Serving(book.version(), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response load(byte @Nullable [] body) {
        String text = decoded(body == null ? new byte[0] : body);
        return switch (StepRulesReader.read(parsed(text))) {
            case StepRulesReader.Outcome.Refused refused ->
                throw new ProblemException(
                                ErrorCode.RELEASE_REFUSED,
                                refused.defects().getFirst().sentence() + ".")
                        .withField(Objects.requireNonNullElse(
                                refused.defects().getFirst().column(), "rules"))
                        .with("defects", refused.defects());
            case StepRulesReader.Outcome.Read read -> {
                var kept = new Kept(read.file().version(), text);
                boolean added = store.keep(kept, caller.caller().actor().name());
                if (!added && !store.body(kept.version()).equals(Optional.of(text))) {
                    throw new ProblemException(
                            ErrorCode.STATE_CONFLICT,
                            "Another file had version " + kept.version() + "; give this one a version of its own.");
                }
                if (added) {
                    book.serve(read.file());
                }
                yield Response.status(added ? 201 : 200)
                        .entity(new Serving(kept.version(), read.file().rules().size()))
                        .build();
            }
        };
    }

    /** The parser's own decoder would let other encodings and overlong forms pass. */
    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException noUtf8) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException malformed) {
            throw FailureMapping.coded(malformed);
        }
        throw new ProblemException(ErrorCode.REQUEST_MALFORMED);
    }
}
