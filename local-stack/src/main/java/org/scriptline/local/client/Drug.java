package org.scriptline.local.client;

import org.jspecify.annotations.Nullable;

/**
 * A drug as an EMR names it.
 *
 * @param rxnorm the RxNorm product code, null for a drug known by name only
 * @param sig directions that suit it
 */
public record Drug(@Nullable String rxnorm, String text, String sig) {

    public static final Drug LISINOPRIL =
            new Drug("314076", "lisinopril 10 MG Oral Tablet", "Take 1 tablet by mouth once daily");
    public static final Drug METFORMIN =
            new Drug("861007", "metformin hydrochloride 500 MG Oral Tablet", "Take 1 tablet by mouth twice daily");
    public static final Drug SERTRALINE =
            new Drug("312941", "sertraline 50 MG Oral Tablet", "Take 1 tablet by mouth once daily");

    public static final Drug ATORVASTATIN =
            new Drug("617310", "atorvastatin 20 MG Oral Tablet", "Take 1 tablet by mouth once daily");
    public static final Drug CETIRIZINE =
            new Drug("1014678", "cetirizine hydrochloride 10 MG Oral Tablet", "Take 1 tablet by mouth once daily");
    public static final Drug LEVOTHYROXINE =
            new Drug("966222", "levothyroxine sodium 0.075 MG Oral Tablet", "Take 1 tablet by mouth once daily");

    /** A monoamine oxidase inhibitor: contraindicated with {@link #SERTRALINE}. */
    public static final Drug TRANYLCYPROMINE =
            new Drug("313447", "tranylcypromine 10 MG Oral Tablet", "Take 1 tablet by mouth twice daily");

    /** A drug that no table knows. */
    public static final Drug UNHEARD_OF = new Drug(null, "Xyzzyline 5 MG Oral Tablet", "Take 1 tablet by mouth daily");
}
