package org.scriptline.interaction.gate;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.DrugIngredient;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.Medication;
import org.scriptline.contracts.events.MedicationFact;
import org.scriptline.contracts.events.PatientRecordStated;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionSigned;
import org.scriptline.contracts.events.Sig;
import org.scriptline.contracts.products.ProductTable;

/** Invented patients, practices and prescriptions. */
public final class Patients {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    public static final Prescriber ADA = prescriber("1234567893", "Okafor", "Ada", "elm-street", "Elm Street Clinic");
    public static final Prescriber BEN =
            prescriber("1987654328", "Lindqvist", "Ben", "harbor-cardiology", "Harbor Cardiology");

    private Patients() {}

    private static Prescriber prescriber(String npi, String family, String given, String practice, String name) {
        return new Prescriber(
                npi,
                family,
                given,
                practice,
                name,
                new PostalAddress("1 Elm Street", null, "Springfield", "IL", "62701", "US"),
                null);
    }

    /** A person's demographics; persons with the same family name are the same person. */
    public static Demographics demographics(String family) {
        return demographics(family, null, "62701-1234", List.of());
    }

    public static Demographics demographics(
            String family, @Nullable String suffix, @Nullable String postalCode, List<Identifier> identifiers) {
        return new Demographics(
                family,
                List.of("Ruth", "Ann"),
                suffix,
                LocalDate.of(1970, 4, 1),
                "female",
                new PostalAddress(null, null, null, null, postalCode, "US"),
                null,
                identifiers);
    }

    public static PatientRecordStated stated(UUID record, String practice, Demographics demographics) {
        return new PatientRecordStated(
                record, practice, demographics, List.of(), List.of(), List.of(), null, null, null);
    }

    public static PatientRecordStated allergic(
            UUID record, String practice, Demographics demographics, String substance) {
        return new PatientRecordStated(
                record,
                practice,
                demographics,
                List.of(new AllergyFact("a1", substance, null, null, "allergy", null, null, false)),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    /** A record whose history names these drugs. */
    public static PatientRecordStated taking(
            UUID record, String practice, Demographics demographics, MedicationFact... history) {
        return new PatientRecordStated(
                record, practice, demographics, List.of(), List.of(), List.of(), List.of(history), null, null);
    }

    /** A drug that somebody elsewhere ordered; still taken when {@code endedOn} is null. */
    public static MedicationFact imported(String id, String name, String startedOn, @Nullable LocalDate endedOn) {
        return new MedicationFact(
                id,
                name,
                null,
                null,
                "imported",
                "Dr. M. Silva, Lakeside Hospital",
                LocalDate.parse(startedOn),
                endedOn,
                null);
    }

    /** A prescription of a product of the product table, or of an unknown drug, written against sequence 1. */
    public static PrescriptionContent content(UUID prescription, UUID record, Prescriber prescriber, String product) {
        return content(prescription, record, prescriber, product, 1, null);
    }

    public static PrescriptionContent content(
            UUID prescription,
            UUID record,
            Prescriber prescriber,
            String product,
            long patientSequence,
            @Nullable UUID prior) {
        return new PrescriptionContent(
                prescription,
                record,
                patientSequence,
                prescriber.practice(),
                1,
                prescriber,
                medication(product),
                new Sig("Take 1 tablet by mouth once daily", null, null, null, null, null, false, "oral"),
                BigDecimal.valueOf(30),
                "tablet",
                "C48542",
                30,
                2,
                true,
                "5912342",
                TODAY,
                List.of(),
                null,
                null,
                prior,
                null,
                null,
                null,
                null);
    }

    /** By ingredient name; a name that the table does not know is not recognised. */
    public static Medication medication(String ingredient) {
        return ProductTable.authored()
                .ingredientByName(ingredient)
                .map(known -> new Medication(
                        null,
                        null,
                        ingredient + " oral tablet",
                        true,
                        "SCD",
                        List.of(new DrugIngredient(known.name(), known.rxcui())),
                        "systemic"))
                .orElseGet(() -> new Medication(null, null, ingredient, false, null, List.of(), null));
    }

    public static PrescriptionSigned signed(PrescriptionContent content, int gatePass, String... overrides) {
        return new PrescriptionSigned(
                content,
                gatePass,
                NOW,
                List.of(overrides).stream()
                        .map(alert -> new AlertOverride(alert, OverrideReason.WILL_MONITOR, null))
                        .toList());
    }

    /** Null-safe first. */
    public static <T> T only(List<T> list) {
        return Optional.of(list)
                .filter(one -> one.size() == 1)
                .orElseThrow(() -> new AssertionError("expected one element: " + list.size()))
                .getFirst();
    }
}
