package org.scriptline.pharmacy.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The positive answer: whoever gives it takes the responsibility.
 *
 * @param code {@link #ACCEPTED} by the network, {@link #ACCEPTED_BY_RECEIVER} by the ultimate receiver; others exist for mailboxes
 * @param descriptionCodes at most ten
 */
public record Status(
        String code,
        List<String> descriptionCodes,
        @Nullable String description) implements Body {

    public static final String ACCEPTED = "000";
    public static final String ACCEPTED_BY_RECEIVER = "010";

    /** A GetMessage found nothing in the mailbox. */
    public static final String NOTHING_TO_RETRIEVE = "003";

    /** A GetMessage found no further message. */
    public static final String NO_MORE_MAIL = "002";

    public Status {
        descriptionCodes = List.copyOf(descriptionCodes);
    }

    /** Without description codes. */
    public Status(String code, @Nullable String description) {
        this(code, List.of(), description);
    }

    @Override
    public String name() {
        return "Status";
    }
}
