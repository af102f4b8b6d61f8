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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.prescription.fhir.DispenseResources;
import org.scriptline.prescription.fhir.SearchSystems;
import org.scriptline.prescription.prescribing.rest.MedicationRequestResource;
import org.scriptline.prescription.searching.Found;
import org.scriptline.prescription.searching.Token;

/** What pharmacies dispensed, are preparing, or declined. */
@Path("/fhir/MedicationDispense")
@Produces({MedicationRequestResource.FHIR_JSON, MediaType.APPLICATION_JSON})
@RolesAllowed({"prescriber", "agent", "emr", "patient"})
@Blocking
public class MedicationDispenseResource {

    private static final String TYPE = "MedicationDispense";

    private final DerivedResources resources;
    private final CurrentCaller currentCaller;

    /** Codes of R4's medicationdispense-status. */
    private static final List<String> STATUSES = List.of(
            "cancelled",
            "completed",
            "declined",
            "entered-in-error",
            "in-progress",
            "on-hold",
            "preparation",
            "stopped",
            "unknown");

    public MedicationDispenseResource(DerivedResources resources, CurrentCaller currentCaller) {
        this.resources = resources;
        this.currentCaller = currentCaller;
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
                TYPE, List.of("prescription"), request, currentCaller.caller(), wanted(request), this::of, prefer, uri);
    }

    private static Predicate<ObjectNode> wanted(SearchRequest request) {
        Predicate<ObjectNode> wanted = any -> true;
        for (List<Token> tokens : request.tokens("status")) {
            if (!tokens.stream().map(Token::value).allMatch(STATUSES::contains)) {
                throw CommonParameters.oneOf("status", STATUSES);
            }
            wanted = wanted.and(dispense -> tokens.stream()
                    .anyMatch(token -> token.isOf(SearchSystems.DISPENSE_STATUS)
                            && token.value().equals(dispense.path("status").asText())));
        }
        return wanted;
    }

    private Map<UUID, List<ObjectNode>> of(List<Found> prescriptions) {
        return prescriptions.stream()
                .collect(Collectors.toMap(Found::id, found -> DispenseResources.of(found.details())));
    }
}
