package org.scriptline.interaction.policy.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.policy.PolicyLine;
import org.scriptline.interaction.policy.PracticePolicy;
import org.scriptline.interaction.policy.store.PolicyStore;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;

/** How the caller's practice wants alerts shown. The clinician who answers for a policy sets it, with their own token. */
@Path("/display-policy")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"prescriber", "agent", "emr"})
public class PolicyResource {
    private static final int TEXT_LIMIT = 500;

    private final Database database;
    private final PolicyStore store;
    private final CurrentCaller caller;
    private final Clock clock;

    public PolicyResource(Database database, PolicyStore store, CurrentCaller caller, Clock clock) {
        this.database = database;
        this.store = store;
        this.caller = caller;
        this.clock = clock;
    }

    /** One line as it is asked for. */
    public record Line(
            @Nullable AlertType type,
            @Nullable Severity severity,
            @Nullable Display display) {}

    /**
     * A new version.
     *
     * @param lines what is to differ from the standard; empty takes everything back
     * @param responsible name of the clinician who answers for it, the caller
     * @param reason why, up to 500 characters
     */
    public record Wanted(
            @Nullable List<@Nullable Line> lines,
            @Nullable String responsible,
            @Nullable String reason) {}

    public record Versions(List<PracticePolicy> items) {}

    /** The policy in force; 404 while the standard holds. */
    @GET
    public Response inForce() {
        String practice = caller.caller().org();
        PracticePolicy policy = database.read(connection -> store.latest(connection, practice))
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.NOT_FOUND, "The practice decided nothing: the standard display holds."));
        return answer(policy);
    }

    @GET
    @Path("/versions")
    public Versions versions() {
        return new Versions(store.versions(caller.caller().org()));
    }

    @PUT
    @RolesAllowed("prescriber")
    public Response set(@Nullable Wanted wanted, @HeaderParam("If-Match") @Nullable String match) {
        Caller who = caller.caller();
        if (wanted == null) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body is empty.");
        }
        List<PolicyLine> lines = lines(wanted.lines());
        String name = text(wanted.responsible(), "responsible");
        String reason = text(wanted.reason(), "reason");
        String npi = who.npi();
        if (npi == null) {
            throw new ProblemException(ErrorCode.NOT_ALLOWED, "Only a clinician with an NPI can answer for a policy.");
        }
        PracticePolicy first = new PracticePolicy(
                who.org(),
                1,
                lines,
                new PracticePolicy.Clinician(name, npi),
                reason,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                who.actor().name());
        PracticePolicy set = database.inTransaction(transaction -> set(transaction, first, who, match));
        store.refresh();
        return answer(set);
    }

    /** What is decided already is answered with its version and makes none: whoever lost the answer may ask again. */
    private PracticePolicy set(Transaction transaction, PracticePolicy wanted, Caller who, @Nullable String match)
            throws SQLException {
        Optional<PracticePolicy> before = store.latest(transaction.connection(), who.org());
        int version = before.map(PracticePolicy::version).orElse(0);
        if (match != null && !match.equals("\"" + version + "\"")) {
            throw new ProblemException(ErrorCode.VERSION_STALE);
        }
        if (before.isPresent() && before.get().decidesAs(wanted)) {
            return before.get();
        }
        PracticePolicy next = wanted.as(version + 1);
        if (!store.add(transaction.connection(), next)) {
            return store.latest(transaction.connection(), who.org())
                    .filter(twin -> match == null && twin.decidesAs(wanted))
                    .orElseThrow(() -> new ProblemException(ErrorCode.VERSION_STALE));
        }
        transaction.audit(new AuditEntry(
                who.actor(), "set", "display-policy", who.org(), "version " + next.version(), next.reason()));
        return next;
    }

    private static Response answer(PracticePolicy policy) {
        return Response.ok(policy).tag(Integer.toString(policy.version())).build();
    }

    private static List<PolicyLine> lines(@Nullable List<@Nullable Line> wanted) {
        if (wanted == null) {
            throw new ProblemException(
                            ErrorCode.REQUIRED_FIELD_MISSING, "The lines are needed, an empty list at least.")
                    .withField("lines");
        }
        List<PolicyLine> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            String field = "lines[" + i + "]";
            Line line = wanted.get(i);
            if (line == null || line.type() == null || line.severity() == null || line.display() == null) {
                throw new ProblemException(
                                ErrorCode.REQUIRED_FIELD_MISSING, "A line has its type, its severity and its display.")
                        .withField(field);
            }
            PolicyLine checked = new PolicyLine(line.type(), line.severity(), line.display());
            if (!checked.allowed()) {
                throw new ProblemException(ErrorCode.VALUE_OUT_OF_RANGE, "What is contraindicated interrupts at least.")
                        .withField(field + ".display");
            }
            if (!seen.add(line.type() + " " + line.severity())) {
                throw new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, "This type and severity are decided twice.")
                        .withField(field);
            }
            lines.add(checked);
        }
        return lines;
    }

    private static String text(@Nullable String text, String field) {
        if (text == null || text.isBlank() || text.length() > TEXT_LIMIT) {
            throw new ProblemException(
                            ErrorCode.REQUIRED_FIELD_MISSING, "A text of 1 to " + TEXT_LIMIT + " characters is needed.")
                    .withField(field);
        }
        return text;
    }
}
