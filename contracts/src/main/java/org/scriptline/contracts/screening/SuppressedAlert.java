package org.scriptline.contracts.screening;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An alert that is not shown again because the same prescriber answered it in the same context. */
public record SuppressedAlert(
        Alert alert,
        String reason,
        @Nullable String answeredBy,
        @Nullable LocalDate answeredOn) {}
