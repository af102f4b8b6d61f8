package org.scriptline.contracts.screening;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A check that could not run: which facts are missing and for which drugs. */
public record SkippedCheck(
        AlertType check, List<String> missing, @Nullable List<String> forDrugs) {}
