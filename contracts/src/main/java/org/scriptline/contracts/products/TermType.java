package org.scriptline.contracts.products;

/** The two RxNorm term types that name a prescribable drug (RxNorm technical documentation, section 5). */
public enum TermType {
    /** Semantic clinical drug: ingredient, strength and dose form, without a brand. */
    SCD,
    /** Semantic branded drug: the same with a brand name. */
    SBD
}
