package org.scriptline.contracts.events;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * The most that may be taken in a time (FHIR {@code Dosage.maxDosePerPeriod}).
 *
 * @param quantity greater than zero, in {@code unit}
 * @param period length of the time, in {@code periodUnit} (UCUM: h, d, wk)
 */
public record MaximumDose(BigDecimal quantity, String unit, BigDecimal period, String periodUnit) {

    /** In words that follow the directions. */
    public String words() {
        BigDecimal length = period.stripTrailingZeros();
        String unitOfTime = switch (periodUnit) {
            case "h" -> "hours";
            case "d" -> "days";
            case "wk" -> "weeks";
            default -> periodUnit;
        };
        boolean one = length.compareTo(BigDecimal.ONE) == 0 && unitOfTime.endsWith("s");
        String time =
                one ? unitOfTime.substring(0, unitOfTime.length() - 1) : length.toPlainString() + " " + unitOfTime;
        return "Maximum " + quantity.stripTrailingZeros().toPlainString() + " " + unit + " in "
                + (one ? (periodUnit.equals("h") ? "an " : "a ") : "") + time;
    }

    /** Whether the text limits the dose to this quantity already. */
    boolean isIn(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        boolean limits = plain.contains("max") || plain.contains("exceed") || plain.contains("more than");
        return limits
                && plain.matches(
                        "(?s).*(?<![\\d.])" + quantity.stripTrailingZeros().toPlainString() + "(?![\\d.]*\\d).*");
    }
}
