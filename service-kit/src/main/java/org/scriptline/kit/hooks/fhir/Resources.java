package org.scriptline.kit.hooks.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All resources of a call, found by their references. */
public final class Resources {
    private final Map<String, JsonNode> byReference = new HashMap<>();

    /** The resources of a searchset or collection; everything in it can be referred to from then on. */
    public List<JsonNode> of(JsonNode bundle) {
        List<JsonNode> resources = new ArrayList<>();
        for (JsonNode entry : Fhir.list(bundle, "entry")) {
            JsonNode resource = entry.path("resource");
            @Nullable String url = Fhir.text(entry, "fullUrl");
            if (url != null) {
                byReference.put(url, resource);
            }
            byReference.put(reference(resource), resource);
            resources.add(resource);
        }
        return resources;
    }

    /** How others refer to it: Type/id. */
    public static String reference(JsonNode resource) {
        return Fhir.text(resource, "resourceType") + "/" + Fhir.text(resource, "id");
    }

    /** The resource that a reference within {@code from} names, null when it did not come along. */
    public @Nullable JsonNode resolve(JsonNode from, JsonNode reference) {
        @Nullable String target = Fhir.text(reference, "reference");
        if (target == null) {
            return null;
        }
        if (target.startsWith("#")) {
            return Fhir.list(from, "contained").stream()
                    .filter(contained -> target.substring(1).equals(Fhir.text(contained, "id")))
                    .findFirst()
                    .orElse(null);
        }
        @Nullable JsonNode found = byReference.get(target);
        if (found != null) {
            return found;
        }
        String[] parts = target.split("/");
        return parts.length < 2 ? null : byReference.get(parts[parts.length - 2] + "/" + parts[parts.length - 1]);
    }
}
