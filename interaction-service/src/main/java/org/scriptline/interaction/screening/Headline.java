package org.scriptline.interaction.screening;

import java.util.List;

/** Who with whom, in one phrase that names the other prescriber, so that the reader knows whom to call. */
final class Headline {
    /** A drug's name may have 105 characters; a headline must leave room for the other name and the consequence. */
    private static final int NAME_LIMIT = 34;

    private static final int PRESCRIBER_LIMIT = 42;

    private Headline() {}

    static String of(ScreenedDrug draft, List<ScreenedDrug> others) {
        ScreenedDrug other = others.getFirst();
        StringBuilder text = new StringBuilder(shortened(draft.name(), NAME_LIMIT))
                .append(" with ")
                .append(shortened(other.name(), NAME_LIMIT));
        Integer stopped = other.stoppedDaysAgo();
        if (stopped != null) {
            text.append(" stopped ").append(stopped).append(stopped == 1 ? " day ago" : " days ago");
        }
        String prescriber = other.prescriber();
        if (prescriber != null) {
            text.append(" (").append(shortened(prescriber, PRESCRIBER_LIMIT)).append(')');
        }
        if (others.size() > 1) {
            text.append(" and ").append(others.size() - 1).append(" more");
        }
        return text.toString();
    }

    static String shortened(String name, int limit) {
        return name.length() <= limit ? name : name.substring(0, limit - 1).strip() + "…";
    }
}
