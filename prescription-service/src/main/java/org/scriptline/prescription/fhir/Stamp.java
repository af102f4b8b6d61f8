package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * Id and version of a resource that is made from what is stored and has no row of its own. Its version is a digest of its
 * content, so that it changes when and only when the resource does.
 */
final class Stamp {
    /** Hexadecimal digits of a digest that is part of an id or a version. */
    private static final int DIGITS = 24;

    private Stamp() {}

    /** Sets id and meta; everything else must be there already. */
    static ObjectNode set(ObjectNode resource, String id, Instant lastUpdated) {
        ObjectNode stamped =
                Json.resource(resource.path("resourceType").asText()).put("id", id);
        ObjectNode meta = stamped.putObject("meta");
        stamped.setAll(resource);
        stamped.put("id", id);
        meta.put("versionId", digest(Json.bytes(resource)))
                .put("lastUpdated", lastUpdated.truncatedTo(ChronoUnit.MILLIS).toString());
        return stamped;
    }

    /** The first digits of the SHA-256. */
    static String digest(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
