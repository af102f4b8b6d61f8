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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
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
    private static final String SOURCE = "pharmacy";

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

    /** A repeat with the same key is told the mark that was made, of the time at which it was made. */
    @POST
    public Mark mark(
            @PathParam("prescription") String prescription,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable MarkBody body) {
        Caller who = caller.caller();
        MarkBody said = MarkBody.checked(body, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        UUID asked = id(prescription);
        return database.inTransaction(transaction -> {
            String words = "mark at the counter " + prescription + " " + said.asked();
            Optional<String> before = once.before(transaction, who, key, words);
            if (before.isPresent()) {
                return said.mark(prescription, SOURCE, who, Instant.parse(before.get()));
            }
            UUID record = marking.recordAt(transaction.connection(), asked, who.org())
                    .orElseThrow(PharmacyMarkResource::notThere);
            Mark mark = said.mark(prescription, SOURCE, who, clock.instant());
            marking.keep(transaction, record, mark);
            transaction.audit(new AuditEntry(
                    who.actor(), "mark", "medication", prescription, mark.kind().name(), mark.reason()));
            once.made(transaction, who, key, words, mark.at().toString());
            return mark;
        });
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
