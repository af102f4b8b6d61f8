package org.scriptline.pharmacy.servicelevel.rest;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In what the report is written. */
enum Format {
    JSON("application", "json"),
    HTML("text", "html"),
    CSV("text", "csv");

    private static final String UTF_8 = "UTF-8";

    private final String type;
    private final String subtype;

    Format(String type, String subtype) {
        this.type = type;
        this.subtype = subtype;
    }

    /** What a parameter asks for by name. */
    static Optional<Format> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    /** The first that a client takes, JSON when it takes everything; it takes one of them, or it would have been refused. */
    static Format wanted(List<MediaType> acceptable) {
        return acceptable.stream()
                .flatMap(type -> Arrays.stream(values())
                        .filter(format -> type.isCompatible(format.mediaType()))
                        .limit(1))
                .findFirst()
                .orElse(JSON);
    }

    /** The word of the parameter, and the ending of a file's name. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private MediaType mediaType() {
        return new MediaType(type, subtype);
    }

    /** The header of an answer. */
    MediaType contentType() {
        return this == JSON ? mediaType() : mediaType().withCharset(UTF_8);
    }
}
