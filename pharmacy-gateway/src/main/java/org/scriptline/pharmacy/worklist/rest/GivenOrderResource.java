package org.scriptline.pharmacy.worklist.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.pharmacy.worklist.GivenOrder;
import org.scriptline.pharmacy.worklist.store.GivenOrders;

/** What a pharmacy did with an order before it gave it to another one, for that pharmacy alone. */
@Path("/orders/{id}/transfer")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("pharmacist")
public class GivenOrderResource {

    private final Database database;
    private final GivenOrders orders;
    private final CurrentCaller caller;

    public GivenOrderResource(Database database, GivenOrders orders, CurrentCaller caller) {
        this.database = database;
        this.orders = orders;
        this.caller = caller;
    }

    @GET
    public GivenOrder read(@PathParam("id") String id) {
        Caller giver = caller.caller();
        UUID order = OrderResource.uuid(id);
        return database.inTransaction(transaction -> {
            GivenOrder given = orders.one(transaction.connection(), giver.org(), order)
                    .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
            transaction.audit(
                    new AuditEntry(giver.actor(), "read-transfer", "pharmacy-order", order.toString(), "done", null));
            return given;
        });
    }
}
