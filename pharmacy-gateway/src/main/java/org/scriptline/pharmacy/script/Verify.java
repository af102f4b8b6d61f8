package org.scriptline.pharmacy.script;

import org.jspecify.annotations.Nullable;

/** The end receiver confirms that it has the prescription. Written inside VerifyStatus, read with or without it. */
public record Verify(String code, @Nullable String description) implements Body {

    @Override
    public String name() {
        return "Verify";
    }
}
