package org.scriptline.pharmacy.worklist.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.kit.web.QueryNumber;
import org.scriptline.kit.web.QueryWord;
import org.scriptline.pharmacy.worklist.WorklistFilter;
import org.scriptline.pharmacy.worklist.WorklistItem;
import org.scriptline.pharmacy.worklist.store.WorklistReader;

/** The caller's own orders. */
@Path("/worklist")
@Produces(MediaType.APPLICATION_JSON)
public class WorklistResource {

    private final Database database;
    private final WorklistReader reader;
    private final CurrentCaller caller;

    public WorklistResource(Database database, WorklistReader reader, CurrentCaller caller) {
        this.database = database;
        this.reader = reader;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("pharmacist")
    public WorklistPage list(
            @QueryParam("transmission") @Nullable String transmission,
            @QueryParam("cancel") @Nullable String cancel,
            @QueryParam("fill") @Nullable String fill,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("limit") @DefaultValue("50")
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Caller pharmacist = caller.caller();
        int size = QueryNumber.between("limit", limit, 1, WorklistFilter.LARGEST_PAGE);
        WorklistCursor after = cursor == null ? null : WorklistCursor.of(cursor);
        WorklistFilter filter = new WorklistFilter(
                known("transmission", transmission, TransmissionStatus.values()),
                known("cancel", cancel, CancelStatus.values()),
                known("fill", fill, FillStatus.values()),
                after == null ? null : after.receivedAt(),
                after == null ? null : after.id(),
                size + 1);
        List<WorklistItem> found = database.inTransaction(transaction -> {
            List<WorklistItem> items = reader.page(transaction.connection(), pharmacist.org(), filter);
            transaction.audit(new AuditEntry(
                    pharmacist.actor(), "list", "worklist", pharmacist.org(), "done", items.size() + " orders"));
            return items;
        });
        boolean more = found.size() > size;
        List<WorklistItem> items = more ? found.subList(0, size) : found;
        return new WorklistPage(items, more ? WorklistCursor.after(items.getLast()) : null);
    }

    private static @Nullable String known(String parameter, @Nullable String code, Coded[] values) {
        return code == null ? null : QueryWord.coded(parameter, code, values).code();
    }
}
