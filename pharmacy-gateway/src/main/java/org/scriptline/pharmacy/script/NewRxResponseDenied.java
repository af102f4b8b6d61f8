package org.scriptline.pharmacy.script;

import org.jspecify.annotations.Nullable;

/** No new prescription follows a {@link NewRxRequest}; the answer is always a denial. */
public record NewRxResponseDenied(@Nullable String requestReference, Answer answer, Parties parties)
        implements PrescriberAnswer {

    @Override
    public String name() {
        return "NewRxResponseDenied";
    }

    @Override
    public String toString() {
        return "NewRxResponseDenied[redacted]";
    }
}
