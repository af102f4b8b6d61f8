package org.scriptline.pharmacy.script;

import org.jspecify.annotations.Nullable;

/**
 * The positive answer: whoever gives it takes the responsibility.
 *
 * @param code {@link #ACCEPTED} by the network, {@link #ACCEPTED_BY_RECEIVER} by the ultimate receiver; others exist for mailboxes
 */
public record Status(String code, @Nullable String description) implements Body {

    public static final String ACCEPTED = "000";
    public static final String ACCEPTED_BY_RECEIVER = "010";

    @Override
    public String name() {
        return "Status";
    }
}
