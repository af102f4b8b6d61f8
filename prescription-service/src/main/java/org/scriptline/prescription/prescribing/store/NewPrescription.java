package org.scriptline.prescription.prescribing.store;

import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.kit.events.Actor;
import org.scriptline.prescription.lint.LintedOrder;
import org.scriptline.prescription.prescribing.Prescription;
import org.scriptline.prescription.prescribing.store.ContentStore.Written;

/**
 * A prescription that is about to be stored for the first time.
 *
 * @param actor who drafted or signed it
 */
record NewPrescription(
        Prescription prescription, PrescriptionContent content, LintedOrder.Accepted order, Actor actor) {

    Written written() {
        return new Written(content, order.order().original(), order.warnings());
    }

    @Override
    public String toString() {
        return "NewPrescription[" + prescription.id() + ", redacted]";
    }
}
