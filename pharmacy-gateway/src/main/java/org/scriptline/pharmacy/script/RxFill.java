package org.scriptline.pharmacy.script;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the pharmacy did with the prescription.
 *
 * @param reasonCodes of what was not dispensed
 * @param words the pharmacy's own
 * @param medicationDispensed null when nothing was dispensed or no medication was named
 * @param medicationPrescribed the order, null when it was not repeated
 */
public record RxFill(
        Kind kind,
        List<String> reasonCodes,
        @Nullable String words,
        Parties parties,
        @Nullable Medication medicationDispensed,
        @Nullable Medication medicationPrescribed)
        implements Body {

    /** The four fill statuses. */
    public enum Kind {
        DISPENSED("Dispensed"),
        PARTIALLY_DISPENSED("PartiallyDispensed"),
        NOT_DISPENSED("NotDispensed"),
        TRANSFERRED("Transferred");

        private final String element;

        Kind(String element) {
            this.element = element;
        }

        /** Its element's name. */
        public String element() {
            return element;
        }
    }

    /**
     * The medication that left the pharmacy.
     *
     * @param unitCode NCI Thesaurus code of the quantity's unit, null when none was sent
     * @param ndc as sent
     * @param filledOn local date of the pharmacy, null when none was sent
     */
    public record Dispensed(
            BigDecimal quantity,
            @Nullable String unitCode,
            @Nullable String ndc,
            @Nullable Integer daysSupply,
            @Nullable LocalDate filledOn) {

        private Medication medication() {
            return new Medication(
                    "",
                    new Product(ndc, null, null, null),
                    Quantity.of(quantity, unitCode),
                    daysSupply,
                    null,
                    null,
                    null,
                    filledOn,
                    null,
                    null,
                    List.of(),
                    null,
                    List.of(),
                    null,
                    null);
        }
    }

    public RxFill {
        reasonCodes = List.copyOf(reasonCodes);
    }

    /** A notice without parties. */
    public RxFill(Kind kind, @Nullable Dispensed dispensed, @Nullable String words) {
        this(kind, List.of(), words, Parties.NONE, dispensed == null ? null : dispensed.medication(), null);
    }

    /** What left the pharmacy, null when nothing did. */
    public @Nullable Dispensed dispensed() {
        Medication drug = medicationDispensed;
        Quantity quantity = drug == null ? null : drug.quantity();
        return drug == null || quantity == null
                ? null
                : new Dispensed(
                        quantity.value(),
                        quantity.unitCode(),
                        drug.product().ndc(),
                        drug.daysSupply(),
                        drug.lastFilledOn());
    }

    /** The name of the product that left the pharmacy, null when it was not told. */
    public @Nullable String dispensedName() {
        Medication drug = medicationDispensed;
        if (drug == null || drug.description().isBlank()) {
            return null;
        }
        String name = drug.description().strip();
        return name.length() > ScriptLimits.DRUG_DESCRIPTION ? name.substring(0, ScriptLimits.DRUG_DESCRIPTION) : name;
    }

    /** Its reasons as the pharmacy gave them: the codes, then its own words. */
    public List<String> reasons() {
        return Stream.concat(reasonCodes.stream(), Stream.ofNullable(words)).toList();
    }

    /** Whether the other notice reports the same, whatever it repeats of the order or of people. */
    public boolean reportsTheSame(RxFill other) {
        return kind == other.kind
                && reasonCodes.equals(other.reasonCodes)
                && Objects.equals(words, other.words)
                && Objects.equals(dispensedName(), other.dispensedName())
                && (kind == Kind.NOT_DISPENSED
                        || kind == Kind.TRANSFERRED
                        || Objects.equals(comparable(dispensed()), comparable(other.dispensed())));
    }

    /** 30 and 30.0 are one quantity. */
    private static @Nullable Dispensed comparable(@Nullable Dispensed dispensed) {
        return dispensed == null
                ? null
                : new Dispensed(
                        dispensed.quantity().stripTrailingZeros(),
                        dispensed.unitCode(),
                        dispensed.ndc(),
                        dispensed.daysSupply(),
                        dispensed.filledOn());
    }

    @Override
    public String name() {
        return "RxFill";
    }

    @Override
    public String toString() {
        return "RxFill[" + kind + ", redacted]";
    }
}
