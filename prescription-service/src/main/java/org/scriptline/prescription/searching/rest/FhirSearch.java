package org.scriptline.prescription.searching.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.prescription.fhir.Searchset;
import org.scriptline.prescription.prescribing.rest.MedicationRequestResource;
import org.scriptline.prescription.searching.Page;
import org.scriptline.prescription.searching.Position;

/**
 * One search on the FHIR face: how many entries from where, and the Bundle that answers it.
 *
 * <p>The links name a patient by the record's id even when the search named it by the practice's own number, which must
 * not stand in an address.
 */
public final class FhirSearch {

    private static final String COUNT = "_count";
    private static final String CURSOR = "_cursor";

    private final SearchRequest request;
    private final String base;
    private final String type;
    private final int count;
    private final @Nullable Position position;

    private FhirSearch(SearchRequest request, String base, String type) {
        this.request = request;
        this.base = base;
        this.type = type;
        this.count = request.count(COUNT);
        this.position = request.position(CURSOR);
    }

    /** Begins a search for resources of a type; its own parameters must have been read from the request. */
    public static FhirSearch of(SearchRequest request, UriInfo uri, String type, @Nullable String prefer) {
        FhirSearch search = new FhirSearch(
                request, uri.getBaseUriBuilder().path("fhir").build().toString(), type);
        if (prefer != null && prefer.toLowerCase(Locale.ROOT).replace(" ", "").contains("handling=strict")) {
            request.refuseUnknown();
        }
        return search;
    }

    public int count() {
        return count;
    }

    public @Nullable Position position() {
        return position;
    }

    /** The answer with the page's resources. */
    public Response answer(Page<ObjectNode> page, @Nullable Set<UUID> patients) {
        @Nullable Position next = page.next();
        boolean everything = position == null && next == null && count > 0;
        Searchset searchset = new Searchset(
                base,
                address(patients, position),
                next == null ? null : address(patients, next),
                everything ? Integer.valueOf(page.items().size()) : null,
                request.unknown().stream().map(SearchRequest::printable).toList());
        return Response.ok(searchset.write(page.items()), MedicationRequestResource.FHIR_JSON)
                .build();
    }

    private String address(@Nullable Set<UUID> patients, @Nullable Position from) {
        List<String> pairs = new ArrayList<>();
        request.understood().forEach((name, values) -> {
            if (!isPatient(name) && !name.equals(COUNT) && !name.equals(CURSOR)) {
                values.forEach(value -> pairs.add(pair(name, value)));
            }
        });
        if (patients != null) {
            pairs.add(pair(
                    "patient",
                    patients.isEmpty()
                            ? "none"
                            : patients.stream().map(UUID::toString).sorted().collect(Collectors.joining(","))));
        }
        pairs.add(pair(COUNT, Integer.toString(count)));
        if (from != null) {
            pairs.add(pair(CURSOR, from.cursor()));
        }
        return base + "/" + type + "?" + String.join("&", pairs);
    }

    private static boolean isPatient(String name) {
        return name.startsWith("patient") || name.startsWith("subject");
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
