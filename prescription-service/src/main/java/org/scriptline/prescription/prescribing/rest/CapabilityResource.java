package org.scriptline.prescription.prescribing.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.prescription.fhir.Capability;
import org.scriptline.prescription.searching.Page;
import org.scriptline.prescription.searching.rest.CommonParameters;
import org.scriptline.prescription.searching.rest.FhirSearch;
import org.scriptline.prescription.searching.rest.SearchRequest;

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

    /** The definitions by {@code url} or {@code _id}; there are few, so they come on one page. */
    @GET
    @Path("/{type: OperationDefinition|StructureDefinition|CodeSystem|ValueSet}")
    public Response definitions(
            @PathParam("type") String type, @HeaderParam("Prefer") @Nullable String prefer, @Context UriInfo uri) {
        SearchRequest request = SearchRequest.of(uri, null);
        @Nullable Set<String> ids = CommonParameters.texts(request, "_id");
        @Nullable Set<String> urls = CommonParameters.texts(request, "url");
        FhirSearch search = FhirSearch.of(request, uri, type, prefer);
        return search.answer(new Page<>(capability.definitions(type, ids, urls), null), null);
    }

    @GET
    @Path("/{type: OperationDefinition|StructureDefinition|CodeSystem|ValueSet}/{id}")
    public byte[] definition(@PathParam("type") String type, @PathParam("id") String id) {
        return capability.definition(type, id).orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }
}
