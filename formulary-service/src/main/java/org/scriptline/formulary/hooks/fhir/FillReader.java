package org.scriptline.formulary.hooks.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.coverage.CoverageQuestion.PastFill;
import org.scriptline.kit.hooks.fhir.Fhir;
import org.scriptline.kit.hooks.fhir.Resources;

/** Reads earlier fills from prefetched MedicationDispense resources; a list with one unreadable fill is not known. */
final class FillReader {

    private static final Set<String> DISPENSED = Set.of("completed", "in-progress");

    private FillReader() {}

    /** Null is no source; empty is looked and found nothing. */
    static @Nullable List<PastFill> fills(JsonNode sent, LocalDate today, List<String> unknown, Resources resources) {
        if (sent.isNull()) {
            return List.of();
        }
        if (!"Bundle".equals(Fhir.text(sent, "resourceType"))
                || Fhir.list(sent, "link").stream().anyMatch(link -> "next".equals(Fhir.text(link, "relation")))) {
            return null;
        }
        List<PastFill> fills = new ArrayList<>();
        for (JsonNode dispense : resources.of(sent)) {
            boolean counts = "MedicationDispense".equals(Fhir.text(dispense, "resourceType"))
                    && DISPENSED.contains(String.valueOf(Fhir.text(dispense, "status")));
            if (counts) {
                PastFill fill = fill(dispense, today);
                if (fill == null) {
                    unknown.add("an earlier fill (not understood)");
                    return null;
                }
                fills.add(fill);
            }
        }
        return fills;
    }

    private static @Nullable PastFill fill(JsonNode dispense, LocalDate today) {
        String rxcui = Fhir.code(dispense.path("medicationCodeableConcept"), Fhir.RXNORM);
        LocalDate on = Fhir.date(dispense, "whenHandedOver");
        LocalDate filled = on == null ? Fhir.date(dispense, "whenPrepared") : on;
        BigDecimal quantity = Fhir.number(dispense.path("quantity"), "value");
        BigDecimal days = Fhir.number(dispense.path("daysSupply"), "value");
        boolean readable = rxcui != null
                && rxcui.matches("[0-9]{1,8}")
                && filled != null
                && !filled.isAfter(today)
                && quantity != null
                && quantity.signum() > 0;
        return !readable || rxcui == null || filled == null || quantity == null
                ? null
                : new PastFill(rxcui, filled, quantity, OrderReader.days(days));
    }
}
