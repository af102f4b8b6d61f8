package org.scriptline.interaction.screening;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scriptline.interaction.knowledge.Names;

/**
 * Tells an intolerance, a side effect that somebody had, from an allergy. Where nobody said which it is the reaction
 * decides: more than a third of the opioid allergies on record are nausea or constipation (Topaz 2015, PMC6989033).
 */
final class Reactions {
    private static final String ALLERGY = "allergy";
    private static final String INTOLERANCE = "intolerance";
    private static final List<String> SIDE_EFFECTS = List.of(
            "nausea",
            "vomiting",
            "upset stomach",
            "stomach upset",
            "gi upset",
            "stomach pain",
            "abdominal pain",
            "diarrhea",
            "constipation",
            "heartburn",
            "dry mouth",
            "headache",
            "dizziness",
            "dizzy",
            "drowsiness",
            "sedation",
            "sleepiness",
            "fatigue",
            "insomnia",
            "cough",
            "myalgia",
            "muscle pain",
            "muscle ache",
            "jitter",
            "palpitation",
            "weight gain",
            "flushing",
            "confusion",
            "yeast infection",
            "intolerance",
            "side effect");
    private static final List<String> ALLERGIC = List.of(
            "anaphyla",
            "hives",
            "urticaria",
            "rash",
            "angioedema",
            "swelling",
            "swollen",
            "itch",
            "prurit",
            "wheez",
            "bronchospasm",
            "breath",
            "stevens",
            "sjs",
            "necrolysis",
            "ten ",
            "dress",
            "blister",
            "throat",
            "shock",
            "hypersens",
            "serum sickness",
            "hepatitis",
            "agranulocytosis",
            "anemia",
            "nephritis",
            "vasculitis");

    private Reactions() {}

    static boolean intolerance(@Nullable String type, @Nullable String reaction) {
        String said = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
        if (said.equals(INTOLERANCE) || said.equals(ALLERGY)) {
            return said.equals(INTOLERANCE);
        }
        String words = reaction == null ? "" : Names.normal(reaction) + " ";
        return SIDE_EFFECTS.stream().anyMatch(words::contains)
                && ALLERGIC.stream().noneMatch(words::contains);
    }
}
