package org.scriptline.formulary.release.marketplace;

import java.util.Locale;
import java.util.Optional;
import org.scriptline.formulary.release.SupplyLength;

/** A pharmacy benefit type of QHP and PDex, such as {@code 1-month-in-retail}; out of network is not priced. */
record PharmacyType(SupplyLength supply, boolean mail) {

    static Optional<PharmacyType> of(String written) {
        return switch (written.strip().toLowerCase(Locale.ROOT)) {
            case "1-month-in-retail" -> Optional.of(new PharmacyType(SupplyLength.ONE_MONTH, false));
            case "1-month-in-mail" -> Optional.of(new PharmacyType(SupplyLength.ONE_MONTH, true));
            case "3-month-in-retail" -> Optional.of(new PharmacyType(SupplyLength.THREE_MONTHS, false));
            case "3-month-in-mail" -> Optional.of(new PharmacyType(SupplyLength.THREE_MONTHS, true));
            default -> Optional.empty();
        };
    }
}
