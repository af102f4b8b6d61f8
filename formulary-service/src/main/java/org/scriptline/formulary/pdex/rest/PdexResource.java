package org.scriptline.formulary.pdex.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/** PDex US Drug Formulary 2.1, read and search. Public data: no token is asked for, and no search is kept. */
@Path("/fhir")
@Produces(PdexResource.FHIR_JSON)
@PermitAll
public class PdexResource {

    public static final String FHIR_JSON = "application/fhir+json";
    private static final String SUBJECT = "Basic:subject";
    private static final String FORMULARY = "Basic:formulary";

    private final PlanResources plans;
    private final ItemResources items;
    private final DrugResources drugs;

    public PdexResource(PlanResources plans, ItemResources items, DrugResources drugs) {
        this.plans = plans;
        this.items = items;
        this.drugs = drugs;
    }

    @GET
    @Path("/metadata")
    public byte[] metadata() {
        return bytes(Capabilities.statement());
    }

    @GET
    @Path("/{type}/{id}")
    public byte[] read(@PathParam("type") String type, @PathParam("id") String id) {
        ObjectNode found = switch (type) {
            case PlanResources.TYPE -> plans.read(id);
            case ItemResources.TYPE -> items.read(id);
            case DrugResources.TYPE -> drugs.read(id);
            default -> null;
        };
        if (found == null) {
            throw new ProblemException(ErrorCode.NOT_FOUND);
        }
        return bytes(found);
    }

    @GET
    @Path("/{type}")
    public byte[] search(@PathParam("type") String type, @Context UriInfo address) {
        var parameters = address.getQueryParameters();
        return switch (type) {
            case PlanResources.TYPE -> {
                var query = new SearchQuery(parameters, PlanResources.PARAMETERS);
                yield bundle(query, plans.search(query), address);
            }
            case ItemResources.TYPE -> {
                var query = new SearchQuery(parameters, ItemResources.PARAMETERS);
                yield bundle(query, items.search(query), address);
            }
            case DrugResources.TYPE -> {
                var query = new SearchQuery(parameters, DrugResources.PARAMETERS);
                yield bundle(query, drugs.search(query), address);
            }
            default -> throw new ProblemException(ErrorCode.NOT_FOUND);
        };
    }

    private byte[] bundle(SearchQuery query, Stream<ObjectNode> found, UriInfo address) {
        List<ObjectNode> page =
                found.skip(query.offset()).limit(query.count() + 1L).toList();
        boolean more = page.size() > query.count();
        List<ObjectNode> shown = more ? page.subList(0, query.count()) : page;
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("resourceType", "Bundle").put("type", "searchset");
        if (!more) {
            bundle.put("total", query.offset() + shown.size());
        }
        ArrayNode links = bundle.putArray("link");
        links.addObject()
                .put("relation", "self")
                .put("url", address.getRequestUri().toString());
        if (more) {
            String next = address.getRequestUriBuilder()
                    .replaceQueryParam("_offset", query.offset() + query.count())
                    .build()
                    .toString();
            links.addObject().put("relation", "next").put("url", next);
        }
        if (!shown.isEmpty()) {
            ArrayNode entries = bundle.putArray("entry");
            shown.forEach(resource -> entry(entries, resource, "match", address));
            included(query, shown).forEach((reference, resource) -> entry(entries, resource, "include", address));
        }
        return bytes(bundle);
    }

    private Map<String, ObjectNode> included(SearchQuery query, List<ObjectNode> shown) {
        Map<String, ObjectNode> included = new LinkedHashMap<>();
        for (String wanted : query.values("_include")) {
            if (!wanted.equals(SUBJECT) && !wanted.equals(FORMULARY)) {
                throw SearchQuery.invalid("_include", "is neither " + SUBJECT + " nor " + FORMULARY);
            }
            for (ObjectNode item : shown) {
                String reference = wanted.equals(SUBJECT)
                        ? item.path("subject").path("reference").textValue()
                        : item.path("extension")
                                .path(0)
                                .path("valueReference")
                                .path("reference")
                                .textValue();
                ObjectNode resource = reference == null ? null : referred(reference);
                if (resource != null) {
                    included.putIfAbsent(Objects.requireNonNull(reference), resource);
                }
            }
        }
        return included;
    }

    private @Nullable ObjectNode referred(String reference) {
        String id = reference.substring(reference.indexOf('/') + 1);
        return reference.startsWith(PlanResources.TYPE) ? plans.read(id) : drugs.read(id);
    }

    private static void entry(ArrayNode entries, ObjectNode resource, String mode, UriInfo address) {
        ObjectNode entry = entries.addObject();
        String base = address.getBaseUriBuilder().path("fhir").build().toString();
        entry.put(
                "fullUrl",
                base + "/" + resource.path("resourceType").textValue() + "/"
                        + resource.path("id").textValue());
        entry.set("resource", resource);
        entry.putObject("search").put("mode", mode);
    }

    private static byte[] bytes(ObjectNode resource) {
        return resource.toString().getBytes(StandardCharsets.UTF_8);
    }
}
