package org.scriptline.local.client;

import com.fasterxml.jackson.databind.JsonNode;

/** The four axes of a prescription, as {@code GET /prescriptions/{id}} tells them. */
public record Axes(String order, String transmission, String cancel, String fill) {

    /** Reads the four axes of this answer; one that is missing reads as empty. */
    public static Axes of(JsonNode prescription) {
        return new Axes(
                prescription.path("order").asText(),
                prescription.path("transmission").asText(),
                prescription.path("cancel").asText(),
                prescription.path("fill").asText());
    }
}
