package org.scriptline.kit.hooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.json.StrictJson;
import org.scriptline.kit.problem.FailureMapping;
import org.scriptline.kit.problem.ProblemException;

/** Bodies of hook calls and their answers; what is null in an answer is left out, as CDS Hooks 2.0 wants it. */
public final class HookJson {
    private static final ObjectMapper MAPPER =
            StrictJson.create().setSerializationInclusion(JsonInclude.Include.NON_NULL);

    private HookJson() {}

    /**
     * Reads a body.
     *
     * @throws ProblemException {@code REQUEST_MALFORMED} when it is empty, null, no JSON or no UTF-8; another code when the
     *     JSON has not this type's form
     */
    public static <T> T read(byte @Nullable [] body, Class<T> type) {
        if (body == null || body.length == 0) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body is empty.");
        }
        try {
            // The parser's own decoder lets overlong forms pass.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            T value = MAPPER.readValue(text, type);
            if (value == null) {
                throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body is null.");
            }
            return value;
        } catch (JsonProcessingException broken) {
            throw FailureMapping.coded(broken);
        } catch (CharacterCodingException broken) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body is not UTF-8.");
        }
    }

    /** The answer's text. */
    public static String write(Object answer) {
        try {
            return MAPPER.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("cards are always JSON", impossible);
        }
    }
}
