package org.scriptline.prescription.inbox.rest;

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
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.prescription.fhir.Searchset;
import org.scriptline.prescription.inbox.AttentionCriteria;
import org.scriptline.prescription.inbox.rest.InboxItems.Item;
import org.scriptline.prescription.prescribing.rest.MedicationRequestResource;
import org.scriptline.prescription.searching.Page;
import org.scriptline.prescription.searching.rest.CommonParameters;
import org.scriptline.prescription.searching.rest.FhirSearch;
import org.scriptline.prescription.searching.rest.SearchRequest;

/** What waits for the practice's prescribers, and what did, as FHIR Tasks. */
@Path("/fhir/Task")
@Produces({MedicationRequestResource.FHIR_JSON, MediaType.APPLICATION_JSON})
@RolesAllowed({"prescriber", "agent", "emr"})
@Blocking
public class TaskResource {

    private final InboxItems items;
    private final TaskParameters parameters;
    private final CurrentCaller currentCaller;

    public TaskResource(InboxItems items, TaskParameters parameters, CurrentCaller currentCaller) {
        this.items = items;
        this.parameters = parameters;
        this.currentCaller = currentCaller;
    }

    @GET
    @Path("/{id}")
    public Response read(@PathParam("id") String id) {
        UUID task = CommonParameters.uuid(id).orElseThrow(TaskResource::nothing);
        AttentionCriteria one =
                new AttentionCriteria(currentCaller.caller().org(), Set.of(task), null, null, null, null, null);
        ObjectNode resource =
                items.find(one, null, 1).stream().map(Item::task).findFirst().orElseThrow(TaskResource::nothing);
        return Response.ok(Searchset.bytes(resource), MedicationRequestResource.FHIR_JSON)
                .tag(new EntityTag(resource.at("/meta/versionId").asText(), true))
                .build();
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
        AttentionCriteria criteria = parameters.criteria(request, currentCaller.caller());
        FhirSearch fhir = FhirSearch.of(request, uri, "Task", prefer);
        Page<ObjectNode> page = Page.of(
                (from, limit) -> items.find(criteria, from, limit),
                Item::id,
                item -> List.of(item.task()),
                fhir.position(),
                fhir.count(),
                fhir.count() + 2);
        return fhir.answer(page, criteria.patients());
    }

    private static ProblemException nothing() {
        return new ProblemException(ErrorCode.NOT_FOUND);
    }
}
