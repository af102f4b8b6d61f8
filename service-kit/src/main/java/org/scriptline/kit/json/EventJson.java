package org.scriptline.kit.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The mapper of event payloads: nulls are left out, fields of a later version are ignored, a missing one is refused. */
public final class EventJson {

    private static final ObjectMapper MAPPER = StrictJson.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(
                    AnnotationIntrospectorPair.create(new RequiredFields(), new JacksonAnnotationIntrospector()))
            .build();

    private EventJson() {}

    /** The payload as UTF-8 JSON. */
    public static byte[] write(Object payload) {
        try {
            return MAPPER.writeValueAsBytes(payload);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("payload of " + payload.getClass().getSimpleName(), impossible);
        }
    }

    /**
     * Reads a payload.
     *
     * @throws IOException when the bytes are not this kind of payload
     */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        T value = MAPPER.readValue(json, type);
        if (value == null) {
            throw new IOException("the payload is null");
        }
        return value;
    }

    /** Reads what this service wrote itself; anything else is a bug. */
    public static <T> T readOwn(byte[] json, Class<T> type) {
        try {
            return read(json, type);
        } catch (IOException broken) {
            throw new UncheckedIOException("stored " + type.getSimpleName() + " cannot be read", broken);
        }
    }
}
