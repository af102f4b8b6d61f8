package org.scriptline.pharmacy.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pharmacy asks to change an order before it dispenses.
 *
 * @param subCodes at most {@link #SUB_CODES}; for a question about the prescriber A to M say what is asked
 * @param prescribed the order as the pharmacy has it
 * @param requested what it would dispense instead, at most {@link #ALTERNATIVES}
 */
public record RxChangeRequest(
        ChangeKind kind,
        List<String> subCodes,
        @Nullable String requestReference,
        Parties parties,
        List<Benefit> benefits,
        Medication prescribed,
        List<Medication> requested)
        implements PharmacyRequest {

    /** How many sub-codes a request carries. */
    public static final int SUB_CODES = 10;

    /** How many alternatives a request carries. */
    public static final int ALTERNATIVES = 9;

    public RxChangeRequest {
        subCodes = List.copyOf(subCodes);
        benefits = List.copyOf(benefits);
        requested = List.copyOf(requested);
    }

    @Override
    public String name() {
        return "RxChangeRequest";
    }

    @Override
    public String toString() {
        return "RxChangeRequest[redacted]";
    }
}
