package org.scriptline.formulary.pdex.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
        URI base = address.getBaseUriBuilder().path("fhir").build();
        return bytes(new SearchSet(base, address.getRequestUri(), this::referred).of(query, found));
    }

    private @Nullable ObjectNode referred(String reference) {
        String id = reference.substring(reference.indexOf('/') + 1);
        return reference.startsWith(PlanResources.TYPE) ? plans.read(id) : drugs.read(id);
    }

    private static byte[] bytes(ObjectNode resource) {
        return resource.toString().getBytes(StandardCharsets.UTF_8);
    }
}
