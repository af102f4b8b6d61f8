package org.scriptline.pharmacy.inbound.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.pharmacy.inbound.UnmatchedMessage;
import org.scriptline.pharmacy.inbound.store.AssigningMessages;
import org.scriptline.pharmacy.inbound.store.InboundMessages;

/** What pharmacies sent and nobody could match, for operations, who may say which order it is about; never the content. */
@Path("/inbound/unmatched")
@Produces(MediaType.APPLICATION_JSON)
public class UnmatchedResource {

    private static final int LARGEST_PAGE = 200;

    private final Database database;
    private final InboundMessages messages;
    private final AssigningMessages assigning;
    private final CurrentCaller caller;

    public UnmatchedResource(
            Database database, InboundMessages messages, AssigningMessages assigning, CurrentCaller caller) {
        this.database = database;
        this.messages = messages;
        this.assigning = assigning;
        this.caller = caller;
    }

    /** The latest ones. */
    public record Page(List<UnmatchedMessage> items) {}

    /** Which order a message is about, and why somebody thinks so. */
    public record Assignment(
            @Nullable String sender,
            @Nullable String messageId,
            @Nullable String order,
            @Nullable String reason) {}

    /** What was assigned. */
    public record Assigned(String sender, String messageId, UUID order) {}

    @GET
    @RolesAllowed("ops")
    public Page list() {
        return new Page(database.read(connection -> messages.unmatched(connection, LARGEST_PAGE)));
    }

    @POST
    @Path("/assign")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("ops")
    public Assigned assign(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Assignment assignment) {
        Assignment given = assignment == null ? new Assignment(null, null, null, null) : assignment;
        String sender = Given.text("sender", given.sender());
        String messageId = Given.text("messageId", given.messageId());
        UUID order = Given.uuid("order", given.order());
        String reason = Given.reason(given.reason());
        Caller who = caller.caller();
        assigning.assign(
                sender,
                messageId,
                order,
                reason,
                who.actor(),
                IdempotencyKey.ofHeader(who, key, "assign-message", sender, messageId, order.toString(), reason));
        return new Assigned(sender, messageId, order);
    }
}
