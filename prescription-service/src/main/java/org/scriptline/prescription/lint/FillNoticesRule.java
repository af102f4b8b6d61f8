package org.scriptline.prescription.lint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.PharmacyStated;

/** Who asks to hear of fills is told at once when the pharmacy tells of none: its silence will say nothing. */
final class FillNoticesRule implements LintRule {
    @Override
    public String name() {
        return "pharmacy-tells-of-fills";
    }

    @Override
    public List<Finding> check(LintContext context) {
        @Nullable FillNotices wanted = context.order().fillNotices();
        @Nullable PharmacyStated pharmacy = context.pharmacy();
        return wanted == null || wanted == FillNotices.NONE || pharmacy == null || pharmacy.tellsOfFills()
                ? List.of()
                : List.of(Finding.warning(
                        ErrorCode.FILL_NOTICES_NOT_SENT,
                        "MedicationRequest.extension",
                        "The pharmacy tells of no fills electronically; it is not asked for any, and its silence says"
                                + " nothing."));
    }
}
