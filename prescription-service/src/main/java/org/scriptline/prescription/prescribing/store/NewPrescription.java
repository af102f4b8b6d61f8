package org.scriptline.prescription.prescribing.store;

import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.kit.events.Actor;
import org.scriptline.prescription.lint.LintedOrder;
import org.scriptline.prescription.prescribing.Prescription;
import org.scriptline.prescription.prescribing.store.ContentStore.Written;

/**
 * A prescription that is stored for the first time, with its times as the database keeps them.
 *
 * @param actor who drafted or signed it
 */
public record NewPrescription(
        Prescription prescription, PrescriptionContent content, LintedOrder.Accepted order, Actor actor) {

    Written written() {
        return new Written(content, order.order().original(), order.warnings());
    }

    @Override
    public String toString() {
        return "NewPrescription[" + prescription.id() + ", redacted]";
    }
}
