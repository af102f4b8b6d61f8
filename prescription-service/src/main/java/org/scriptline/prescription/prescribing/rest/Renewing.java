package org.scriptline.prescription.prescribing.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.Role;
import org.scriptline.prescription.fhir.FollowingOrder;
import org.scriptline.prescription.fhir.RenewParameters;
import org.scriptline.prescription.lint.RequestedStatus;
import org.scriptline.prescription.prescribing.Prescription;
import org.scriptline.prescription.prescribing.store.Accepting;
import org.scriptline.prescription.prescribing.store.Command;
import org.scriptline.prescription.prescribing.store.PrescriptionReader;

/**
 * Renews a prescription without having been asked: a new one that is linted, screened and released like any other. The earlier
 * one stays as it is; what of it shall not be filled any more is cancelled.
 */
@ApplicationScoped
public class Renewing {

    private final PrescriptionReader reader;
    private final Intake intake;
    private final Accepting accepting;

    public Renewing(PrescriptionReader reader, Intake intake, Accepting accepting) {
        this.reader = reader;
        this.intake = intake;
        this.accepting = accepting;
    }

    UUID renew(UUID prescription, RenewParameters given, Command command) {
        Optional<UUID> earlier = command.key() == null ? Optional.empty() : accepting.earlier(command.key());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Caller caller = command.caller();
        PrescriptionReader.Known known = reader.read(prescription, caller);
        renewable(known.prescription(), command);
        FollowingOrder order =
                FollowingOrder.of(known.original()).replacing(prescription).refills(given.refills());
        if (caller.role() == Role.PRESCRIBER && caller.npi() != null) {
            order.by(caller.npi());
        }
        boolean signed = given.status() == RequestedStatus.ACTIVE;
        return accepting
                .accept(intake.take(order.bytes(signed), caller, null), caller.org(), caller.actor(), command.key())
                .id();
    }

    private static void renewable(Prescription prescription, Command command) {
        if (command.expectedRevision() != null && command.expectedRevision() != prescription.revision()) {
            throw new ProblemException(ErrorCode.VERSION_STALE).withField("If-Match");
        }
        switch (prescription.order()) {
            case ACTIVE, COMPLETED, EXPIRED, STOPPED, CANCELLED -> {}
            case DRAFT, SIGNED, HELD, ENTERED_IN_ERROR ->
                throw new ProblemException(
                                ErrorCode.STATE_CONFLICT,
                                "The prescription is " + prescription.order().code() + "; there is nothing to renew.")
                        .with("order", prescription.order().code());
        }
    }
}
