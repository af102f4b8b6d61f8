package org.scriptline.kit.json;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Lets a service name what its JSON face calls differently than Java may. */
@FunctionalInterface
public interface AnswerCustomizer {

    void customize(ObjectMapper mapper);
}
