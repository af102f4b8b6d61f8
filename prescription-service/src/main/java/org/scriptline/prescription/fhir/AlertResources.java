package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.ScreeningResult;

/** The alerts of a prescription's current screening as DetectedIssues of their own, the gravest first as screened. */
public final class AlertResources {
    private AlertResources() {}

    /** A DetectedIssue for each alert. */
    public static List<ObjectNode> of(FoundPrescription found) {
        PrescriptionView view = found.view();
        @Nullable ScreeningResult screening = view.screening();
        List<ObjectNode> issues = new ArrayList<>();
        if (screening == null || found.screenedAt() == null) {
            return issues;
        }
        for (Alert alert : screening.alerts()) {
            ObjectNode issue =
                    DetectedIssues.of(alert, "alert", view.id(), Subjects.patient(view.patientId()), view.overrides());
            issue.put("identifiedDateTime", found.screenedAt().toString());
            issues.add(Stamp.set(issue, id(view, alert), lastChange(found, found.screenedAt(), alert)));
        }
        return issues;
    }

    private static String id(PrescriptionView view, Alert alert) {
        return view.id() + "." + Stamp.digest(alert.id().getBytes(StandardCharsets.UTF_8));
    }

    private static Instant lastChange(FoundPrescription found, Instant screened, Alert alert) {
        @Nullable Instant overridden = found.overriddenAt().get(alert.id());
        return overridden == null || overridden.isBefore(screened) ? screened : overridden;
    }
}
