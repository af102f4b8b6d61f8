package org.scriptline.interaction.profile.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.interaction.asking.store.StoredProfiles;
import org.scriptline.interaction.gate.PersonProfile;
import org.scriptline.interaction.policy.store.ConsentStore;
import org.scriptline.interaction.profile.Mark;
import org.scriptline.interaction.profile.ProfileLine;
import org.scriptline.interaction.profile.store.Marking;
import org.scriptline.interaction.profile.store.ProfileReading;
import org.scriptline.interaction.screening.Confidentiality;
import org.scriptline.interaction.screening.SensitiveCategory;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.kit.security.Role;

/** The profile of a practice's own patient, or of oneself: read, reconciled, and kept confidential. */
@Path("/patients/{record}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"prescriber", "agent", "emr", "patient"})
public class ProfileResource {
    private final Database database;
    private final StoredProfiles profiles;
    private final ProfileReading reading;
    private final Marking marking;
    private final ConsentStore consents;
    private final CurrentCaller caller;
    private final OnceOnly once;
    private final Clock clock;

    public ProfileResource(
            Database database,
            StoredProfiles profiles,
            ProfileReading reading,
            Marking marking,
            ConsentStore consents,
            CurrentCaller caller,
            OnceOnly once,
            Clock clock) {
        this.database = database;
        this.profiles = profiles;
        this.reading = reading;
        this.marking = marking;
        this.consents = consents;
        this.caller = caller;
        this.once = once;
        this.clock = clock;
    }

    /** What other practices are not to be told: substance-use, hiv, reproductive; empty takes everything back. */
    public record Kept(@Nullable List<@Nullable SensitiveCategory> categories) {}

    @GET
    @Path("/profile")
    public ProfileAnswer profile(@PathParam("record") String record) {
        Caller who = caller.caller();
        return database.inTransaction(transaction -> {
            PersonProfile profile = own(transaction, record, who);
            Confidentiality confidentiality = confidentiality(profile, who);
            List<ProfileLine> lines = reading.lines(transaction.connection(), profile, confidentiality);
            transaction.audit(new AuditEntry(who.actor(), "read", "profile", record, "shown", null));
            lines.stream()
                    .filter(line -> line.practice() != null && !who.org().equals(line.practice()))
                    .forEach(line -> transaction.audit(new AuditEntry(
                            who.actor(),
                            "disclose",
                            "prescription",
                            line.id(),
                            "shown",
                            "profile of record " + record)));
            return ProfileAnswer.of(
                    profile,
                    lines,
                    consents.kept(profile.records().keySet()),
                    who.role() == Role.PATIENT ? null : who.org());
        });
    }

    /** To themselves nothing of a patient is confidential. */
    private Confidentiality confidentiality(PersonProfile profile, Caller who) {
        return who.role() == Role.PATIENT
                ? Confidentiality.none()
                : new Confidentiality(who.org(), consents.kept(profile.records().keySet()));
    }

    /** Not taking, stopped, taken differently, or taking after all. The line of the profile is answered. */
    @POST
    @Path("/medications/{drug}/marks")
    public ProfileLine mark(
            @PathParam("record") String record,
            @PathParam("drug") String drug,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable MarkBody body) {
        Caller who = caller.caller();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        MarkBody said = MarkBody.checked(body, today);
        return database.inTransaction(transaction -> {
            PersonProfile profile = own(transaction, record, who);
            ProfileLine line = line(transaction, profile, who, drug);
            boolean hidden = line.confidential();
            if (hidden) {
                throw new ProblemException(ErrorCode.NOT_FOUND).withField("drug");
            }
            Mark mark = said.mark(drug, who.role() == Role.PATIENT ? "patient" : "staff", who, clock.instant());
            if (once.isFirst(transaction, who, key, "mark " + record + " " + drug + " " + said.asked())) {
                marking.keep(transaction, recordOf(profile, drug, UUID.fromString(record)), mark);
                transaction.audit(new AuditEntry(
                        who.actor(), "mark", "medication", drug, mark.kind().name(), mark.reason()));
            }
            return line(transaction, own(transaction, record, who), who, drug);
        });
    }

    private ProfileLine line(Transaction transaction, PersonProfile profile, Caller who, String drug)
            throws SQLException {
        return reading.lines(transaction.connection(), profile, confidentiality(profile, who)).stream()
                .filter(line -> line.id().equals(drug))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND).withField("drug"));
    }

    private static UUID recordOf(PersonProfile profile, String drug, UUID otherwise) {
        return profile.entries().values().stream()
                .filter(entry -> entry.id().toString().equals(drug))
                .map(entry -> entry.recordId())
                .findFirst()
                .orElse(otherwise);
    }

    /** The patient, or staff on the patient's word, decide what other practices are not to be told. */
    @PUT
    @Path("/confidentiality")
    public Kept keep(@PathParam("record") String record, @Nullable Kept kept) {
        Caller who = caller.caller();
        if (kept == null || kept.categories() == null) {
            throw new ProblemException(ErrorCode.REQUIRED_FIELD_MISSING, "The categories are needed.")
                    .withField("categories");
        }
        Set<SensitiveCategory> categories = EnumSet.noneOf(SensitiveCategory.class);
        for (SensitiveCategory category : kept.categories()) {
            if (category == null) {
                throw new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, "A category is null.")
                        .withField("categories");
            }
            categories.add(category);
        }
        Kept answer = database.inTransaction(transaction -> {
            own(transaction, record, who);
            consents.put(transaction.connection(), UUID.fromString(record), categories);
            transaction.audit(new AuditEntry(
                    who.actor(), "keep-confidential", "patient-record", record, "done", categories.toString()));
            return new Kept(List.copyOf(categories));
        });
        consents.refresh();
        return answer;
    }

    private PersonProfile own(Transaction transaction, String record, Caller who) throws SQLException {
        UUID id;
        try {
            id = UUID.fromString(record);
        } catch (IllegalArgumentException noId) {
            throw notThere();
        }
        if (who.role() == Role.PATIENT && !record.equals(who.patient())) {
            throw notThere();
        }
        return profiles.of(transaction.connection(), id, who.org(), ProfileReading.ALL_DAYS)
                .orElseThrow(ProfileResource::notThere);
    }

    private static ProblemException notThere() {
        return new ProblemException(ErrorCode.NOT_FOUND).withField("record");
    }
}
