package org.scriptline.prescription.prescribing.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.prescription.prescribing.Prescription;

/** What every command asks before it does anything. */
final class Preconditions {

    private Preconditions() {}

    static Prescription found(Optional<Prescription> prescription) {
        return prescription.orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }

    static void fresh(Prescription prescription, @Nullable Integer expectedRevision) {
        if (expectedRevision != null && expectedRevision != prescription.revision()) {
            throw new ProblemException(
                            ErrorCode.VERSION_STALE,
                            "The prescription is at revision " + prescription.revision() + ", not " + expectedRevision
                                    + ".")
                    .withField("If-Match");
        }
    }

    static void requester(Prescription prescription, Caller caller) {
        if (!prescription.requesterNpi().equals(caller.npi())) {
            throw new ProblemException(ErrorCode.NOT_THE_REQUESTER);
        }
    }

    static ProblemException conflict(Prescription prescription, String possible) {
        return new ProblemException(
                        ErrorCode.STATE_CONFLICT,
                        "The prescription is " + prescription.order().code() + ". " + possible)
                .with("order", prescription.order().code());
    }

    /** A page in the patient's hand and an order at a pharmacy are two prescriptions; only the prescriber's word lets both be. */
    static void noPageOut(Prescription prescription, boolean printedPage) {
        if (prescription.pageOut() && !printedPage) {
            throw new ProblemException(ErrorCode.PRINTED_PAGE_OUT).withField("printedPage");
        }
    }

    static ProblemException changedMeanwhile() {
        return new ProblemException(
                ErrorCode.STATE_CONFLICT, "The prescription changed in the same moment; read it again.");
    }
}
