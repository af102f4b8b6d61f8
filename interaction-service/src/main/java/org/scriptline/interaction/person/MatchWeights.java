package org.scriptline.interaction.person;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What each agreement adds, in bits; ADR 0016 says where each number comes from. */
final class MatchWeights {
    private static final Map<MatchField, Map<Agreement, BigDecimal>> BITS = new EnumMap<>(MatchField.class);

    static {
        add(MatchField.FAMILY, "8.0", "5.0", "5.0", "-4.0");
        add(MatchField.GIVEN, "6.5", "5.0", "3.0", "-8.0");
        add(MatchField.FURTHER_GIVEN, "2.0", "1.5", "1.0", "-3.0");
        add(MatchField.BIRTH_DATE, "14.0", "8.0", "6.0", "-9.0");
        add(MatchField.SEX, "1.0", "1.0", "1.0", "-5.0");
        add(MatchField.POSTAL_CODE, "5.0", "5.0", "5.0", "-2.0");
        add(MatchField.STREET, "4.0", "4.0", "4.0", "-1.0");
        add(MatchField.PHONE, "6.0", "6.0", "6.0", "-1.0");
        add(MatchField.IDENTIFIER, "16.0", "16.0", "16.0", "-12.0");
    }

    private MatchWeights() {}

    static BigDecimal of(MatchField field, Agreement agreement) {
        return Objects.requireNonNull(Objects.requireNonNull(BITS.get(field)).get(agreement));
    }

    private static void add(MatchField field, String equal, String variant, String alike, String different) {
        Map<Agreement, BigDecimal> bits = new EnumMap<>(Agreement.class);
        bits.put(Agreement.EQUAL, new BigDecimal(equal));
        bits.put(Agreement.VARIANT, new BigDecimal(variant));
        bits.put(Agreement.ALIKE, new BigDecimal(alike));
        bits.put(Agreement.DIFFERENT, new BigDecimal(different));
        bits.put(Agreement.UNKNOWN, new BigDecimal("0.0"));
        BITS.put(field, bits);
    }
}
