package org.scriptline.interaction.asking.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.interaction.asking.Asking;
import org.scriptline.interaction.asking.Disclosed;
import org.scriptline.interaction.asking.InvalidFieldException;
import org.scriptline.interaction.asking.ScreeningRequest;
import org.scriptline.interaction.asking.store.Showings;
import org.scriptline.interaction.asking.store.StoredProfiles;
import org.scriptline.interaction.gate.PersonProfile;
import org.scriptline.interaction.knowledge.KnowledgeBase;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.screening.Showing;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;

/** {@code POST /screenings}: a question that changes nothing but the audit of what it disclosed. */
@Path("/screenings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"prescriber", "agent", "emr"})
public class ScreeningResource {
    private final Database database;
    private final StoredProfiles profiles;
    private final Showings showings;
    private final Asking asking;
    private final KnowledgeBase knowledge;
    private final CurrentCaller caller;
    private final Clock clock;

    public ScreeningResource(
            Database database,
            StoredProfiles profiles,
            Showings showings,
            Asking asking,
            KnowledgeBase knowledge,
            CurrentCaller caller,
            Clock clock) {
        this.database = database;
        this.profiles = profiles;
        this.showings = showings;
        this.asking = asking;
        this.knowledge = knowledge;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    public String screen(@Nullable ScreeningRequest request) {
        if (request == null) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body is empty.");
        }
        Caller who = caller.caller();
        String record = request.patient() == null ? null : request.patient().id();
        try {
            return ScreeningJson.write(
                    record == null
                            ? answer(request, null, knowledge.snapshot(), showings.of(who.org(), today()))
                            : withProfile(request, id(record), who));
        } catch (InvalidFieldException invalid) {
            throw new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, String.valueOf(invalid.getMessage()))
                    .withField(invalid.field());
        }
    }

    /** What is known of the record, and how the caller is to see it. */
    private record Stored(PersonProfile profile, Showing showing) {}

    /** Reads outside a transaction; what the answer discloses is audited and committed before anybody reads it. */
    private ScreeningResult withProfile(ScreeningRequest request, UUID record, Caller who) {
        KnowledgeSnapshot snapshot = knowledge.snapshot();
        Stored stored = database.read(connection -> {
            PersonProfile profile = profiles.of(connection, record, who.org(), snapshot.longestWashoutDays())
                    .orElseThrow(ScreeningResource::notFound);
            return new Stored(profile, showings.of(connection, who.org(), who.npi(), profile, today()));
        });
        ScreeningResult result = answer(request, stored.profile(), snapshot, stored.showing());
        Map<String, String> disclosed = Disclosed.by(result, stored.profile(), who.org());
        if (!disclosed.isEmpty()) {
            database.run(transaction -> disclosed.forEach((prescription, alert) -> transaction.audit(new AuditEntry(
                    who.actor(),
                    "disclose",
                    "prescription",
                    prescription,
                    "shown",
                    "alert " + alert + " of a screening for record " + record))));
        }
        return result;
    }

    private ScreeningResult answer(
            ScreeningRequest request, @Nullable PersonProfile profile, KnowledgeSnapshot snapshot, Showing showing) {
        return asking.answer(request, profile, snapshot, today(), showing);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static UUID id(String record) {
        try {
            return UUID.fromString(record);
        } catch (IllegalArgumentException notAnId) {
            throw notFound();
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(ErrorCode.NOT_FOUND).withField("patient.id");
    }
}
