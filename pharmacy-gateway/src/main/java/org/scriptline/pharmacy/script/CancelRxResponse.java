package org.scriptline.pharmacy.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pharmacy's answer to a CancelRx. It names neither patient nor drug, so that only the header's ids match it. */
public record CancelRxResponse(Answer answer) implements Body {

    /**
     * An answer in words.
     *
     * @param approved false when anything in it is a denial
     */
    public CancelRxResponse(boolean approved, @Nullable String words) {
        this(approved ? Answer.approved(words) : Answer.denied(List.of(), words));
    }

    /** Whether the order is cancelled there. */
    public boolean approved() {
        return answer.decision().granted();
    }

    @Override
    public String name() {
        return "CancelRxResponse";
    }
}
