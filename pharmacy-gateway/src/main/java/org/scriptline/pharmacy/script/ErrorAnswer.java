package org.scriptline.pharmacy.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The negative answer. 600 communication problem and 602 receiver system error are worth a retry with the same MessageID; 601 unable to process and 700
 * configuration need people; 900 rejected is final for this MessageID.
 *
 * @param descriptionCodes at most ten: 1000 unspecified, 144 number of refills invalid, and others
 */
public record ErrorAnswer(
        String code,
        List<String> descriptionCodes,
        @Nullable String description) implements Body {

    public static final String COMMUNICATION_PROBLEM = "600";
    public static final String UNABLE_TO_PROCESS = "601";
    public static final String SYSTEM_ERROR = "602";
    public static final String CONFIGURATION = "700";
    public static final String REJECTED = "900";

    public ErrorAnswer {
        descriptionCodes = List.copyOf(descriptionCodes);
    }

    /** With one description code or none. */
    public ErrorAnswer(String code, @Nullable String descriptionCode, @Nullable String description) {
        this(code, descriptionCode == null ? List.of() : List.of(descriptionCode), description);
    }

    /** The first description code, which says most; null when there is none. */
    public @Nullable String descriptionCode() {
        return descriptionCodes.isEmpty() ? null : descriptionCodes.getFirst();
    }

    /** Whether the same message may succeed later. */
    public boolean retryable() {
        return code.equals(COMMUNICATION_PROBLEM) || code.equals(SYSTEM_ERROR);
    }

    @Override
    public String name() {
        return "Error";
    }
}
