package org.scriptline.kit.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure as RFC 9457 describes it.
 *
 * @param type address of the code in the catalogue
 * @param title what is wrong
 * @param status HTTP status
 * @param detail what is wrong here, without patient data
 * @param code the code of the catalogue
 * @param fix what to do
 * @param retryable whether the same request may succeed later
 * @param field the field at fault
 * @param correlationId finds the request in the logs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String fix,
        boolean retryable,
        @Nullable String field,
        String correlationId,
        @JsonAnyGetter Map<String, Object> extensions) {}
