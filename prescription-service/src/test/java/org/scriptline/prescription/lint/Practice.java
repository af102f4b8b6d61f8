package org.scriptline.prescription.lint;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.DrugIngredient;
import org.scriptline.contracts.events.Medication;
import org.scriptline.contracts.events.PharmacyStated;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.prescription.lint.SameDayOrders.SameDayOrder;

/** Elm Street Clinic on 2026-11-21: its prescriber, three pharmacies, and atorvastatin ordered this morning. */
public final class Practice {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    public static final UUID MORNING_ORDER = UUID.fromString("01940000-0000-7000-8000-000000000001");

    private static final PostalAddress ADDRESS =
            new PostalAddress("1 Elm Street", null, "Springfield", "IL", "62701", "US");

    private static final Prescriber OKAFOR =
            new Prescriber("1234567893", "Okafor", "Ada", "elm-street", "Elm Street Clinic", ADDRESS, "555-0100");

    private static final List<PharmacyStated> PHARMACIES = List.of(
            pharmacy("5912342", "1003000126", true, null, "NewRx"),
            pharmacy("5900098", null, false, null, "NewRx"),
            pharmacy("5900097", null, true, LocalDate.of(2026, 11, 22), "NewRx"),
            pharmacy("5900096", null, true, null, "Refill", "Fill"),
            pharmacy("5900095", null, true, null),
            pharmacy("5900094", null, true, null, "NewRx", "Cancel"));

    private Practice() {}

    public static Surroundings surroundings() {
        Medication atorvastatin = new Medication(
                "617310",
                null,
                "atorvastatin 20 MG Oral Tablet",
                true,
                "SCD",
                List.of(new DrugIngredient("atorvastatin", "83367")),
                "systemic");
        Medication unknown = new Medication(null, null, "Xyzzyline 5 mg tablet", false, null, List.of(), null);
        return new Surroundings(
                TODAY,
                new Directory(),
                npi -> Optional.of(OKAFOR).filter(prescriber -> prescriber.npi().equals(npi)),
                (day, order) -> day.equals(TODAY)
                        ? List.of(
                                new SameDayOrder(MORNING_ORDER, atorvastatin),
                                new SameDayOrder(new UUID(1, 2), unknown))
                        : List.of(),
                order -> List.of());
    }

    private static PharmacyStated pharmacy(
            String ncpdpId, @Nullable String npi, boolean active, @Nullable LocalDate from, String... serviceLevels) {
        return new PharmacyStated(
                ncpdpId, npi, "Pharmacy " + ncpdpId, ADDRESS, null, active, true, from, List.of(serviceLevels));
    }

    private record Directory() implements PharmacyDirectory {
        @Override
        public Optional<PharmacyStated> byNcpdpId(String ncpdpId) {
            return all().filter(one -> one.ncpdpId().equals(ncpdpId)).findFirst();
        }

        @Override
        public Optional<PharmacyStated> byNpi(String npi) {
            return all().filter(one -> npi.equals(one.npi())).findFirst();
        }

        private static Stream<PharmacyStated> all() {
            return PHARMACIES.stream();
        }
    }
}
