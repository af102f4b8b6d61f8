package org.scriptline.pharmacy.script.fhir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.NotDispensedReason;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.pharmacy.script.RxFill;

/**
 * What a MedicationDispense says that was done, in the words of RxFill (<a href="https://hl7.org/fhir/R4/valueset-medicationdispense-status.html">statuses</a>,
 * <a href="https://hl7.org/fhir/R4/valueset-medicationdispense-status-reason.html">reasons</a>). One that is still being prepared, or waits to be picked up, is no fill yet.
 */
final class DispenseStatus {

    /** First fill or refill, in part, also as a trial or a starter. */
    private static final Set<String> PARTIAL = Set.of("FFP", "FFPS", "RFP", "RFPS");

    private static final String RETURNED = "RETURNED_TO_STOCK";

    private static final Map<String, NotDispensedReason> REASONS = Map.ofEntries(
            Map.entry("frr01", NotDispensedReason.CANCELLED),
            Map.entry("frr02", NotDispensedReason.EXPIRED),
            Map.entry("frr04", NotDispensedReason.OUT_OF_STOCK),
            Map.entry("outofstock", NotDispensedReason.OUT_OF_STOCK),
            Map.entry("offmarket", NotDispensedReason.OUT_OF_STOCK),
            Map.entry("non-avail", NotDispensedReason.NOT_PICKED_UP),
            Map.entry("clarif", NotDispensedReason.CLINICAL_CONCERN),
            Map.entry("drughigh", NotDispensedReason.CLINICAL_CONCERN),
            Map.entry("labint", NotDispensedReason.CLINICAL_CONCERN),
            Map.entry("preg", NotDispensedReason.CLINICAL_CONCERN),
            Map.entry("saig", NotDispensedReason.CLINICAL_CONCERN),
            Map.entry("sddi", NotDispensedReason.CLINICAL_CONCERN),
            Map.entry("sdupther", NotDispensedReason.CLINICAL_CONCERN),
            Map.entry("sintol", NotDispensedReason.CLINICAL_CONCERN),
            Map.entry("washout", NotDispensedReason.CLINICAL_CONCERN));

    private DispenseStatus() {}

    /**
     * The fill status: our extension where there is one, else status and type.
     *
     * @throws FhirRefusal when nothing has been done yet, or what was said is taken back
     */
    static RxFill.Kind kind(Json dispense, @Nullable String said) {
        String type = dispense.at("type").ofSystem("coding", Systems.ACT).text("code");
        String status = dispense.text("status");
        for (RxFill.Kind kind : RxFill.Kind.values()) {
            if (kind.element().equals(said)) {
                return kind;
            }
        }
        return switch (String.valueOf(status)) {
            case "completed" ->
                type != null && PARTIAL.contains(type) ? RxFill.Kind.PARTIALLY_DISPENSED : RxFill.Kind.DISPENSED;
            case "declined", "cancelled" -> RxFill.Kind.NOT_DISPENSED;
            case "preparation", "in-progress", "on-hold", "stopped", "entered-in-error", "unknown" ->
                throw new FhirRefusal(
                        ErrorCode.MEANING_NOT_SUPPORTED,
                        dispense.path() + ".status",
                        "Only what was dispensed (completed), was not (declined) or went back to the shelf (cancelled) is reported.");
            default ->
                throw new FhirRefusal(
                        ErrorCode.FHIR_INVALID,
                        dispense.path() + ".status",
                        "The status is none of a MedicationDispense.");
        };
    }

    /** The codes of the reason, HL7's as ours; {@code cancelled} says that it lies on the shelf again. */
    static List<String> reasonCodes(Json dispense, @Nullable String said, List<String> written) {
        List<String> codes = new ArrayList<>();
        boolean returned = said == null && "cancelled".equals(dispense.text("status"));
        if (returned) {
            codes.add(RETURNED);
        }
        for (String code : written) {
            NotDispensedReason reason = REASONS.get(code);
            codes.add(reason == null ? code : reason.code());
        }
        boolean explained = codes.stream()
                .anyMatch(code -> Arrays.stream(NotDispensedReason.values())
                        .anyMatch(reason -> reason.code().equals(code)));
        if (returned && !explained) {
            codes.add(NotDispensedReason.NOT_PICKED_UP.code());
        }
        return codes;
    }
}
