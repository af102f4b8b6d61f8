package org.scriptline.prescription.fhir;

import java.util.Map;

/** Answers to LOINC 82810-3 in one vocabulary: those of its LOINC answer list LL4129-4. */
final class Pregnancy {
    static final String PREGNANT = "LA15173-0";
    static final String NOT_PREGNANT = "LA26683-5";

    /** SNOMED CT findings that senders use instead. */
    private static final Map<String, String> SAME_AS =
            Map.of("77386006", PREGNANT, "60001007", NOT_PREGNANT, "Y", PREGNANT, "N", NOT_PREGNANT);

    private Pregnancy() {}

    static String normalised(String answer) {
        return SAME_AS.getOrDefault(answer, answer);
    }
}
