package org.scriptline.prescription.lint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.PostalAddress;

/** The patient has what a pharmacy message needs: name, birth date, gender and postal address. */
final class PatientRule implements LintRule {
    @Override
    public String name() {
        return "patient-complete";
    }

    @Override
    public List<Finding> check(LintContext context) {
        String path = context.order().paths().patient();
        if (path.equals(ElementPaths.NO_PATIENT)) {
            return List.of(Finding.error(
                    ErrorCode.REQUIRED_FIELD_MISSING, path, "The subject must name a contained Patient."));
        }
        Demographics patient = context.order().patient();
        List<Finding> findings = new ArrayList<>();
        require(
                patient.family() != null && !patient.given().isEmpty(),
                path + ".name",
                "a family and a given name",
                findings);
        require(patient.birthDate() != null, path + ".birthDate", "a full birth date", findings);
        require(patient.sex() != null, path + ".gender", "a gender", findings);
        require(
                isComplete(patient.address()),
                path + ".address",
                "an address with street, city, state and postal code",
                findings);
        return findings;
    }

    private static void require(boolean present, String path, String what, List<Finding> findings) {
        if (!present) {
            findings.add(Finding.error(ErrorCode.PATIENT_INCOMPLETE, path, "The patient needs " + what + "."));
        }
    }

    private static boolean isComplete(@Nullable PostalAddress address) {
        return address != null
                && address.line() != null
                && address.city() != null
                && address.state() != null
                && address.postalCode() != null;
    }
}
