package org.scriptline.prescription.prescribing.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.prescription.fhir.Capability;

/** What this FHIR face can do; open to everybody. */
@Path("/fhir")
@Produces({MedicationRequestResource.FHIR_JSON, MediaType.APPLICATION_JSON})
@PermitAll
public class CapabilityResource {

    private final Capability capability;

    public CapabilityResource(Capability capability) {
        this.capability = capability;
    }

    @GET
    @Path("/metadata")
    public byte[] metadata(@Context UriInfo uri) {
        return capability.statement(uri.getBaseUriBuilder().path("fhir").build().toString());
    }

    @GET
    @Path("/{type: OperationDefinition|StructureDefinition|CodeSystem|ValueSet}/{id}")
    public byte[] definition(@PathParam("type") String type, @PathParam("id") String id) {
        return capability.definition(type, id).orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }
}
