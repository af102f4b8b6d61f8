package org.scriptline.prescription.conversation.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.MedicationFact;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.events.RequestedMedication;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.EventRefusedException;
import org.scriptline.prescription.lint.PatientFacts;
import org.scriptline.prescription.patient.KnownPatient;
import org.scriptline.prescription.patient.RecordFacts;
import org.scriptline.prescription.patient.store.PatientStore;
import org.scriptline.prescription.practice.Practice;
import org.scriptline.prescription.practice.Practices;

/**
 * Enters what a pharmacist dispensed without a written order into the patient's record, so that every screening counts it from
 * then on. It is a fact whatever the prescriber says of it: an answer adds who ordered it, a refusal takes nothing back.
 */
@ApplicationScoped
public class Supplies {

    /** How long a supply may last that names no days; as for any other dispensed drug of the history. */
    private static final int UNKNOWN_LENGTH_DAYS = 180;

    private final PatientStore patients;
    private final Practices practices;

    public Supplies(PatientStore patients, Practices practices) {
        this.patients = patients;
        this.practices = practices;
    }

    /** The record with what was dispensed; a request that asks for something leaves it alone. */
    public void dispensed(Transaction transaction, PharmacyRequestStated stated, Actor actor) throws SQLException {
        if (isSupply(stated.kind())) {
            enter(transaction, stated, null, actor);
        }
    }

    /** The prescriber says that they ordered it. */
    void confirmed(Transaction transaction, PharmacyRequestStated asked, String npi, Actor actor) throws SQLException {
        if (isSupply(asked.kind())) {
            enter(transaction, asked, npi, actor);
        }
    }

    private static boolean isSupply(RequestKind kind) {
        return switch (kind) {
            case VERBAL_ORDER, EMERGENCY_SUPPLY -> true;
            case RENEWAL, CHANGE, NEW_PRESCRIPTION -> false;
        };
    }

    private void enter(Transaction transaction, PharmacyRequestStated stated, @Nullable String npi, Actor actor)
            throws SQLException {
        UUID id = stated.patientId();
        KnownPatient known =
                patients.byIds(transaction.connection(), List.of(id)).get(id);
        if (known == null) {
            throw new EventRefusedException(ErrorCode.EVENT_REFUSED, "a supply to a patient that is not here");
        }
        Optional<Practice> practice = practices.byId(known.record().practice());
        List<MedicationFact> facts = stated.proposals().stream()
                .limit(1)
                .map(drug -> fact(stated, drug, practice, npi))
                .toList();
        patients.change(
                transaction,
                known,
                known.record().demographics(),
                new RecordFacts(new PatientFacts(List.of(), List.of(), List.of()), facts, null, null, Set.of()),
                actor);
    }

    /** Its id is the request's, so that it is one drug however often it is told. */
    private static MedicationFact fact(
            PharmacyRequestStated stated, RequestedMedication drug, Optional<Practice> practice, @Nullable String npi) {
        ZoneId zone = practice.map(Practice::zone).orElse(ZoneOffset.UTC);
        LocalDate on = LocalDate.ofInstant(stated.askedAt(), zone);
        int days = drug.daysSupply() == null ? UNKNOWN_LENGTH_DAYS : drug.daysSupply();
        String prescriber = npi == null
                ? null
                : practice.flatMap(known -> known.byNpi(npi))
                        .map(Prescriber::display)
                        .orElse(null);
        return new MedicationFact(
                "supply-" + stated.requestId(),
                drug.description(),
                drug.rxcui(),
                drug.ndc(),
                "dispense",
                prescriber,
                on,
                null,
                on.plusDays(days));
    }
}
