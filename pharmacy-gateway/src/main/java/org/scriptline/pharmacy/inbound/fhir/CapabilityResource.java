package org.scriptline.pharmacy.inbound.fhir;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.scriptline.pharmacy.script.fhir.DispenseReports;

/** What this FHIR face can do, which FHIR clients ask first; open to everybody. */
@Path("/fhir/metadata")
@Produces({FhirAnswers.FHIR_JSON, MediaType.APPLICATION_JSON})
@PermitAll
public class CapabilityResource {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** When this statement last changed. */
    private static final String SINCE = "2026-11-23";

    private final String version;

    public CapabilityResource(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    @GET
    public byte[] metadata(@Context UriInfo uri) {
        ObjectNode statement = JSON.createObjectNode().put("resourceType", "CapabilityStatement");
        statement.put("status", "active").put("date", SINCE).put("kind", "instance");
        statement
                .putObject("software")
                .put("name", "Scriptline pharmacy-gateway")
                .put("version", version);
        statement
                .putObject("implementation")
                .put("description", "Takes what pharmacies dispensed")
                .put("url", uri.getBaseUriBuilder().path("fhir").build().toString());
        statement.put("fhirVersion", "4.0.1").putArray("format").add("json");
        ObjectNode rest = statement.putArray("rest").addObject().put("mode", "server");
        rest.put(
                "documentation",
                "Each MedicationDispense is recorded as a fill of its order; nothing is kept as a resource. The answer is an OperationOutcome.");
        for (String type : List.of(DispenseReports.DISPENSE, DispenseReports.TASK)) {
            ObjectNode resource = rest.withArray("resource").addObject().put("type", type);
            resource.putArray("interaction").addObject().put("code", "create");
        }
        return statement.toString().getBytes(StandardCharsets.UTF_8);
    }
}
