package org.scriptline.pharmacy.directory.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.database.Database;
import org.scriptline.pharmacy.directory.DirectoryEntry;
import org.scriptline.pharmacy.directory.DirectoryQuestion;
import org.scriptline.pharmacy.directory.store.DirectorySearch;
import org.scriptline.pharmacy.partner.Reachability;
import org.scriptline.pharmacy.partner.store.PartnerFigures;

/** The directory, by name, distance and service, with how deliveries went in the last hour. */
@Path("/pharmacies")
@Produces(MediaType.APPLICATION_JSON)
public class PharmacyResource {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Database database;
    private final DirectorySearch search;
    private final PartnerFigures figures;
    private final Clock clock;

    public PharmacyResource(Database database, DirectorySearch search, PartnerFigures figures, Clock clock) {
        this.database = database;
        this.search = search;
        this.figures = figures;
        this.clock = clock;
    }

    /** A page of pharmacies; {@code next} is the cursor of the following one. */
    public record Page(List<PharmacyView> items, @Nullable String next) {}

    @GET
    @RolesAllowed({"prescriber", "agent", "emr", "pharmacist", "patient", "ops"})
    public Page find(
            @QueryParam("name") @Nullable String name,
            @QueryParam("near") @Nullable String near,
            @QueryParam("withinKm") @Nullable String withinKm,
            @QueryParam("service") @Nullable String service,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("limit") @DefaultValue("50")
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = SearchParameters.limit(limit);
        DirectoryQuestion question = new DirectoryQuestion(
                SearchParameters.name(name), SearchParameters.service(service), SearchParameters.near(near, withinKm));
        DirectorySearch.After after = SearchParameters.after(cursor, question.near() != null);
        return database.read(connection -> {
            List<DirectoryEntry> found = search.find(connection, question, after, size + 1);
            List<DirectoryEntry> page = found.size() > size ? found.subList(0, size) : found;
            Map<String, Reachability> lastHour = figures.since(
                    connection,
                    page.stream()
                            .map(DirectoryEntry::ncpdpId)
                            .filter(Objects::nonNull)
                            .toList(),
                    clock.instant().minus(HOUR));
            return new Page(
                    page.stream()
                            .map(entry -> PharmacyView.of(
                                    entry, entry.ncpdpId() == null ? null : lastHour.get(entry.ncpdpId())))
                            .toList(),
                    found.size() > size ? SearchParameters.cursor(page.getLast()) : null);
        });
    }
}
