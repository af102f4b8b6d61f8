package org.scriptline.prescription.prescribing.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.SkippedCheck;
import org.scriptline.kit.json.AnswerCustomizer;

/** Writes the names of the JSON face that Java cannot: a skipped check is {@code for} drugs. */
@Singleton
public class AnswerNames implements AnswerCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.addMixIn(SkippedCheck.class, SkippedCheckNames.class);
    }

    private interface SkippedCheckNames {

        @JsonProperty("for")
        @Nullable
        List<String> forDrugs();
    }
}
