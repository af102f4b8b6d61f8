package org.scriptline.pharmacy.script;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.events.Reason;

/** An invented patient's order. */
public final class SampleOrders {

    public static final String MESSAGE_ID = "0190a1b2c3d47e5f8a9b0c1d2e3f4a5b";
    public static final String ORDER_NUMBER = "0190a1b2c3d47e5f8a9b000000000001";

    private SampleOrders() {}

    public static Header header() {
        return new Header(
                Party.pharmacy("5912342"),
                Party.prescriber("1234567893"),
                MESSAGE_ID,
                null,
                Instant.parse("2026-11-21T10:15:30.123Z"),
                null,
                ORDER_NUMBER);
    }

    public static Demographics patient() {
        return new Demographics(
                "Quill & Sons",
                List.of("Mara", "Lee"),
                null,
                LocalDate.of(1976, 3, 4),
                "female",
                new PostalAddress("12 Elm Street", null, "Springfield", "IL", "62701", null),
                "(217) 555-0101",
                List.of());
    }

    public static PharmacyParty pharmacy() {
        return new PharmacyParty(
                "5912342",
                "1497000014",
                "Corner Pharmacy",
                new PostalAddress("1 Main Street", null, "Springfield", "IL", "62701", "US"),
                "2175550199");
    }

    public static Prescriber prescriber() {
        return new Prescriber(
                "1234567893",
                "Okafor",
                "Ada",
                "elm-street",
                "Elm Street Clinic",
                new PostalAddress("5 Elm Street", null, "Springfield", "IL", "62701", "US"),
                "2175550100");
    }

    public static Medication medication() {
        return medication("lisinopril 10 MG Oral Tablet", "Take 1 tablet by mouth daily", null, List.of());
    }

    public static Medication medication(String description, String sig, @Nullable String note, List<DrugUse> drugUse) {
        return new Medication(
                description,
                new Product("00093123456", "314076", "SCD", null),
                Quantity.of(new BigDecimal("30.0"), "C48542"),
                30,
                2,
                true,
                LocalDate.of(2026, 11, 21),
                null,
                null,
                sig,
                List.of(new Reason("I10", "Hypertension"), new Reason(null, "in words only")),
                note,
                drugUse,
                null,
                RxFillIndicator.ALL);
    }

    public static Parties parties() {
        return new Parties(patient(), pharmacy(), Practitioner.of(prescriber()), null);
    }

    public static NewRx newRx(Medication medication) {
        return new NewRx(
                List.of(new AllergyFact("a1", "penicillin", "70618", "hives", "allergy", null, null, false)),
                List.of(),
                parties(),
                List.of(new ObservationFact(
                        "o1", "29463-7", new BigDecimal("71.5"), "kg", null, LocalDate.of(2026, 11, 1))),
                medication);
    }
}
