package org.scriptline.interaction.profile.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.interaction.asking.store.StoredProfiles;
import org.scriptline.interaction.gate.PersonProfile;
import org.scriptline.interaction.profile.EmergencyAccess;
import org.scriptline.interaction.profile.ProfileLine;
import org.scriptline.interaction.profile.store.EmergencyStore;
import org.scriptline.interaction.profile.store.ProfileReading;
import org.scriptline.interaction.screening.Confidentiality;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.identity.IdGenerator;
import org.scriptline.kit.json.EventJson;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;

/**
 * A physician on call opens the profile of a patient whom the own practice does not know: with a reason, for four hours,
 * audited, and told to every practice that knows the patient.
 */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("prescriber")
public class EmergencyResource {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 500;

    private final Database database;
    private final EmergencyStore store;
    private final StoredProfiles profiles;
    private final ProfileReading reading;
    private final CurrentCaller caller;
    private final IdGenerator ids;
    private final OnceOnly once;
    private final Clock clock;

    public EmergencyResource(
            Database database,
            EmergencyStore store,
            StoredProfiles profiles,
            ProfileReading reading,
            CurrentCaller caller,
            IdGenerator ids,
            OnceOnly once,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.profiles = profiles;
        this.reading = reading;
        this.caller = caller;
        this.ids = ids;
        this.once = once;
        this.clock = clock;
    }

    /**
     * Who lies in front of the physician, and why the profile is needed.
     *
     * @param reason 10 to 500 characters
     */
    public record Opening(
            @Nullable String family,
            @Nullable String given,
            @Nullable LocalDate birthDate,
            @Nullable String sex,
            @Nullable String postalCode,
            @Nullable String phone,
            @Nullable Identifier identifier,
            @Nullable String reason) {

        @Override
        public String toString() {
            return "Opening[redacted]";
        }
    }

    public record Accesses(List<EmergencyAccess> items) {}

    @POST
    @Path("/emergency-accesses")
    public Response open(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Opening opening) {
        Caller who = caller.caller();
        String npi = who.npi();
        if (npi == null) {
            throw new ProblemException(ErrorCode.NOT_ALLOWED);
        }
        Checked checked = checked(opening);
        EmergencyAccess access = database.inTransaction(transaction -> opened(transaction, who, npi, key, checked))
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.NOT_FOUND, "No single person is surely meant by this description."));
        return Response.created(URI.create("/emergency-accesses/" + access.id()))
                .entity(access)
                .build();
    }

    /** Empty when nobody, or more than one, is meant; that somebody looked is kept all the same, and counts. */
    private Optional<EmergencyAccess> opened(
            Transaction transaction, Caller who, String npi, @Nullable String key, Checked checked)
            throws SQLException {
        Instant now = asKept(clock.instant());
        String asked = "emergency " + checked.asked();
        Optional<String> before = once.before(transaction, who, key, asked);
        if (before.isPresent()) {
            return Optional.of(store.valid(transaction.connection(), id(before.get()), npi, now)
                    .orElseThrow(() -> new ProblemException(
                            ErrorCode.NOT_FOUND,
                            "The access that this key opened is over; another one needs a key of its own.")));
        }
        if (store.looks(transaction.connection(), npi, now.minus(Duration.ofDays(1))) >= EmergencyAccess.PER_DAY) {
            throw new ProblemException(ErrorCode.REQUEST_RATE_EXCEEDED);
        }
        store.looked(transaction.connection(), npi, now);
        Optional<UUID> record = store.find(transaction.connection(), checked.who());
        UUID access = ids.next();
        transaction.audit(new AuditEntry(
                who.actor(),
                "open",
                "emergency-access",
                access.toString(),
                record.isPresent() ? "done" : "nobody found",
                checked.reason()));
        if (record.isEmpty()) {
            return Optional.empty();
        }
        EmergencyAccess opened = new EmergencyAccess(
                access, record.get(), npi, who.org(), checked.reason(), now, now.plus(EmergencyAccess.HOLDS));
        store.open(transaction.connection(), opened);
        once.made(transaction, who, key, asked, access.toString());
        return Optional.of(opened);
    }

    /** As fine as the database keeps it, so that a repeat is told the same times. */
    private static Instant asKept(Instant now) {
        return now.truncatedTo(ChronoUnit.MICROS);
    }

    /** Everything is told, confidential drugs too; only to whoever opened it, and only while it holds. */
    @GET
    @Path("/emergency-accesses/{id}/profile")
    public ProfileAnswer profile(@PathParam("id") String id) {
        Caller who = caller.caller();
        return database.inTransaction(transaction -> {
            EmergencyAccess access = store.valid(
                            transaction.connection(), id(id), who.actor().name(), clock.instant())
                    .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND).withField("id"));
            return told(transaction, access, who);
        });
    }

    private ProfileAnswer told(Transaction transaction, EmergencyAccess access, Caller who) throws SQLException {
        PersonProfile profile = profiles.ofAny(transaction.connection(), access.record(), ProfileReading.ALL_DAYS);
        List<ProfileLine> lines = reading.lines(transaction.connection(), profile, Confidentiality.none());
        transaction.audit(new AuditEntry(
                who.actor(), "read", "profile", access.record().toString(), "emergency", access.reason()));
        lines.forEach(line -> transaction.audit(new AuditEntry(
                who.actor(), "disclose", "prescription", line.id(), "shown", "emergency access " + access.id())));
        return ProfileAnswer.of(profile, lines, Set.of(), null);
    }

    /** Accesses to patients of the caller's practice that nobody there has seen yet. */
    @GET
    @Path("/access-notices")
    @RolesAllowed({"prescriber", "agent"})
    public Accesses notices() {
        String practice = caller.caller().org();
        return new Accesses(database.read(connection -> store.notices(connection, practice)));
    }

    @POST
    @Path("/access-notices/{id}/seen")
    @RolesAllowed({"prescriber", "agent"})
    public void seen(@PathParam("id") String id) {
        Caller who = caller.caller();
        database.run(transaction -> {
            if (!store.seen(
                    transaction.connection(), id(id), who.org(), who.actor().name(), clock.instant())) {
                throw new ProblemException(ErrorCode.NOT_FOUND).withField("id");
            }
        });
    }

    private static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw new ProblemException(ErrorCode.NOT_FOUND).withField("id");
        }
    }

    private record Checked(Demographics who, String reason) {
        /** Everything that is asked, to recognise the same request again; never to be logged. */
        String asked() {
            return new String(EventJson.write(who), StandardCharsets.UTF_8) + reason;
        }
    }

    private static Checked checked(@Nullable Opening opening) {
        if (opening == null) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body is empty.");
        }
        String reason = opening.reason();
        if (reason == null || reason.strip().length() < SHORTEST || reason.length() > LONGEST) {
            throw new ProblemException(
                            ErrorCode.REASON_INVALID,
                            "A reason of " + SHORTEST + " to " + LONGEST + " characters is needed.")
                    .withField("reason");
        }
        if (opening.family() == null || opening.given() == null || opening.birthDate() == null) {
            throw new ProblemException(
                            ErrorCode.REQUIRED_FIELD_MISSING, "Family name, given name and birth date are needed.")
                    .withField(opening.family() == null ? "family" : opening.given() == null ? "given" : "birthDate");
        }
        return new Checked(
                new Demographics(
                        opening.family(),
                        List.of(opening.given()),
                        null,
                        opening.birthDate(),
                        opening.sex(),
                        new PostalAddress(null, null, null, null, opening.postalCode(), null),
                        opening.phone(),
                        opening.identifier() == null ? List.of() : List.of(opening.identifier())),
                reason);
    }
}
