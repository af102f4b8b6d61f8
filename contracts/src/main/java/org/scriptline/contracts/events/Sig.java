package org.scriptline.contracts.events;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The directions. The text is the source of truth; the structured part is what the EMR gave beside it.
 *
 * @param text at most 1,000 characters; of several steps all in order
 * @param doseQuantity per administration, in {@code doseUnit}; null when there are several steps
 * @param frequency times per {@code period} {@code periodUnit} (UCUM: d, h, wk)
 * @param asNeededFor why it is taken when needed, in words; null when not told
 * @param maximum the most that may be taken; null when not told
 * @param durationDays how long it is taken, in days; null when not told
 * @param steps of a taper or another schedule in the order in which they follow; null when there is one instruction only
 */
public record Sig(
        String text,
        @Nullable BigDecimal doseQuantity,
        @Nullable String doseUnit,
        @Nullable Integer frequency,
        @Nullable BigDecimal period,
        @Nullable String periodUnit,
        boolean asNeeded,
        @Nullable String route,
        @Nullable String asNeededFor,
        @Nullable MaximumDose maximum,
        @Nullable Integer durationDays,
        @Nullable List<SigStep> steps) {

    /** Directions that say no more than one dose and its rhythm. */
    public Sig(
            String text,
            @Nullable BigDecimal doseQuantity,
            @Nullable String doseUnit,
            @Nullable Integer frequency,
            @Nullable BigDecimal period,
            @Nullable String periodUnit,
            boolean asNeeded,
            @Nullable String route) {
        this(text, doseQuantity, doseUnit, frequency, period, periodUnit, asNeeded, route, null, null, null, null);
    }

    /**
     * What the pharmacist reads: the text, and after it the reason and the maximum where the text does not say them. A
     * message that carries the text alone would otherwise lose both.
     */
    public String directions() {
        StringBuilder words = new StringBuilder(text.strip());
        if (asNeededFor != null && !says(asNeededFor)) {
            sentence(words).append("As needed for ").append(asNeededFor).append('.');
        }
        if (maximum != null && !maximum.isIn(text)) {
            sentence(words).append(maximum.words()).append('.');
        }
        return words.toString();
    }

    private boolean says(String words) {
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    private static StringBuilder sentence(StringBuilder words) {
        return words.append(words.charAt(words.length() - 1) == '.' ? " " : ". ");
    }

    @Override
    public String toString() {
        return "Sig[redacted]";
    }
}
