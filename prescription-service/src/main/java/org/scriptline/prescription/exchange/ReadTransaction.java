package org.scriptline.prescription.exchange;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.prescription.fhir.Transaction;
import org.scriptline.prescription.lint.LintedOrder;

/**
 * A transaction that can be stored.
 *
 * @param orders the linted prescriptions by the index of their entry
 * @param replaced the kept resource that the only entry stands in for, null when entries are created
 * @param preferred NCPDP ids of the pharmacies that the Patients prefer, by the index of their entry
 * @param known prescriptions that are there already, by the index of the entry that would have created them
 */
public record ReadTransaction(
        Transaction transaction,
        Map<Integer, LintedOrder.Accepted> orders,
        Map<Integer, String> preferred,
        Map<Integer, UUID> known,
        @Nullable Replaced replaced) {

    /**
     * A kept resource.
     *
     * @param version that the caller has seen, null when it does not say
     */
    public record Replaced(UUID id, @Nullable Integer version) {}

    @Override
    public String toString() {
        return "ReadTransaction[redacted]";
    }
}
