package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Identifier;

/**
 * An entry of a Bundle as a sound tree.
 *
 * @param path of its resource
 * @param fullUrl null when it has none
 */
record BundleNode(
        int index,
        String path,
        @Nullable String fullUrl,
        ObjectNode resource,
        @Nullable Identifier ifNoneExist) {

    String type() {
        return resource.path("resourceType").asText();
    }

    /** Whether a reference names it: by its fullUrl, or as {@code Type/id} of it. */
    boolean isNamedBy(String reference) {
        if (fullUrl != null && (reference.equals(fullUrl) || fullUrl.endsWith("/" + reference))) {
            return true;
        }
        return resource.has("id")
                && reference.equals(type() + "/" + resource.path("id").asText());
    }
}
