package org.scriptline.interaction.asking.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.screening.SkippedCheck;
import org.scriptline.kit.json.StrictJson;

/** Writes the answer of a screening exactly as the API names its fields. */
final class ScreeningJson {
    private static final ObjectMapper MAPPER =
            StrictJson.create().addMixIn(SkippedCheck.class, SkippedCheckNames.class);

    private ScreeningJson() {}

    /** {@code for} is no name for a Java component. */
    private interface SkippedCheckNames {
        @JsonProperty("for")
        @Nullable
        List<String> forDrugs();
    }

    static String write(ScreeningResult result) {
        try {
            return MAPPER.writeValueAsString(result);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a screening answer is always JSON", impossible);
        }
    }
}
