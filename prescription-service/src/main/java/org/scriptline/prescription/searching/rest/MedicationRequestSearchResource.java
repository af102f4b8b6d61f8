package org.scriptline.prescription.searching.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.prescription.fhir.Searchset;
import org.scriptline.prescription.prescribing.rest.MedicationRequestResource;
import org.scriptline.prescription.searching.Criteria;
import org.scriptline.prescription.searching.Found;
import org.scriptline.prescription.searching.Page;
import org.scriptline.prescription.searching.store.PrescriptionSearch;

/** Searching prescriptions, from the newest to the oldest. */
@Path("/fhir/MedicationRequest")
@Produces({MedicationRequestResource.FHIR_JSON, MediaType.APPLICATION_JSON})
@RolesAllowed({"prescriber", "agent", "emr", "patient"})
@Blocking
public class MedicationRequestSearchResource {

    private final MedicationRequestParameters parameters;
    private final PrescriptionSearch search;
    private final CurrentCaller currentCaller;

    public MedicationRequestSearchResource(
            MedicationRequestParameters parameters, PrescriptionSearch search, CurrentCaller currentCaller) {
        this.parameters = parameters;
        this.search = search;
        this.currentCaller = currentCaller;
    }

    @GET
    public Response get(@HeaderParam("Prefer") @Nullable String prefer, @Context UriInfo uri) {
        return answer(SearchRequest.of(uri, null), prefer, uri);
    }

    @POST
    @Path("/_search")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(
            MultivaluedMap<String, String> form, @HeaderParam("Prefer") @Nullable String prefer, @Context UriInfo uri) {
        return answer(SearchRequest.of(uri, form), prefer, uri);
    }

    private Response answer(SearchRequest request, @Nullable String prefer, UriInfo uri) {
        Criteria criteria = parameters.criteria(request, currentCaller.caller());
        FhirSearch fhir = FhirSearch.of(request, uri, "MedicationRequest", prefer);
        Page<ObjectNode> page = Page.of(
                (from, limit) -> search.find(criteria, from, limit),
                Found::id,
                found -> List.of(Searchset.medicationRequest(found.details())),
                fhir.position(),
                fhir.count(),
                fhir.count() + 2);
        return fhir.answer(page, criteria.patients());
    }
}
