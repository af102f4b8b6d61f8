package org.scriptline.formulary.pdex.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One page of what a search found, with what it refers to where that was asked for. */
final class SearchSet {

    private static final String SUBJECT = "Basic:subject";
    private static final String FORMULARY = "Basic:formulary";

    private final URI base;
    private final URI request;
    private final Function<String, @Nullable ObjectNode> referred;

    /**
     * @param base of the FHIR face
     * @param request the search as it was asked
     * @param referred finds the resource behind a relative reference, null when there is none
     */
    SearchSet(URI base, URI request, Function<String, @Nullable ObjectNode> referred) {
        this.base = base;
        this.request = request;
        this.referred = referred;
    }

    ObjectNode of(SearchQuery query, Stream<ObjectNode> found) {
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
        links.addObject().put("relation", "self").put("url", request.toString());
        if (more) {
            String next = UriBuilder.fromUri(request)
                    .replaceQueryParam("_offset", query.offset() + query.count())
                    .build()
                    .toString();
            links.addObject().put("relation", "next").put("url", next);
        }
        if (!shown.isEmpty()) {
            ArrayNode entries = bundle.putArray("entry");
            shown.forEach(resource -> entry(entries, resource, "match"));
            included(query, shown).values().forEach(resource -> entry(entries, resource, "include"));
        }
        return bundle;
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
                ObjectNode resource = reference == null ? null : referred.apply(reference);
                if (resource != null) {
                    included.putIfAbsent(Objects.requireNonNull(reference), resource);
                }
            }
        }
        return included;
    }

    private void entry(ArrayNode entries, ObjectNode resource, String mode) {
        ObjectNode entry = entries.addObject();
        entry.put(
                "fullUrl",
                base + "/" + resource.path("resourceType").textValue() + "/"
                        + resource.path("id").textValue());
        entry.set("resource", resource);
        entry.putObject("search").put("mode", mode);
    }
}
