package org.scriptline.formulary.pdex.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.coverage.FormularySearch;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.formulary.release.Serving;

/** The drugs of all formularies as MedicationKnowledge, each once. */
@ApplicationScoped
public class DrugResources {

    static final String TYPE = "MedicationKnowledge";
    static final Set<String> PARAMETERS = Set.of("_id", "_lastUpdated", "status", "code", "drug-name");
    private static final String PREFIX = "Drug-";

    private final Serving serving;
    private final FormularySearch names;

    public DrugResources(Serving serving, FormularySearch names) {
        this.serving = serving;
        this.names = names;
    }

    static String id(int rxcui) {
        return PREFIX + rxcui;
    }

    /** The RxCUI of an id, null when it has another form. */
    static @Nullable Integer rxcui(String id) {
        return id.matches(PREFIX + "[1-9][0-9]{0,7}") ? Integer.valueOf(id.substring(PREFIX.length())) : null;
    }

    /** Whether a code or a name that was searched for is this drug's. */
    boolean matches(SearchQuery query, String code, String drugName, ServedRelease served, int rxcui) {
        return query.token(code, Usdf.RXNORM, Integer.toString(rxcui))
                && (!query.has(drugName) || query.text(drugName, names.name(served, rxcui)));
    }

    Stream<ObjectNode> search(SearchQuery query) {
        List<ServedRelease> releases = serving.releases();
        return releases.stream()
                .flatMap(served -> served.drugs()
                        .filter(rxcui -> firstOf(releases, rxcui) == served)
                        .filter(rxcui -> query.matches("_id", id(rxcui)::equals)
                                && query.matches("status", value -> value.equals("active") || value.endsWith("|active"))
                                && matches(query, "code", "drug-name", served, rxcui)
                                && query.date(
                                        "_lastUpdated",
                                        range -> range.matches(
                                                served.release().loadedAt(),
                                                served.release().loadedAt().plusSeconds(1))))
                        .mapToObj(rxcui -> resource(served, rxcui)));
    }

    @Nullable
    ObjectNode read(String id) {
        Integer rxcui = rxcui(id);
        ServedRelease served = rxcui == null ? null : firstOf(serving.releases(), rxcui);
        return served == null ? null : resource(served, Objects.requireNonNull(rxcui));
    }

    private static @Nullable ServedRelease firstOf(List<ServedRelease> releases, int rxcui) {
        return releases.stream()
                .filter(served -> served.lists(rxcui))
                .findFirst()
                .orElse(null);
    }

    private ObjectNode resource(ServedRelease served, int rxcui) {
        ObjectNode resource = Usdf.resource(TYPE, id(rxcui), "FormularyDrug", served.release());
        Usdf.concept(resource.putObject("code"), Usdf.RXNORM, Integer.toString(rxcui), names.name(served, rxcui));
        return resource.put("status", "active");
    }
}
