package org.scriptline.prescription.fhir;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.PostalAddress;

/** The contained Patient as demographics: the name in use now, the home address, a telephone, identifiers not retired. */
final class PatientMapping {
    static final Demographics NOBODY = new Demographics(null, List.of(), null, null, null, null, null, List.of());

    private PatientMapping() {}

    static Demographics demographics(Patient patient) {
        HumanName name = patient.getName().stream()
                .filter(candidate -> candidate.getUse() != NameUse.OLD && candidate.getUse() != NameUse.MAIDEN)
                .min(Comparator.comparingInt(PatientMapping::rank))
                .orElseGet(HumanName::new);
        return new Demographics(
                name.getFamily(),
                name.getGiven().stream()
                        .map(PrimitiveType::getValue)
                        .filter(given -> given != null)
                        .toList(),
                name.getSuffix().stream()
                        .map(PrimitiveType::getValue)
                        .filter(suffix -> suffix != null)
                        .findFirst()
                        .orElse(null),
                birthDate(patient),
                patient.hasGender() ? patient.getGender().toCode() : null,
                address(patient),
                phone(patient),
                identifiers(patient.getIdentifier()));
    }

    /** Identifiers that name their system and are in use. */
    static List<Identifier> identifiers(List<org.hl7.fhir.r4.model.Identifier> identifiers) {
        return identifiers.stream()
                .filter(one -> one.hasSystem() && one.hasValue() && one.getUse() != IdentifierUse.OLD)
                .map(one -> new Identifier(one.getSystem(), one.getValue()))
                .toList();
    }

    /** A year or a month alone is not a birth date that a pharmacy takes. */
    private static @Nullable LocalDate birthDate(Patient patient) {
        return LocalDates.full(patient.getBirthDateElement().getValueAsString());
    }

    private static int rank(HumanName name) {
        return name.getUse() == NameUse.OFFICIAL ? 0 : name.getUse() == NameUse.USUAL ? 1 : 2;
    }

    private static @Nullable PostalAddress address(Patient patient) {
        Optional<Address> home = patient.getAddress().stream()
                .filter(address ->
                        address.getUse() != Address.AddressUse.OLD && address.getUse() != Address.AddressUse.BILLING)
                .min(Comparator.comparingInt(address -> address.getUse() == Address.AddressUse.HOME ? 0 : 1));
        return home.map(address -> new PostalAddress(
                        line(address, 0),
                        line(address, 1),
                        address.getCity(),
                        address.getState(),
                        address.getPostalCode(),
                        address.getCountry()))
                .orElse(null);
    }

    private static @Nullable String line(Address address, int index) {
        return address.getLine().size() > index ? address.getLine().get(index).getValue() : null;
    }

    private static @Nullable String phone(Patient patient) {
        return patient.getTelecom().stream()
                .filter(contact ->
                        contact.getSystem() == ContactPointSystem.PHONE && contact.getUse() != ContactPointUse.OLD)
                .map(ContactPoint::getValue)
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }
}
