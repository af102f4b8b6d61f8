package org.scriptline.formulary.hooks.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.scriptline.contracts.coverage.CoverageResult.Alternative;
import org.scriptline.kit.hooks.fhir.Fhir;

/**
 * Writes an order as it would be with an alternative: drug, quantity, days and directions. Directions that no longer fit
 * are replaced by a proposal that asks to be confirmed; nothing else of the order changes.
 */
public final class DraftWriter {

    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

    private DraftWriter() {}

    public static JsonNode draft(JsonNode order, Alternative alternative) {
        ObjectNode draft = order.deepCopy();
        boolean sameDrug = alternative.rxcui().equals(Fhir.code(order.path("medicationCodeableConcept"), Fhir.RXNORM));
        boolean sameRhythm = "GENERIC".equals(alternative.kind())
                || sameDrug && unitsADay(alternative).equals(unitsADay(order));
        draft.put("status", "draft");
        draft.put("intent", "order");
        if (!sameDrug) {
            draft.remove("medicationReference");
            ObjectNode concept = draft.putObject("medicationCodeableConcept");
            concept.putArray("coding")
                    .addObject()
                    .put("system", RXNORM)
                    .put("code", alternative.rxcui())
                    .put("display", alternative.name());
            concept.put("text", alternative.name());
        }
        supply(draft, order, alternative);
        if (!sameRhythm) {
            draft.remove("dosageInstruction");
            draft.putArray("dosageInstruction")
                    .addObject()
                    .put("text", "To be confirmed: " + unitsADay(alternative) + " a day");
        }
        return draft;
    }

    private static void supply(ObjectNode draft, JsonNode order, Alternative alternative) {
        ObjectNode supply =
                draft.path("dispenseRequest") instanceof ObjectNode given ? given : draft.putObject("dispenseRequest");
        if (alternative.quantity() != null) {
            String unit = Fhir.text(order.path("dispenseRequest").path("quantity"), "unit");
            ObjectNode quantity =
                    supply.path("quantity") instanceof ObjectNode given ? given : supply.putObject("quantity");
            quantity.put("value", alternative.quantity());
            boolean otherForm = "CLASS".equals(alternative.kind());
            if (otherForm) {
                quantity.remove("unit");
                quantity.remove("code");
                quantity.remove("system");
            } else if (unit != null) {
                quantity.put("unit", unit);
            }
        }
        if (alternative.daysSupply() != null) {
            supply.putObject("expectedSupplyDuration")
                    .put("value", alternative.daysSupply())
                    .put("unit", "days")
                    .put("system", "http://unitsofmeasure.org")
                    .put("code", "d");
        }
    }

    private static String unitsADay(Alternative alternative) {
        BigDecimal quantity = alternative.quantity();
        Integer days = alternative.daysSupply();
        return quantity == null || days == null ? "as before" : unitsADay(quantity, days);
    }

    private static String unitsADay(JsonNode order) {
        BigDecimal quantity = Fhir.number(order.path("dispenseRequest").path("quantity"), "value");
        BigDecimal days = Fhir.number(order.path("dispenseRequest").path("expectedSupplyDuration"), "value");
        return quantity == null || days == null || days.signum() <= 0
                ? "not known"
                : unitsADay(quantity, days.intValue());
    }

    private static String unitsADay(BigDecimal quantity, int days) {
        return quantity.divide(BigDecimal.valueOf(Math.max(1, days)), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
