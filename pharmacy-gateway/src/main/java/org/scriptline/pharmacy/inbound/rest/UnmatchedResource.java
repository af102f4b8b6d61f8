package org.scriptline.pharmacy.inbound.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.scriptline.kit.database.Database;
import org.scriptline.pharmacy.inbound.UnmatchedMessage;
import org.scriptline.pharmacy.inbound.store.InboundMessages;

/** What pharmacies sent and nobody could match, for operations; never the content. */
@Path("/inbound/unmatched")
@Produces(MediaType.APPLICATION_JSON)
public class UnmatchedResource {

    private static final int LARGEST_PAGE = 200;

    private final Database database;
    private final InboundMessages messages;

    public UnmatchedResource(Database database, InboundMessages messages) {
        this.database = database;
        this.messages = messages;
    }

    /** The latest ones. */
    public record Page(List<UnmatchedMessage> items) {}

    @GET
    @RolesAllowed("ops")
    public Page list() {
        return new Page(database.read(connection -> messages.unmatched(connection, LARGEST_PAGE)));
    }
}
