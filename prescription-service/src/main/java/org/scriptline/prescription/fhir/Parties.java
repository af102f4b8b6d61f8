package org.scriptline.prescription.fhir;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.scriptline.prescription.lint.PharmacyReference;

/** Who orders and who dispenses: contained resources with their identifiers, or logical references by identifier alone. */
final class Parties {
    private static final String REQUESTER = "MedicationRequest.requester";
    private static final String PERFORMER = "MedicationRequest.dispenseRequest.performer";

    private final MedicationRequest request;
    private final Contained contained;

    Parties(MedicationRequest request, Contained contained) {
        this.request = request;
        this.contained = contained;
    }

    @Nullable
    String requesterNpi() {
        List<Identifier> identifiers = practitioner()
                .map(part -> part.resource().getIdentifier())
                .orElseGet(() -> List.of(request.getRequester().getIdentifier()));
        return value(identifiers, Set.of(FhirSystems.NPI));
    }

    String requesterPath() {
        return practitioner().map(Contained.Part::path).orElse(REQUESTER);
    }

    PharmacyReference pharmacy() {
        List<Identifier> identifiers = organization()
                .map(part -> part.resource().getIdentifier())
                .orElseGet(() -> List.of(performer().getIdentifier()));
        return new PharmacyReference(
                value(identifiers, FhirSystems.NCPDP), value(identifiers, Set.of(FhirSystems.NPI)));
    }

    String pharmacyPath() {
        return organization().map(Contained.Part::path).orElse(PERFORMER);
    }

    private Reference performer() {
        return request.getDispenseRequest().getPerformer();
    }

    private Optional<Contained.Part<Organization>> organization() {
        return contained.find(performer(), Organization.class);
    }

    private Optional<Contained.Part<Practitioner>> practitioner() {
        Reference requester = request.getRequester();
        return contained
                .find(requester, Practitioner.class)
                .or(() -> contained
                        .find(requester, PractitionerRole.class)
                        .flatMap(role -> contained.find(role.resource().getPractitioner(), Practitioner.class)));
    }

    private static @Nullable String value(List<Identifier> identifiers, Set<String> systems) {
        return identifiers.stream()
                .filter(identifier -> systems.contains(String.valueOf(identifier.getSystem())) && identifier.hasValue())
                .map(identifier -> identifier.getValue().strip())
                .findFirst()
                .orElse(null);
    }
}
