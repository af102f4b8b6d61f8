package org.scriptline.formulary.pdex.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What this face can do. */
final class Capabilities {

    private static final Set<String> DATES = Set.of("_lastUpdated", "period");
    private static final Set<String> REFERENCES = Set.of("subject", "formulary", "formulary-coverage", "coverage-area");
    private static final Set<String> TEXTS = Set.of("name", "drug-name", ItemResources.NAME);

    private Capabilities() {}

    static ObjectNode statement() {
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement
                .put("resourceType", "CapabilityStatement")
                .put("status", "active")
                .put("date", "2026-11-22")
                .put("kind", "instance")
                .put("fhirVersion", "4.0.1");
        statement.putArray("format").add("application/fhir+json");
        statement.putArray("instantiates").add(Usdf.GUIDE + "CapabilityStatement/usdf-server");
        statement.putObject("software").put("name", "Scriptline formulary-service");
        statement.putObject("implementation").put("description", "Formularies of the payers that were loaded");
        ObjectNode rest = statement.putArray("rest").addObject().put("mode", "server");
        ArrayNode resources = rest.putArray("resource");
        resource(resources, PlanResources.TYPE, PlanResources.PARAMETERS);
        ArrayNode include = resource(resources, ItemResources.TYPE, ItemResources.PARAMETERS)
                .putArray("searchInclude");
        include.add("Basic:subject").add("Basic:formulary");
        resource(resources, DrugResources.TYPE, DrugResources.PARAMETERS);
        return statement;
    }

    private static ObjectNode resource(ArrayNode resources, String type, Set<String> parameters) {
        ObjectNode resource = resources.addObject().put("type", type);
        ArrayNode interactions = resource.putArray("interaction");
        interactions.addObject().put("code", "read");
        interactions.addObject().put("code", "search-type");
        ArrayNode known = resource.putArray("searchParam");
        parameters.stream()
                .filter(name -> !name.equals("_include") && !name.contains(":"))
                .sorted()
                .forEach(name -> known.addObject().put("name", name).put("type", type(name)));
        return resource;
    }

    private static String type(String name) {
        if (DATES.contains(name)) {
            return "date";
        }
        if (REFERENCES.contains(name)) {
            return "reference";
        }
        return TEXTS.contains(name) ? "string" : "token";
    }
}
