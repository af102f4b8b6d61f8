package org.scriptline.pharmacy.script.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.script.Body;
import org.scriptline.pharmacy.script.CancelRx;
import org.scriptline.pharmacy.script.CancelRxResponse;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.Medication;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.NewRx;
import org.scriptline.pharmacy.script.PrescriberAnswer;
import org.scriptline.pharmacy.script.Quantity;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.RxChangeResponse;
import org.scriptline.pharmacy.script.RxRenewalResponse;
import org.scriptline.pharmacy.script.ValueKind;
import org.scriptline.pharmacy.script.Verify;

/** What the standard's shape allows and practice or law does not. */
final class PracticeRules {

    private static final Pattern ORAL_LIQUID =
            Pattern.compile("\\boral (solution|suspension|syrup|elixir)\\b", Pattern.CASE_INSENSITIVE);
    private static final String MILLILITRE = "C28254";
    private static final String SCHEDULE_TWO = "C48675";

    private PracticeRules() {}

    static List<Finding> findings(Message message) {
        List<Finding> findings = new ArrayList<>();
        Body body = message.body();
        if (answers(body) && message.header().relatesToMessageId() == null) {
            findings.add(new Finding(
                    Rule.RELATES_TO_MISSING,
                    "Message/Header/RelatesToMessageID",
                    ValueKind.IDENTIFIER,
                    "an answer says to which message"));
        }
        ordered(body, findings);
        return findings;
    }

    private static boolean answers(Body body) {
        return body instanceof PrescriberAnswer || body instanceof CancelRxResponse || body instanceof Verify;
    }

    private static void ordered(Body body, List<Finding> findings) {
        switch (body) {
            case NewRx order -> order("MedicationPrescribed", body, order.medication(), findings);
            case CancelRx order -> order("MedicationPrescribed", body, order.medication(), findings);
            case RxRenewalResponse answer -> order("MedicationResponse", body, answer.medication(), findings);
            case RxChangeResponse answer -> order("MedicationPrescribed", body, answer.medication(), findings);
            default -> {
                // nobody dispenses from it
            }
        }
    }

    private static void order(String element, Body body, @Nullable Medication drug, List<Finding> findings) {
        if (drug == null) {
            return;
        }
        String path = "Message/Body/" + body.name() + "/" + element;
        Quantity quantity = drug.quantity();
        String unit = quantity == null ? null : quantity.unitCode();
        if (unit != null
                && !unit.equals(MILLILITRE)
                && ORAL_LIQUID.matcher(drug.description()).find()) {
            findings.add(new Finding(
                    Rule.ORAL_LIQUID_UNIT,
                    path + "/Quantity/QuantityUnitOfMeasure/Code",
                    ValueKind.CODE,
                    "an oral liquid is measured in millilitres"));
        }
        Integer refills = drug.refills();
        if (SCHEDULE_TWO.equals(drug.product().deaSchedule()) && refills != null && refills > 0) {
            findings.add(new Finding(
                    Rule.SCHEDULE_TWO_REFILLS,
                    path + "/NumberOfRefills",
                    ValueKind.NUMBER,
                    "schedule II may not be refilled"));
        }
    }
}
