package org.scriptline.pharmacy.script.corpus;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.contracts.events.Reason;
import org.scriptline.pharmacy.script.Medication;
import org.scriptline.pharmacy.script.Parties;
import org.scriptline.pharmacy.script.PharmacyParty;
import org.scriptline.pharmacy.script.Practitioner;
import org.scriptline.pharmacy.script.Product;
import org.scriptline.pharmacy.script.Quantity;
import org.scriptline.pharmacy.script.RxFillIndicator;

/** People, practices, pharmacies and orders that exist nowhere else; the same number gives the same ones. */
final class InventedPeople {

    static final String TABLET = "C48542";
    static final String MILLILITRE = "C28254";

    private static final List<String> FAMILIES =
            List.of("Quillfeather", "Brindlewood", "Ostergaard-Pine", "Tallowmere", "Nguyen-Hartwick", "Fennimore");
    private static final List<String> GIVEN = List.of("Mara", "Idris", "Solveig", "Anselm", "Paloma", "Teodor");
    private static final List<String> CITIES = List.of("Lower Brambleton", "Port Halloway", "Cedar Notch");
    private static final List<String> STATES = List.of("IL", "OR", "VT");

    /** Description, RxNorm product, unit, sig. */
    private static final String[][] DRUGS = {
        {"lisinopril 10 MG Oral Tablet", "314076", TABLET, "Take 1 tablet by mouth once daily"},
        {"metformin hydrochloride 500 MG Oral Tablet", "861007", TABLET, "Take 1 tablet by mouth twice daily with meals"
        },
        {"amoxicillin 50 MG/ML Oral Suspension", "239191", MILLILITRE, "Take 5 mL by mouth every 8 hours for 10 days"},
        {"atorvastatin 20 MG Oral Tablet", "617310", TABLET, "Take 1 tablet by mouth at bedtime"}
    };

    private InventedPeople() {}

    static Demographics patient(int number) {
        return new Demographics(
                FAMILIES.get(number % FAMILIES.size()),
                number % 2 == 0
                        ? List.of(GIVEN.get(number % GIVEN.size()))
                        : List.of(GIVEN.get(number % GIVEN.size()), "R"),
                number % 5 == 4 ? "Jr" : null,
                LocalDate.of(1941 + number * 7 % 70, 1 + number % 12, 1 + number % 28),
                number % 2 == 0 ? "female" : "male",
                address(number),
                "555010" + (1000 + number),
                List.of());
    }

    static PostalAddress address(int number) {
        return new PostalAddress(
                (1 + number) + " Invented Lane",
                number % 3 == 2 ? "Apartment " + number : null,
                CITIES.get(number % CITIES.size()),
                STATES.get(number % STATES.size()),
                String.valueOf(10000 + number),
                "US");
    }

    static PharmacyParty pharmacy(int number) {
        return new PharmacyParty(
                String.valueOf(9900000 + number % 7),
                npi(500 + number % 7),
                "Imaginary Pharmacy " + (1 + number % 7),
                address(number + 40),
                "555020" + (1000 + number % 7));
    }

    static Practitioner prescriber(int number) {
        return new Practitioner(
                npi(number % 9),
                null,
                null,
                "Practice of No Place " + (1 + number % 9),
                FAMILIES.get((number + 3) % FAMILIES.size()),
                GIVEN.get((number + 2) % GIVEN.size()),
                address(number + 80),
                "555030" + (1000 + number % 9));
    }

    static Parties parties(int number) {
        return new Parties(patient(number), pharmacy(number), prescriber(number), null);
    }

    static Medication order(int number) {
        String[] drug = DRUGS[number % DRUGS.length];
        boolean liquid = drug[2].equals(MILLILITRE);
        return new Medication(
                drug[0],
                new Product("99999" + (100000 + number), drug[1], "SCD", null),
                Quantity.of(new BigDecimal(liquid ? "150" : "30"), drug[2]),
                liquid ? 10 : 30,
                number % 4,
                number % 3 != 0,
                LocalDate.of(2026, 11, 1 + number % 28),
                null,
                null,
                drug[3],
                number % 2 == 0 ? List.of(new Reason("I10", "Essential hypertension")) : List.of(),
                number % 3 == 1 ? "Please call before the first fill" : null,
                List.of(),
                null,
                RxFillIndicator.ALL);
    }

    /** The same as it was dispensed on a day. */
    static Medication dispensed(int number, LocalDate day) {
        Medication order = order(number);
        return new Medication(
                order.description(),
                order.product(),
                order.quantity(),
                order.daysSupply(),
                order.refills(),
                order.substitutionAllowed(),
                order.writtenOn(),
                day,
                null,
                order.sig(),
                List.of(),
                null,
                List.of(),
                null,
                null);
    }

    /** An NPI with the right check digit (Luhn over 80840 and nine digits) in a range that is not given out. */
    static String npi(int number) {
        String nine = "1" + String.format("%08d", number);
        int sum = 24;
        for (int place = 0; place < 9; place++) {
            int digit = nine.charAt(8 - place) - '0';
            int weighed = place % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return nine + (10 - sum % 10) % 10;
    }
}
