package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the FHIR face can do, and the definitions that its resources refer to: operations, axis extensions, code lists.
 *
 * <p>Their URLs start with {@code http://scriptline.example/fhir}; they are served under the same path of this server.
 */
public final class Capability {
    /** The day on which these definitions were last changed. */
    static final String DATE = "2026-11-21";

    private final Map<String, byte[]> definitions = new TreeMap<>();

    public Capability() {
        OperationDefinitions.all().forEach(this::add);
        AxisDefinitions.all().forEach(this::add);
        add(SupervisorDefinition.extension());
        add(FillNoticesDefinition.extension());
        add(FillNoticesDefinition.valueSet());
        CodeLists.all().forEach(this::add);
    }

    /**
     * A served definition.
     *
     * @param type OperationDefinition, StructureDefinition, CodeSystem or ValueSet
     * @param id for example {@code order-status} or {@code MedicationRequest-sign}
     */
    public Optional<byte[]> definition(String type, String id) {
        return Optional.ofNullable(definitions.get(type + "/" + id)).map(byte[]::clone);
    }

    /**
     * The served definitions of a type that a search means.
     *
     * @param ids null for any
     * @param urls canonical addresses without a version, null for any
     */
    public List<ObjectNode> definitions(String type, @Nullable Set<String> ids, @Nullable Set<String> urls) {
        return definitions.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(type + "/"))
                .map(entry -> Searchset.resource(entry.getValue()))
                .filter(one -> ids == null || ids.contains(one.path("id").asText()))
                .filter(one -> urls == null || urls.contains(one.path("url").asText()))
                .toList();
    }

    /** Every served definition by {@code type/id}. */
    public List<String> definitions() {
        return List.copyOf(definitions.keySet());
    }

    /** The CapabilityStatement of the server at this base address, {@code http://localhost:8081/fhir} for example. */
    public byte[] statement(String base) {
        ObjectNode statement = Json.resource("CapabilityStatement")
                .put("status", "active")
                .put("date", DATE)
                .put("kind", "instance")
                .put("fhirVersion", "4.0.1");
        statement.set("software", Json.object().put("name", "Scriptline prescription-service"));
        statement.set(
                "implementation",
                Json.object()
                        .put("description", "Prescriptions from EMR to pharmacy")
                        .put("url", base));
        statement.putArray("format").add("json").add("application/fhir+json");
        ObjectNode rest = Json.object().put("mode", "server");
        rest.set("security", Json.object().put("description", "OAuth 2 bearer token; SMART scopes."));
        ArrayNode resources = rest.putArray("resource");
        resources.add(medicationRequest());
        for (String type : List.of(
                "AllergyIntolerance", "Condition", "Coverage", "MedicationStatement", "Observation", "Patient")) {
            ObjectNode kept = type.equals("Patient")
                    ? resource(type, "create", "read", "update")
                    : resource(type, "create", "read", "update", "delete");
            resources.add(kept.put("versioning", "versioned")
                    .put("updateCreate", false)
                    .put("conditionalCreate", true));
        }
        for (String type : List.of("DetectedIssue", "MedicationDispense", "Provenance", "Task")) {
            ObjectNode resource =
                    SearchParameters.addTo(resource(type, "read", "search-type").put("versioning", "no-version"));
            resources.add(type.equals("Task") ? operations(resource) : resource);
        }
        for (String type : List.of("CodeSystem", "OperationDefinition", "StructureDefinition", "ValueSet")) {
            resources.add(SearchParameters.addTo(resource(type, "read", "search-type")));
        }
        rest.set("interaction", Json.list(Json.object().put("code", "transaction")));
        statement.set("rest", Json.list(rest));
        return Json.bytes(statement);
    }

    private static ObjectNode medicationRequest() {
        ObjectNode resource = resource("MedicationRequest", "create", "read", "update", "search-type");
        resource.put("versioning", "versioned").put("conditionalCreate", true);
        SearchParameters.addTo(resource);
        return operations(resource);
    }

    private static ObjectNode operations(ObjectNode resource) {
        ArrayNode operations = resource.putArray("operation");
        OperationDefinitions.all().stream()
                .filter(definition -> definition
                        .at("/resource/0")
                        .asText()
                        .equals(resource.path("type").asText()))
                .forEach(definition -> operations.add(Json.object()
                        .put("name", definition.path("code").asText())
                        .put("definition", definition.path("url").asText())
                        .put("documentation", definition.path("description").asText())));
        return resource;
    }

    private static ObjectNode resource(String type, String... interactions) {
        ObjectNode resource = Json.object().put("type", type);
        ArrayNode list = resource.putArray("interaction");
        for (String interaction : interactions) {
            list.add(Json.object().put("code", interaction));
        }
        return resource;
    }

    private void add(ObjectNode definition) {
        String key = definition.path("resourceType").asText() + "/"
                + definition.path("id").asText();
        if (definitions.put(key, Json.bytes(definition)) != null) {
            throw new IllegalStateException("two definitions " + key);
        }
    }

    /** The elements that every definition of ours has. */
    static ObjectNode definition(String type, String id, String name, String description) {
        return Json.resource(type)
                .put("id", id)
                .put("url", FhirSystems.BASE + "/" + type + "/" + id)
                .put("version", "1.0.0")
                .put("name", name)
                .put("status", "active")
                .put("date", DATE)
                .put("publisher", "Scriptline")
                .put("description", description);
    }
}
