package org.scriptline.interaction.knowledge;

import java.util.List;
import java.util.Set;

/**
 * Conditions that rules treat alike.
 *
 * @param terms how it is written, in {@link Names#words} form; a text that holds one of them as whole words is meant
 * @param icd10 ICD-10-CM codes without the point; whatever begins with one belongs to it
 * @param snomed SNOMED CT concept ids
 * @param implies ids of wider classes that a condition of this one also belongs to
 */
public record ConditionClass(
        String id, String name, List<String> terms, Set<String> icd10, Set<String> snomed, Set<String> implies) {

    public ConditionClass {
        terms = List.copyOf(terms);
        icd10 = Set.copyOf(icd10);
        snomed = Set.copyOf(snomed);
        implies = Set.copyOf(implies);
    }
}
