package org.scriptline.formulary.reference;

import java.util.Optional;

/** Whose files a reference release holds; one of each kind serves at a time. */
public enum ReferenceKind {
    /** NLM's RxNorm in Rich Release Format: RXNCONSO, RXNREL and RXNSAT. */
    RXNORM("rxnorm"),
    /** The FDA's NDC directory: product and package, tab separated. */
    FDA_NDC("fda-ndc"),
    /** CMS's National Average Drug Acquisition Cost, comma separated. */
    NADAC("nadac");

    private final String code;

    ReferenceKind(String code) {
        this.code = code;
    }

    /** As operators, addresses and the database write it. */
    public String code() {
        return code;
    }

    public static Optional<ReferenceKind> of(String code) {
        for (ReferenceKind kind : values()) {
            if (kind.code.equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
