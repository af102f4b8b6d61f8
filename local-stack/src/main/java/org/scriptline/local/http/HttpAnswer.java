package org.scriptline.local.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param headers by name in small letters; of a repeated header the last
 * @param body empty when there was none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "HttpAnswer[" + status + "]";
    }
}
