package org.scriptline.interaction.person;

import java.math.BigDecimal;

/** What each agreement adds, in bits; ADR 0016 says where each number comes from. */
final class MatchWeights {
    private MatchWeights() {}

    static BigDecimal of(MatchField field, Agreement agreement) {
        return new BigDecimal(
                switch (field) {
                    case FAMILY -> pick(agreement, "8.0", "5.0", "5.0", "-4.0");
                    case GIVEN -> pick(agreement, "6.5", "5.0", "3.0", "-8.0");
                    case FURTHER_GIVEN -> pick(agreement, "2.0", "1.5", "1.0", "-3.0");
                    case BIRTH_DATE -> pick(agreement, "14.0", "8.0", "6.0", "-9.0");
                    case SEX -> pick(agreement, "1.0", "1.0", "1.0", "-5.0");
                    case POSTAL_CODE -> pick(agreement, "5.0", "5.0", "5.0", "-2.0");
                    case STREET -> pick(agreement, "4.0", "4.0", "4.0", "-1.0");
                    case PHONE -> pick(agreement, "6.0", "6.0", "6.0", "-1.0");
                    case IDENTIFIER -> pick(agreement, "16.0", "16.0", "16.0", "-12.0");
                });
    }

    private static String pick(Agreement agreement, String equal, String variant, String alike, String different) {
        return switch (agreement) {
            case EQUAL -> equal;
            case VARIANT -> variant;
            case ALIKE -> alike;
            case DIFFERENT -> different;
            case UNKNOWN -> "0.0";
        };
    }
}
