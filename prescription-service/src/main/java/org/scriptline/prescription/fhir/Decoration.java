package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What this service adds to a resource on its way out, and takes off again when a client sends back what it read: the
 * axis extensions, contained resources whose id starts with {@link #ID_PREFIX}, and the references to them.
 */
final class Decoration {
    static final String ID_PREFIX = "scriptline-";

    private static final List<String> REFERENCING = List.of("detectedIssue", "supportingInformation");

    private Decoration() {}

    static void strip(ObjectNode resource) {
        remove(
                resource,
                "extension",
                extension -> FhirSystems.isAxis(extension.path("url").asText()));
        remove(resource, "contained", contained -> isOurs(contained.path("id").asText(), ID_PREFIX));
        for (String element : REFERENCING) {
            remove(
                    resource,
                    element,
                    reference -> isOurs(reference.path("reference").asText(), "#" + ID_PREFIX));
        }
    }

    private static boolean isOurs(String text, String prefix) {
        return text.startsWith(prefix);
    }

    private static void remove(ObjectNode resource, String element, Predicate<JsonNode> ours) {
        if (!(resource.get(element) instanceof ArrayNode list)) {
            return;
        }
        boolean removed = false;
        for (Iterator<JsonNode> elements = list.iterator(); elements.hasNext(); ) {
            if (ours.test(elements.next())) {
                elements.remove();
                removed = true;
            }
        }
        if (removed && list.isEmpty()) {
            resource.remove(element);
        }
    }
}
