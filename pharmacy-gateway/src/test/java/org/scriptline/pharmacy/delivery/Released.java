package org.scriptline.pharmacy.delivery;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.codes.UnscreenedReleaseReason;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.DrugIngredient;
import org.scriptline.contracts.events.Medication;
import org.scriptline.contracts.events.OverriddenAlert;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.events.Sig;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.Evidence;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.pharmacy.script.SampleOrders;

/** Released prescriptions of an invented patient. */
public final class Released {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private Released() {}

    /** 30 tablets of lisinopril with two refills. */
    public static PrescriptionReleased to(String pharmacy) {
        return to(pharmacy, UUID.randomUUID(), List.of(), null, null);
    }

    public static PrescriptionReleased to(
            String pharmacy,
            UUID id,
            List<OverriddenAlert> overridden,
            @Nullable UnscreenedReleaseReason unscreened,
            @Nullable String note) {
        PrescriptionContent content = new PrescriptionContent(
                id,
                UUID.randomUUID(),
                1,
                "elm-street",
                1,
                SampleOrders.prescriber(),
                new Medication(
                        "314076",
                        "00093123456",
                        "lisinopril 10 MG Oral Tablet",
                        true,
                        "SCD",
                        List.of(new DrugIngredient("lisinopril", "29046")),
                        "systemic"),
                new Sig("Take 1 tablet by mouth daily", null, null, null, null, null, false, null),
                new BigDecimal("30"),
                "tablet",
                "C48542",
                30,
                2,
                true,
                pharmacy,
                LocalDate.of(2026, 11, 21),
                List.of(),
                note,
                null,
                null);
        return new PrescriptionReleased(
                content, SampleOrders.patient(), 1, AT, AT, unscreened, null, overridden, List.of(), null, null);
    }

    public static OverriddenAlert overridden(String id, Severity severity, String comment) {
        return new OverriddenAlert(alert(id, severity), new AlertOverride(id, OverrideReason.WILL_MONITOR, comment));
    }

    public static Alert alert(String id, Severity severity) {
        return new Alert(
                id,
                AlertType.DRUG_DRUG,
                severity,
                Display.INTERRUPT,
                "Summary of " + id + ".",
                "mechanism",
                "consequence",
                "action",
                List.of(),
                List.of(new Evidence("title", "citation", null)),
                "DD",
                "rule");
    }
}
