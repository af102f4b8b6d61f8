package org.scriptline.interaction.knowledge.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.interaction.knowledge.KnowledgeDefect;
import org.scriptline.interaction.knowledge.KnowledgeRefusedException;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.knowledge.store.KnowledgeActivation;
import org.scriptline.interaction.knowledge.store.KnowledgeReleases;
import org.scriptline.interaction.knowledge.store.KnowledgeReleases.Loaded;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;

/** Operations load a knowledge base, look at what is loaded and choose the one that serves. */
@Path("/knowledge-bases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ops")
public class KnowledgeBaseResource {
    private static final int DONE = 200;

    /** Defects that a refusal names; the command line names all. */
    private static final int DEFECTS_SHOWN = 50;

    private static final String RELEASE = "[0-9A-Za-z][0-9A-Za-z._-]{0,39}";

    private final Database database;
    private final KnowledgeReleases releases;
    private final KnowledgeActivation activation;
    private final Idempotency idempotency;
    private final CurrentCaller caller;
    private final Clock clock;

    public KnowledgeBaseResource(
            Database database,
            KnowledgeReleases releases,
            KnowledgeActivation activation,
            Idempotency idempotency,
            CurrentCaller caller,
            Clock clock) {
        this.database = database;
        this.releases = releases;
        this.activation = activation;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    /** What is loaded, the newest first, and what this process answers with. */
    public record Bases(String serving, List<Loaded> items) {}

    /** An accepted base. */
    public record Accepted(String version, int rules, int pairs) {}

    /** Which version is to serve; null for the base inside the service. */
    public record Choice(@Nullable String version) {}

    @GET
    public Bases all() {
        return new Bases(
                activation.servingVersion(),
                database.inTransaction(transaction -> releases.all(transaction.connection())));
    }

    /** Takes a ZIP archive of the authored files; it does not serve before it is activated. */
    @POST
    @Consumes("application/zip")
    public Response load(@QueryParam("release") @Nullable String release, byte @Nullable [] archive) {
        if (release == null || !release.matches(RELEASE)) {
            throw new ProblemException(ErrorCode.PARAMETER_INVALID, "The release is a date and a number, 2026-12-01.1.")
                    .withField("release");
        }
        if (archive == null || archive.length == 0) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body is empty.");
        }
        KnowledgeSnapshot accepted = validated(release, archive);
        Caller who = caller.caller();
        database.run(transaction -> {
            releases.add(
                    transaction.connection(),
                    new Loaded(
                            accepted.version(),
                            release,
                            clock.instant(),
                            who.actor().name(),
                            false),
                    archive);
            transaction.audit(new AuditEntry(who.actor(), "load", "knowledge-base", accepted.version(), "done", null));
        });
        return Response.status(Response.Status.CREATED)
                .entity(new Accepted(accepted.version(), accepted.ruleCount(), accepted.pairCount()))
                .build();
    }

    private static KnowledgeSnapshot validated(String release, byte[] archive) {
        try {
            return KnowledgeActivation.read(release, archive);
        } catch (IOException unreadable) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body is no ZIP archive of a knowledge base.");
        } catch (KnowledgeRefusedException refused) {
            throw new ProblemException(
                            ErrorCode.KNOWLEDGE_BASE_REFUSED,
                            "It has " + refused.defects().size() + " defects.")
                    .with(
                            "defects",
                            refused.defects().stream()
                                    .map(KnowledgeDefect::toString)
                                    .limit(DEFECTS_SHOWN)
                                    .toList());
        }
    }

    /**
     * Lets a loaded base serve, here at once and in other processes within seconds. A repeat with the same key does not
     * bring it back when another one was chosen meanwhile.
     */
    @POST
    @Path("/activate")
    @Consumes(MediaType.APPLICATION_JSON)
    public Bases activate(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Choice choice) {
        if (choice == null) {
            // What was cut off must not bring back the base inside the service.
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body is empty.");
        }
        String version = choice.version() == null ? "" : choice.version();
        Caller who = caller.caller();
        IdempotencyKey once = IdempotencyKey.ofHeader(who, key, "activate-knowledge-base", version);
        database.run(transaction -> idempotency.once(transaction, once, within -> {
            activate(within, version, who);
            return new StoredOutcome(DONE, version, 0);
        }));
        activation.follow();
        return all();
    }

    private void activate(Transaction transaction, String version, Caller who) throws SQLException {
        boolean found = releases.activate(transaction.connection(), version);
        if (!found && !version.isEmpty()) {
            throw new ProblemException(ErrorCode.NOT_FOUND).withField("version");
        }
        transaction.audit(new AuditEntry(
                who.actor(), "activate", "knowledge-base", version.isEmpty() ? "own" : version, "done", null));
    }
}
