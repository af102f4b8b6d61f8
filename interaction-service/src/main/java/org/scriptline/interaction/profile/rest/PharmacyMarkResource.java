package org.scriptline.interaction.profile.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.interaction.profile.Mark;
import org.scriptline.interaction.profile.store.Marking;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;

/** What a pharmacist hears at the counter of a prescription that went to their pharmacy. */
@Path("/medications/{prescription}/marks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("pharmacist")
public class PharmacyMarkResource {
    private final Database database;
    private final Marking marking;
    private final CurrentCaller caller;
    private final OnceOnly once;
    private final Clock clock;

    public PharmacyMarkResource(Database database, Marking marking, CurrentCaller caller, OnceOnly once, Clock clock) {
        this.database = database;
        this.marking = marking;
        this.caller = caller;
        this.once = once;
        this.clock = clock;
    }

    @POST
    public Mark mark(
            @PathParam("prescription") String prescription,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable MarkBody body) {
        Caller who = caller.caller();
        MarkBody said = MarkBody.checked(body, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        Mark mark = said.mark(prescription, "pharmacy", who, clock.instant());
        database.run(transaction -> {
            UUID record = marking.recordAt(transaction.connection(), id(prescription), who.org())
                    .orElseThrow(PharmacyMarkResource::notThere);
            if (once.isFirst(transaction, who, key, "mark " + prescription + " " + said.asked())) {
                marking.keep(transaction, record, mark);
                transaction.audit(new AuditEntry(
                        who.actor(),
                        "mark",
                        "medication",
                        prescription,
                        mark.kind().name(),
                        mark.reason()));
            }
        });
        return mark;
    }

    private static UUID id(String prescription) {
        try {
            return UUID.fromString(prescription);
        } catch (IllegalArgumentException noId) {
            throw notThere();
        }
    }

    private static ProblemException notThere() {
        return new ProblemException(ErrorCode.NOT_FOUND).withField("prescription");
    }
}
