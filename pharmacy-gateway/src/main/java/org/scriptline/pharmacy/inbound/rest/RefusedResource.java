package org.scriptline.pharmacy.inbound.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.scriptline.pharmacy.inbound.RefusedMessage;
import org.scriptline.pharmacy.inbound.store.RefusedMessages;

/** What came to the SCRIPT face and was no message, for operations; never the content, which stays in the database. */
@Path("/inbound/refused")
@Produces(MediaType.APPLICATION_JSON)
public class RefusedResource {

    private static final int LARGEST_PAGE = 200;

    private final RefusedMessages messages;

    public RefusedResource(RefusedMessages messages) {
        this.messages = messages;
    }

    /** The latest ones. */
    public record Page(List<RefusedMessage> items) {}

    @GET
    @RolesAllowed("ops")
    public Page list() {
        return new Page(messages.latest(LARGEST_PAGE));
    }
}
