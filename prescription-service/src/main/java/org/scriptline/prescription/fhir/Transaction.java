package org.scriptline.prescription.fhir;

import java.util.List;
import java.util.Optional;
import org.scriptline.contracts.events.Demographics;

/** The entries of a transaction Bundle, each read and none of them stored, in the order of the Bundle. */
public record Transaction(List<TransactionEntry> entries) {

    public Transaction {
        entries = List.copyOf(entries);
    }

    /** The demographics of the Patient at this place. */
    public Demographics patient(int index) {
        return entries.stream()
                .filter(entry -> entry.index() == index)
                .flatMap(entry -> demographics(entry).stream())
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Demographics> demographics(TransactionEntry entry) {
        return entry instanceof TransactionEntry.PatientEntry patient
                ? Optional.of(patient.demographics())
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "Transaction[" + entries.size() + " entries]";
    }
}
