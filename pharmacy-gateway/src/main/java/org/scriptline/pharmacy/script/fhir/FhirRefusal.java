package org.scriptline.pharmacy.script.fhir;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;

/** There is no such message or resource. Its words hold no patient data. */
public final class FhirRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable String element;

    FhirRefusal(String why) {
        this(ErrorCode.FHIR_INVALID, null, why);
    }

    FhirRefusal(ErrorCode code, @Nullable String element, String why) {
        super(why);
        this.code = code;
        this.element = element;
    }

    /** What it is in the catalogue. */
    public ErrorCode code() {
        return code;
    }

    /** The element at fault, null when none is. */
    public @Nullable String element() {
        return element;
    }

    /** The sentence for people. */
    public String why() {
        return String.valueOf(getMessage());
    }

    /** The same behind its element, for who has no place of its own for that. */
    public String whyAndWhere() {
        return element == null ? why() : element + ": " + why();
    }
}
