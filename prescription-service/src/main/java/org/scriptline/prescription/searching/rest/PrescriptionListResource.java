package org.scriptline.prescription.searching.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.prescription.searching.Criteria;
import org.scriptline.prescription.searching.Found;
import org.scriptline.prescription.searching.Page;
import org.scriptline.prescription.searching.Position;
import org.scriptline.prescription.searching.TimeRange;
import org.scriptline.prescription.searching.WaitingFor;
import org.scriptline.prescription.searching.store.PrescriptionSearch;

/** The practice's prescriptions for consoles, from the newest to the oldest. */
@Path("/prescriptions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"prescriber", "agent", "emr", "patient"})
@Blocking
public class PrescriptionListResource {

    private final PrescriptionSearch search;
    private final CommonParameters common;
    private final CurrentCaller currentCaller;
    private final Clock clock;
    private final Duration patience;

    public PrescriptionListResource(
            PrescriptionSearch search,
            CommonParameters common,
            CurrentCaller currentCaller,
            Clock clock,
            @ConfigProperty(name = "scriptline.gate.patience") Duration patience) {
        this.search = search;
        this.common = common;
        this.currentCaller = currentCaller;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * A page of the list.
     *
     * @param cursor where the next page begins, null when this is the last
     */
    public record Listing(
            List<ListedPrescription> items, @Nullable String cursor) {}

    @GET
    @Operation(
            summary = "The practice's prescriptions, the newest first",
            description = "Several values of a parameter are separated by commas; all parameters must hold.")
    @Parameter(name = "order", in = ParameterIn.QUERY, description = "Values of the order axis.")
    @Parameter(name = "transmission", in = ParameterIn.QUERY, description = "Values of the transmission axis.")
    @Parameter(name = "cancel", in = ParameterIn.QUERY, description = "Values of the cancel axis.")
    @Parameter(name = "fill", in = ParameterIn.QUERY, description = "Values of the fill axis.")
    @Parameter(name = "patient", in = ParameterIn.QUERY, description = "Patient record ids.")
    @Parameter(name = "prescriber", in = ParameterIn.QUERY, description = "NPIs of prescribers.")
    @Parameter(
            name = "changedSince",
            in = ParameterIn.QUERY,
            description = "An instant; only what changed then or later.")
    @Parameter(
            name = "waiting",
            in = ParameterIn.QUERY,
            description = "For whom it waits: prescriber, screening, pharmacy or nobody.")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "Items of a page, 1 to 200; 50 when not given.")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "The cursor of the page before.")
    public Listing list(@Context UriInfo uri) {
        SearchRequest request = SearchRequest.of(uri, null);
        Criteria criteria = criteria(request);
        int limit = request.limit("limit");
        Page<ListedPrescription> page = page(request, criteria, limit);
        return new Listing(
                page.items(), page.next() == null ? null : page.next().cursor());
    }

    private Page<ListedPrescription> page(SearchRequest request, Criteria criteria, int limit) {
        @Nullable Position begin = request.position("cursor");
        request.refuseUnknown();
        Instant now = clock.instant();
        return Page.of(
                (from, rows) -> search.find(criteria, from, rows),
                Found::id,
                found -> List.of(ListedPrescription.of(
                        found,
                        WaitingFor.of(
                                found.prescription(), found.details().view().waiting(), now, patience))),
                begin,
                limit,
                limit + 2);
    }

    private Criteria criteria(SearchRequest request) {
        return new Criteria(
                currentCaller.caller().org(),
                null,
                common.patients(request, currentCaller.caller()),
                CommonParameters.texts(request, "prescriber"),
                List.of(),
                List.of(),
                List.of(),
                request.one("changedSince")
                        .map(text -> List.of(List.of(new TimeRange(instant(text), null, false))))
                        .orElse(List.of()),
                CommonParameters.coded(request, "order", OrderStatus.values()),
                CommonParameters.coded(request, "transmission", TransmissionStatus.values()),
                CommonParameters.coded(request, "cancel", CancelStatus.values()),
                CommonParameters.coded(request, "fill", FillStatus.values()),
                CommonParameters.coded(request, "waiting", WaitingFor.values()));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noInstant) {
            throw SearchRequest.invalid("changedSince", "changedSince is an instant such as 2026-11-21T15:00:00Z.");
        }
    }
}
