package org.scriptline.prescription.searching.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.prescription.fhir.Searchset;
import org.scriptline.prescription.prescribing.rest.MedicationRequestResource;
import org.scriptline.prescription.searching.Criteria;
import org.scriptline.prescription.searching.Found;
import org.scriptline.prescription.searching.Page;
import org.scriptline.prescription.searching.store.PrescriptionSearch;

/**
 * Reads and searches resources that follow from prescriptions and have no row of their own. Their ids begin with the
 * prescription's, so that reading one looks at one prescription.
 */
@ApplicationScoped
public class DerivedResources {

    /** Prescriptions that are read at once. */
    private static final int CHUNK = 60;

    private static final int ID_LENGTH = 36;

    private final PrescriptionSearch search;
    private final CommonParameters common;

    public DerivedResources(PrescriptionSearch search, CommonParameters common) {
        this.search = search;
        this.common = common;
    }

    private record Row(UUID id, List<ObjectNode> resources) {}

    /** One resource; what belongs to another practice or patient is not there. */
    Response read(String id, Caller caller, Derivation derivation) {
        UUID prescription = id.length() > ID_LENGTH
                ? CommonParameters.uuid(id.substring(0, ID_LENGTH)).orElseThrow(DerivedResources::nothing)
                : missing();
        Criteria criteria =
                Criteria.of(caller.org(), Set.of(prescription), common.patients(SearchRequest.empty(), caller));
        ObjectNode resource = rows(search.find(criteria, null, 1), derivation).stream()
                .flatMap(row -> row.resources().stream())
                .filter(one -> one.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(DerivedResources::nothing);
        return Response.ok(Searchset.bytes(resource), MedicationRequestResource.FHIR_JSON)
                .tag(new EntityTag(resource.at("/meta/versionId").asText(), true))
                .build();
    }

    /**
     * A search.
     *
     * @param references names of the parameters that name a prescription
     * @param wanted what the type's own parameters ask for
     */
    Response search(
            String type,
            List<String> references,
            SearchRequest request,
            Caller caller,
            Predicate<ObjectNode> wanted,
            Derivation derivation,
            @Nullable String prefer,
            UriInfo uri) {
        @Nullable Set<UUID> prescriptions = null;
        for (String reference : references) {
            prescriptions = CommonParameters.both(
                    prescriptions, CommonParameters.ids(request.all(reference), "MedicationRequest"));
        }
        @Nullable Set<String> ids = null;
        for (List<String> values : request.all("_id")) {
            ids = CommonParameters.both(ids, Set.copyOf(values));
        }
        @Nullable Set<String> onlyIds = ids;
        if (onlyIds != null) {
            prescriptions = CommonParameters.both(
                    prescriptions,
                    onlyIds.stream()
                            .filter(id -> id.length() > ID_LENGTH)
                            .flatMap(id -> CommonParameters.uuid(id.substring(0, ID_LENGTH)).stream())
                            .collect(Collectors.toSet()));
        }
        Criteria criteria = Criteria.of(caller.org(), prescriptions, common.patients(request, caller));
        FhirSearch fhir = FhirSearch.of(request, uri, type, prefer);
        Predicate<ObjectNode> all = wanted.and(
                one -> onlyIds == null || onlyIds.contains(one.path("id").asText()));
        Page<ObjectNode> page = Page.of(
                (from, limit) -> rows(search.find(criteria, from, limit), derivation),
                Row::id,
                row -> row.resources().stream().filter(all).toList(),
                fhir.position(),
                fhir.count(),
                CHUNK);
        return fhir.answer(page, criteria.patients());
    }

    private static List<Row> rows(List<Found> found, Derivation derivation) {
        Map<UUID, List<ObjectNode>> resources = derivation.of(found);
        return found.stream()
                .map(one -> new Row(one.id(), resources.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static UUID missing() {
        throw nothing();
    }

    private static ProblemException nothing() {
        return new ProblemException(ErrorCode.NOT_FOUND);
    }
}
