package org.scriptline.pharmacy.script;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a pharmacy asks to change, by its MessageRequestCode, and how it may be answered. */
public enum ChangeKind {
    GENERIC_SUBSTITUTION("G"),
    THERAPEUTIC_INTERCHANGE("T"),
    /** Approved once the payer agreed; there is nothing to change in it. */
    PRIOR_AUTHORIZATION("P"),
    DRUG_USE_EVALUATION("D"),
    SCRIPT_CLARIFICATION("S"),
    OUT_OF_STOCK("OS"),
    /** A question about the prescriber (sub-codes A to M): validated and never approved. */
    PRESCRIBER_AUTHORIZATION("U");

    private final String code;

    ChangeKind(String code) {
        this.code = code;
    }

    /** The MessageRequestCode. */
    public String code() {
        return code;
    }

    /** The kind of this code. */
    public static Optional<ChangeKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** The decisions that answer a question of this kind. */
    public Set<Decision> decisions() {
        return switch (this) {
            case PRESCRIBER_AUTHORIZATION -> EnumSet.of(Decision.DENIED, Decision.PENDING, Decision.VALIDATED);
            case PRIOR_AUTHORIZATION -> EnumSet.of(Decision.APPROVED, Decision.DENIED, Decision.PENDING);
            case GENERIC_SUBSTITUTION,
                    THERAPEUTIC_INTERCHANGE,
                    DRUG_USE_EVALUATION,
                    SCRIPT_CLARIFICATION,
                    OUT_OF_STOCK ->
                EnumSet.of(Decision.APPROVED, Decision.APPROVED_WITH_CHANGES, Decision.DENIED, Decision.PENDING);
        };
    }
}
