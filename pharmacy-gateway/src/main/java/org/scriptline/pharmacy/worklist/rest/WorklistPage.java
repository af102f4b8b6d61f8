package org.scriptline.pharmacy.worklist.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.worklist.WorklistItem;

/** A page of orders; {@code next} is the cursor of the following one, null on the last. */
public record WorklistPage(
        List<WorklistItem> items, @Nullable String next) {}
