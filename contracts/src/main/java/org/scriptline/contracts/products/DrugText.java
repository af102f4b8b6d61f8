package org.scriptline.contracts.products;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The strengths that a free text states, for comparing it with a product.
 *
 * <p>Only plain amounts are compared, in milligrams; a concentration or a rate ({@code 400 mg/5 mL})
 * can be written in too many ways to call two of them different.
 */
final class DrugText {

    private static final Pattern AMOUNTS = Pattern.compile(
            "(?<numbers>\\d+(?:\\.\\d+)?(?:\\s*[-/]\\s*\\d+(?:\\.\\d+)?)*)\\s*(?<unit>mg|mcg|ug|g|gram|grams)\\b(?<per>\\s*/\\s*[a-z\\d])?");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final BigDecimal THOUSAND = new BigDecimal(1000);

    private DrugText() {}

    /** The milligrams stated, without order; empty when none is, or when one is a concentration or rate. */
    static Set<BigDecimal> milligrams(String text) {
        Set<BigDecimal> found = new TreeSet<>();
        Matcher amounts = AMOUNTS.matcher(text.toLowerCase(Locale.ROOT).replace(",", ""));
        while (amounts.find()) {
            if (amounts.group("per") != null && !isCombination(amounts.group("per"))) {
                return Set.of();
            }
            Matcher number = NUMBER.matcher(amounts.group("numbers"));
            while (number.find()) {
                found.add(inMilligrams(new BigDecimal(number.group()), amounts.group("unit")));
            }
        }
        return found;
    }

    /** In {@code 800 mg / 160 mg} and {@code 5 mg / valsartan} the slash joins two drugs, it is no "per". */
    private static boolean isCombination(String per) {
        return per.startsWith(" ");
    }

    private static BigDecimal inMilligrams(BigDecimal amount, String unit) {
        return switch (unit) {
            case "mg" -> amount.stripTrailingZeros();
            case "mcg", "ug" -> amount.divide(THOUSAND).stripTrailingZeros();
            default -> amount.multiply(THOUSAND).stripTrailingZeros();
        };
    }
}
