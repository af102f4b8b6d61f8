package org.scriptline.prescription.searching.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.prescription.fhir.Deed;
import org.scriptline.prescription.fhir.ProvenanceResources;
import org.scriptline.prescription.prescribing.rest.MedicationRequestResource;
import org.scriptline.prescription.searching.Found;
import org.scriptline.prescription.searching.store.DeedStore;

/** Who signed, overrode, released and cancelled, and when. */
@Path("/fhir/Provenance")
@Produces({MedicationRequestResource.FHIR_JSON, MediaType.APPLICATION_JSON})
@RolesAllowed({"prescriber", "agent", "emr", "patient"})
@Blocking
public class ProvenanceResource {

    private static final String TYPE = "Provenance";

    private final DerivedResources resources;
    private final CurrentCaller currentCaller;
    private final DeedStore deeds;

    public ProvenanceResource(DerivedResources resources, CurrentCaller currentCaller, DeedStore deeds) {
        this.resources = resources;
        this.currentCaller = currentCaller;
        this.deeds = deeds;
    }

    @GET
    @Path("/{id}")
    public Response read(@PathParam("id") String id) {
        return resources.read(id, currentCaller.caller(), this::of);
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
        return resources.search(
                TYPE, List.of("target"), request, currentCaller.caller(), any -> true, this::of, prefer, uri);
    }

    private Map<UUID, List<ObjectNode>> of(List<Found> prescriptions) {
        Map<UUID, List<Deed>> done =
                deeds.of(prescriptions.stream().map(Found::id).toList());
        return prescriptions.stream()
                .collect(Collectors.toMap(
                        Found::id,
                        found -> ProvenanceResources.of(found.details(), done.getOrDefault(found.id(), List.of()))));
    }
}
