package org.scriptline.local.issuer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of {@code application/x-www-form-urlencoded} text; the first value of a name wins. */
record Form(Map<String, String> fields) {

    /** Reads the query first and then the body; either may be null or empty. */
    static Form of(@Nullable String... sources) {
        Map<String, String> fields = new HashMap<>();
        for (String source : sources) {
            if (source != null) {
                read(source, fields);
            }
        }
        return new Form(Map.copyOf(fields));
    }

    private static void read(String source, Map<String, String> fields) {
        for (String pair : source.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Nullable
    String get(String name) {
        return fields.get(name);
    }
}
