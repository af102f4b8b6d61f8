package org.scriptline.kit.tracing;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Tells a request's span its route as it is written in the code, for example {@code /fhir/MedicationRequest/{id}}: an
 * address may hold ids and names, a route cannot. Without spans no filter is registered.
 */
@Provider
public class RouteNaming implements DynamicFeature {

    /** Under which the route lies in the routing context. */
    static final String ROUTE = "scriptline.route";

    private final Spans spans;
    private final CurrentVertxRequest current;

    public RouteNaming(Spans spans, CurrentVertxRequest current) {
        this.spans = spans;
        this.current = current;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (spans.on()) {
            context.register(new Naming(current, template(resource)));
        }
    }

    /** The route of a request that a resource took, null for any other. */
    public static @Nullable String of(RoutingContext context) {
        return context.get(ROUTE);
    }

    private static String template(ResourceInfo resource) {
        String path = part(resource.getResourceClass().getAnnotation(Path.class))
                + part(resource.getResourceMethod().getAnnotation(Path.class));
        return path.isEmpty() ? "/" : path;
    }

    private static String part(@Nullable Path path) {
        String text = path == null ? "" : path.value().replaceAll("^/+|/+$", "");
        return text.isEmpty() ? "" : "/" + text;
    }

    private record Naming(CurrentVertxRequest current, String route) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            RoutingContext context = current.getCurrent();
            if (context != null) {
                context.put(ROUTE, route);
            }
        }
    }
}
