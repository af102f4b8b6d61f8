package org.scriptline.local.client;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An invented patient. Two practices that state the same five parts mean one person; each has its own record number for them.
 *
 * @param recordNumber the practice's own number of the patient
 * @param gender a FHIR administrative gender
 * @param phone null when the practice has none
 */
public record Person(
        String family,
        String given,
        LocalDate birthDate,
        String gender,
        String postalCode,
        String recordNumber,
        String street,
        @Nullable String phone) {

    /** Somebody who lives where most invented people live, without a telephone. */
    public Person(
            String family, String given, LocalDate birthDate, String gender, String postalCode, String recordNumber) {
        this(family, given, birthDate, gender, postalCode, recordNumber, "12 Larch Row", null);
    }

    /** An adult nobody has seen before. {@code label} makes the name unique and may have letters and digits. */
    public static Person unseen(String label) {
        return new Person(
                "Testperson" + lettersOf(label), "Robin", LocalDate.of(1971, 4, 9), "female", "62701", "MRN-" + label);
    }

    /** Names have no digits: 0 becomes a, 9 becomes j. */
    private static String lettersOf(String label) {
        StringBuilder letters = new StringBuilder();
        label.chars()
                .filter(Character::isLetterOrDigit)
                .forEach(c -> letters.append(Character.isDigit(c) ? (char) (c - '0' + 'a') : (char) c));
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Person[redacted]";
    }
}
