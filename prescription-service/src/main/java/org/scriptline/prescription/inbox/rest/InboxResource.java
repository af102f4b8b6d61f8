package org.scriptline.prescription.inbox.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.prescription.inbox.AttentionCriteria;
import org.scriptline.prescription.inbox.AttentionKind;
import org.scriptline.prescription.inbox.rest.InboxItems.Item;
import org.scriptline.prescription.inbox.store.AttentionStore;
import org.scriptline.prescription.searching.Page;
import org.scriptline.prescription.searching.Position;
import org.scriptline.prescription.searching.rest.CommonParameters;
import org.scriptline.prescription.searching.rest.SearchRequest;

/** What waits for the practice's prescribers, the newest first. */
@Path("/inbox")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"prescriber", "agent", "emr"})
@Blocking
public class InboxResource {

    private final InboxItems items;
    private final AttentionStore store;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    public InboxResource(InboxItems items, AttentionStore store, CurrentCaller currentCaller, Clock clock) {
        this.items = items;
        this.store = store;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /**
     * A page of the inbox.
     *
     * @param cursor where the next page begins, null when this is the last
     */
    public record Inbox(List<InboxItem> items, @Nullable String cursor) {}

    @GET
    @Operation(
            summary = "What waits for an answer of the practice's prescribers, the newest first",
            description = "An item goes when the prescription moves on, or when it was seen where that is enough.")
    @Parameter(name = "prescriber", in = ParameterIn.QUERY, description = "NPIs of prescribers, separated by commas.")
    @Parameter(name = "kind", in = ParameterIn.QUERY, description = "Kinds of item, separated by commas.")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "Items of a page, 1 to 200; 50 when not given.")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "The cursor of the page before.")
    public Inbox inbox(@Context UriInfo uri) {
        SearchRequest request = SearchRequest.of(uri, null);
        AttentionCriteria criteria = new AttentionCriteria(
                currentCaller.caller().org(),
                null,
                null,
                null,
                CommonParameters.texts(request, "prescriber"),
                CommonParameters.coded(request, "kind", AttentionKind.values()),
                true);
        int limit = request.limit("limit");
        @Nullable Position begin = request.position("cursor");
        request.refuseUnknown();
        Instant now = clock.instant();
        Page<InboxItem> page = Page.of(
                (from, rows) -> items.find(criteria, from, rows),
                Item::id,
                item -> List.of(InboxItem.of(item, now)),
                begin,
                limit,
                limit + 2);
        return new Inbox(page.items(), page.next() == null ? null : page.next().cursor());
    }

    @POST
    @Path("/{id}/seen")
    @RolesAllowed("prescriber")
    @Operation(
            summary = "Takes an item out of the inbox that needs no more than having been seen to",
            description = "Naturally idempotent. What needs an answer to the prescription itself is 409.")
    public void seen(@PathParam("id") String id) {
        Caller caller = currentCaller.caller();
        UUID item = CommonParameters.uuid(id).orElseThrow(InboxResource::nothing);
        AttentionCriteria one = new AttentionCriteria(caller.org(), Set.of(item), null, null, null, null, null);
        AttentionKind kind = items.find(one, null, 1).stream()
                .map(found -> found.attention().kind())
                .findFirst()
                .orElseThrow(InboxResource::nothing);
        if (!kind.settledByReading()) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT, "This needs an answer to the prescription: " + kind.next());
        }
        store.close(item, caller.org(), caller.actor().name());
    }

    private static ProblemException nothing() {
        return new ProblemException(ErrorCode.NOT_FOUND);
    }
}
