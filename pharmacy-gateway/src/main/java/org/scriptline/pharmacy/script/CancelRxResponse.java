package org.scriptline.pharmacy.script;

import org.jspecify.annotations.Nullable;

/**
 * The pharmacy's answer to a CancelRx. It names neither patient nor drug, so that only the header's ids match it.
 *
 * @param approved false when anything in it is a denial
 * @param reason the pharmacy's words or code
 */
public record CancelRxResponse(boolean approved, @Nullable String reason) implements Body {

    @Override
    public String name() {
        return "CancelRxResponse";
    }
}
