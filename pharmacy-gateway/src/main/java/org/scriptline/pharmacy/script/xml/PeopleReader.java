package org.scriptline.pharmacy.script.xml;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.pharmacy.script.Parties;
import org.scriptline.pharmacy.script.PharmacyParty;
import org.scriptline.pharmacy.script.Practitioner;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ValueKind;

/** Reads patient, pharmacy, prescriber and supervisor in the shapes of both releases. */
final class PeopleReader {

    private final Findings findings;
    private final Values values;

    PeopleReader(Findings findings, Values values) {
        this.findings = findings;
        this.values = values;
    }

    Parties parties(Node transaction) {
        Node patient = transaction.child("Patient");
        Node pharmacy = transaction.child("Pharmacy");
        Node prescriber = transaction.child("Prescriber");
        Node supervisor = transaction.child("Supervisor");
        if (patient == null && pharmacy == null && prescriber == null && supervisor == null) {
            return Parties.NONE;
        }
        return new Parties(
                patient == null ? null : patient(patient),
                pharmacy == null ? null : pharmacy(pharmacy),
                prescriber == null ? null : practitioner(prescriber),
                supervisor == null ? null : practitioner(supervisor));
    }

    private @Nullable Demographics patient(Node wrapper) {
        Node patient = wrapper.child("HumanPatient");
        if (patient == null) {
            if (wrapper.children().isEmpty()) {
                return null;
            }
            if (wrapper.children().getFirst().name().equals("NonHumanPatient")) {
                return null;
            }
            patient = wrapper;
        }
        Node name = name(patient);
        List<String> given = new ArrayList<>(2);
        add(given, name == null ? null : name.text("FirstName"));
        add(given, name == null ? null : name.text("MiddleName"));
        LocalDate born = values.date(patient, "DateOfBirth");
        return new Demographics(
                name == null ? null : name.text("LastName"),
                given,
                name == null ? null : name.text("Suffix"),
                born,
                sex(patient),
                address(patient),
                phone(patient),
                List.of());
    }

    private static void add(List<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }

    /** 2017071 has Name, 2023011 has Names with Name inside. */
    private static @Nullable Node name(Node person) {
        Node names = person.child("Names");
        return names == null ? person.child("Name") : names.child("Name");
    }

    private @Nullable String sex(Node patient) {
        Node gender = patient.child("Gender");
        if (gender == null) {
            Node both = patient.child("GenderAndSex");
            gender = both == null ? null : both.child("AdministrativeGender");
        }
        if (gender == null || gender.text().isEmpty()) {
            return null;
        }
        return switch (gender.text()) {
            case "M" -> "male";
            case "F" -> "female";
            case "N" -> "other";
            case "U" -> "unknown";
            default -> {
                findings.add(Rule.INVALID_VALUE, gender, ValueKind.CODE, "is none of M, F, N and U");
                yield null;
            }
        };
    }

    @Nullable
    PharmacyParty pharmacy(Node pharmacy) {
        Node ids = pharmacy.child("Identification");
        String ncpdpId = ids == null ? null : ids.text("NCPDPID");
        String npi = ids == null ? null : ids.text("NPI");
        String name = pharmacy.text("BusinessName");
        PostalAddress address = address(pharmacy);
        return new PharmacyParty(
                ncpdpId == null ? "" : ncpdpId,
                npi,
                name == null ? "" : name,
                address == null ? new PostalAddress(null, null, null, null, null, null) : address,
                phone(pharmacy));
    }

    private Practitioner practitioner(Node wrapper) {
        Node person = wrapper.child("NonVeterinarian");
        person = person == null ? wrapper : person;
        Node ids = person.child("Identification");
        Node practice = person.child("PracticeLocation");
        Node name = name(person);
        return new Practitioner(
                ids == null ? null : ids.text("NPI"),
                ids == null ? null : ids.text("DEANumber"),
                ids == null ? null : ids.text("StateLicenseNumber"),
                practice == null ? null : practice.text("BusinessName"),
                name == null ? null : name.text("LastName"),
                name == null ? null : name.text("FirstName"),
                address(person),
                phone(person));
    }

    private static @Nullable PostalAddress address(Node person) {
        Node address = person.child("Address");
        return address == null
                ? null
                : new PostalAddress(
                        address.text("AddressLine1"),
                        address.text("AddressLine2"),
                        address.text("City"),
                        address.text("StateProvince"),
                        address.text("PostalCode"),
                        address.text("CountryCode"));
    }

    private static @Nullable String phone(Node person) {
        Node numbers = person.child("CommunicationNumbers");
        return numbers == null ? null : numbers.text("PrimaryTelephone", "Number");
    }
}
