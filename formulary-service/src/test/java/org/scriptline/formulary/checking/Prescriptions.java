package org.scriptline.formulary.checking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Medication;
import org.scriptline.contracts.events.PlanReference;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.Sig;

/** Prescriptions of the invented practice. */
public final class Prescriptions {

    public static final PlanReference HARBOR_PLUS =
            new PlanReference("S9901", "002", "000", null, null, null, "member-17");

    private Prescriptions() {}

    /** Thirty tablets for thirty days, written on 2026-11-21. */
    public static PrescriptionContent of(
            UUID id, UUID patient, int revision, @Nullable String rxcui, @Nullable PlanReference plan) {
        return new PrescriptionContent(
                id,
                patient,
                1,
                "elm-street",
                revision,
                new Prescriber(
                        "1234567893",
                        "Okafor",
                        "Ada",
                        "elm-street",
                        "Elm Street Clinic",
                        new PostalAddress("1 Elm Street", null, "Springfield", "IL", "62701", "US"),
                        null),
                new Medication(rxcui, null, "a drug", rxcui != null, null, List.of(), null),
                new Sig("Take one tablet by mouth daily", null, null, null, null, null, false, null),
                BigDecimal.valueOf(30),
                "tablet",
                "C48542",
                30,
                0,
                true,
                "5912342",
                LocalDate.of(2026, 11, 21),
                List.of(),
                null,
                plan,
                null,
                null,
                null,
                null,
                null);
    }
}
