package org.scriptline.pharmacy.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The negative answer. What follows from each code is its {@link Consequence}: 600 communication problem and 602 receiver system error are worth a retry with the
 * same MessageID; 601 unable to process and 700 configuration need operations; 900 rejected needs another content.
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

    /** What follows for a message of ours that is answered so. */
    public enum Consequence {
        /** It goes again by itself, under the same MessageID. */
        RETRY,
        /** It ends for its prescriber, and waits for operations to mend what keeps it out; the same content may then go under a new MessageID. */
        OPERATIONS,
        /** It ends; corrected, it may go under a new MessageID. */
        CORRECTION
    }

    /** By the code; one that nobody knows is as final as a rejection. */
    public Consequence consequence() {
        return switch (code) {
            case COMMUNICATION_PROBLEM, SYSTEM_ERROR -> Consequence.RETRY;
            case UNABLE_TO_PROCESS, CONFIGURATION -> Consequence.OPERATIONS;
            default -> Consequence.CORRECTION;
        };
    }

    /** Whether the same message may succeed later. */
    public boolean retryable() {
        return consequence() == Consequence.RETRY;
    }

    @Override
    public String name() {
        return "Error";
    }
}
