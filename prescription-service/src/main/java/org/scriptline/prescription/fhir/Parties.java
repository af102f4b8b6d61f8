package org.scriptline.prescription.fhir;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.scriptline.prescription.lint.OrderedSupervisor;
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

    /** Named by our extension, since R4 has no element for a supervisor; a logical reference by identifier will do. */
    @Nullable
    OrderedSupervisor supervisor() {
        for (int i = 0; i < request.getExtension().size(); i++) {
            Extension extension = request.getExtension().get(i);
            if (!FhirSystems.SUPERVISOR.equals(extension.getUrl())) {
                continue;
            }
            Reference reference = extension.getValue() instanceof Reference given ? given : new Reference();
            Optional<Contained.Part<Practitioner>> person = practitioner(reference);
            List<Identifier> identifiers =
                    person.map(part -> part.resource().getIdentifier()).orElse(List.of(reference.getIdentifier()));
            return new OrderedSupervisor(
                    value(identifiers, Set.of(FhirSystems.NPI)),
                    person.map(Contained.Part::path).orElse("MedicationRequest.extension[" + i + "].value[x]"));
        }
        return null;
    }

    PharmacyReference pharmacy() {
        return pharmacy(performer(), contained);
    }

    /** The pharmacy that a reference names: a contained Organization, or a logical reference. */
    static PharmacyReference pharmacy(Reference reference, Contained contained) {
        List<Identifier> identifiers = contained
                .find(reference, Organization.class)
                .map(part -> part.resource().getIdentifier())
                .orElseGet(() -> List.of(reference.getIdentifier()));
        return new PharmacyReference(
                value(identifiers, FhirSystems.NCPDP), value(identifiers, Set.of(FhirSystems.NPI)));
    }

    /** Whether the order leaves it open who dispenses. */
    boolean noPharmacy() {
        return !request.getDispenseRequest().hasPerformer();
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
        return practitioner(request.getRequester());
    }

    private Optional<Contained.Part<Practitioner>> practitioner(Reference reference) {
        return contained
                .find(reference, Practitioner.class)
                .or(() -> contained
                        .find(reference, PractitionerRole.class)
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
