package org.scriptline.prescription.fhir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The contained resources of an order, found by {@code #id}, each with its place in the order. */
final class Contained {
    /** A contained resource and where it stands, {@code MedicationRequest.contained[0]} for example. */
    record Part<R extends Resource>(R resource, String path) {}

    private final Map<String, Part<Resource>> byId = new LinkedHashMap<>();

    Contained(List<Resource> resources) {
        this(resources, "MedicationRequest");
    }

    /** The resources that a resource of a Bundle contains. */
    Contained(List<Resource> resources, String path) {
        for (int i = 0; i < resources.size(); i++) {
            byId.put(bare(resources.get(i).getId()), new Part<>(resources.get(i), path + ".contained[" + i + "]"));
        }
    }

    /** The resource that the reference names, when it is contained and of this type. */
    <R extends Resource> Optional<Part<R>> find(Reference reference, Class<R> type) {
        return Optional.ofNullable(reference.getReference())
                .filter(text -> text.startsWith("#"))
                .map(text -> byId.get(bare(text)))
                .flatMap(part -> cast(part, type));
    }

    /** Every contained resource of this type in the order of the document. */
    <R extends Resource> Stream<Part<R>> all(Class<R> type) {
        return byId.values().stream().flatMap(part -> cast(part, type).stream());
    }

    private static <R extends Resource> Optional<Part<R>> cast(Part<Resource> part, Class<R> type) {
        return type.isInstance(part.resource())
                ? Optional.of(new Part<>(type.cast(part.resource()), part.path()))
                : Optional.empty();
    }

    private static String bare(String id) {
        return id.startsWith("#") ? id.substring(1) : id;
    }
}
