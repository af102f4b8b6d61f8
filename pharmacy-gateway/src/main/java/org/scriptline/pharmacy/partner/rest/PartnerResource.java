package org.scriptline.pharmacy.partner.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.kit.web.QueryNumber;
import org.scriptline.kit.web.QueryWord;
import org.scriptline.pharmacy.delivery.http.Endpoints;
import org.scriptline.pharmacy.partner.Partner;
import org.scriptline.pharmacy.partner.PartnerState;
import org.scriptline.pharmacy.partner.Reachability;
import org.scriptline.pharmacy.partner.store.PartnerFigures;
import org.scriptline.pharmacy.partner.store.Partners;

/** How deliveries to each pharmacy go now, for operations, and what they let through: pause, drain, resume. */
@Path("/partners")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("ops")
public class PartnerResource {

    private static final int DONE = 200;
    private static final int LARGEST_PAGE = 200;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_HOURS = 31 * 24;
    private static final Duration USUAL = Duration.ofHours(1);

    private final Database database;
    private final Partners partners;
    private final PartnerFigures figures;
    private final Endpoints endpoints;
    private final Idempotency idempotency;
    private final CurrentCaller caller;
    private final Clock clock;

    public PartnerResource(
            Database database,
            Partners partners,
            PartnerFigures figures,
            Endpoints endpoints,
            Idempotency idempotency,
            CurrentCaller caller,
            Clock clock) {
        this.database = database;
        this.partners = partners;
        this.figures = figures;
        this.endpoints = endpoints;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    /** Why operations change what is let through. */
    public record Because(@Nullable String reason) {}

    /** A page of partners with their figures since {@code from}; {@code next} is the cursor of the following one. */
    public record Report(
            Instant from,
            Instant to,
            List<PartnerView> items,
            @Nullable String next) {}

    /** The report over the last hours, the last one when nothing else is asked. */
    @GET
    public Report report(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("hours") @DefaultValue("1")
                    String hours,
            @QueryParam("state") @Nullable String state,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) @QueryParam("unsettled") @DefaultValue("false")
                    String unsettled,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("limit") @DefaultValue("50")
                    String limit,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        int most = QueryNumber.between("limit", limit, 1, LARGEST_PAGE);
        PartnerState let =
                state == null ? null : PartnerState.of(QueryWord.oneOf("state", state, "active", "paused", "draining"));
        boolean onlyUnsettled = QueryWord.flag("unsettled", unsettled);
        require(cursor.matches("|[0-9]{7}"), "cursor", "The cursor is not one of ours.");
        Instant from = from(hours);
        return database.read(connection -> {
            List<Partner> found = partners.list(connection, cursor, let, onlyUnsettled, most + 1);
            List<Partner> page = found.size() > most ? found.subList(0, most) : found;
            return new Report(
                    from,
                    clock.instant(),
                    views(connection, page, from),
                    found.size() > most ? page.getLast().ncpdpId() : null);
        });
    }

    @GET
    @Path("/{ncpdpId}")
    public PartnerView one(
            @PathParam("ncpdpId") String ncpdpId,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("hours") @DefaultValue("1")
                    String hours) {
        return since(ncpdpId, from(hours));
    }

    @POST
    @Path("/{ncpdpId}/pause")
    public PartnerView pause(
            @PathParam("ncpdpId") String ncpdpId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Because because) {
        return change(ncpdpId, PartnerState.PAUSED, key, because);
    }

    @POST
    @Path("/{ncpdpId}/drain")
    public PartnerView drain(
            @PathParam("ncpdpId") String ncpdpId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Because because) {
        return change(ncpdpId, PartnerState.DRAINING, key, because);
    }

    @POST
    @Path("/{ncpdpId}/resume")
    public PartnerView resume(
            @PathParam("ncpdpId") String ncpdpId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Because because) {
        return change(ncpdpId, PartnerState.ACTIVE, key, because);
    }

    private PartnerView change(String ncpdpId, PartnerState state, @Nullable String header, @Nullable Because because) {
        String reason = because == null || because.reason() == null
                ? ""
                : because.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new ProblemException(ErrorCode.REASON_INVALID, "A reason in words is needed, at most 500 characters.")
                    .withField("reason");
        }
        Caller who = caller.caller();
        IdempotencyKey key =
                IdempotencyKey.ofHeader(who, header, "let-partner-be-" + state.word() + " " + ncpdpId, reason);
        database.run(transaction -> idempotency.once(transaction, key, within -> {
            found(within.connection(), ncpdpId);
            partners.change(within, ncpdpId, state, reason, who.actor());
            return new StoredOutcome(DONE, ncpdpId, 0);
        }));
        return since(ncpdpId, clock.instant().minus(USUAL));
    }

    private PartnerView since(String ncpdpId, Instant from) {
        return database.read(connection ->
                views(connection, List.of(found(connection, ncpdpId)), from).getFirst());
    }

    private Partner found(Connection connection, String ncpdpId) throws SQLException {
        return partners.find(connection, ncpdpId).orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }

    private List<PartnerView> views(Connection connection, List<Partner> page, Instant from) throws SQLException {
        Map<String, Reachability> since =
                figures.since(connection, page.stream().map(Partner::ncpdpId).toList(), from);
        return page.stream()
                .map(partner ->
                        PartnerView.of(partner, endpoints.transport(partner.ncpdpId()), since.get(partner.ncpdpId())))
                .toList();
    }

    private Instant from(String hours) {
        return clock.instant().minus(Duration.ofHours(QueryNumber.between("hours", hours, 1, MOST_HOURS)));
    }

    private static void require(boolean right, String field, String detail) {
        if (!right) {
            throw new ProblemException(ErrorCode.PARAMETER_INVALID, detail).withField(field);
        }
    }
}
