package org.scriptline.interaction.person;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Identifier;

/**
 * How probable it is that two records are one person, after Fellegi and Sunter (1969, JASA 64:1183): each field adds the
 * binary logarithm of how much likelier its agreement is for one person than for two. The weights are in ADR 0016. The
 * score is symmetric, and the same for the same two records always.
 *
 * @param parts each field that both records know, with how it agrees and what it adds
 */
public record MatchScore(List<Part> parts) {
    /** From here on two records are linked, when nothing forbids it. */
    public static final BigDecimal LINK = new BigDecimal("30.0");
    /** From here on somebody should look at them. */
    public static final BigDecimal REVIEW = new BigDecimal("20.0");

    public MatchScore {
        parts = List.copyOf(parts);
    }

    /** What one field says. */
    public record Part(MatchField field, Agreement agreement, BigDecimal weight) {}

    public static MatchScore of(Demographics one, Demographics other) {
        Map<MatchField, Agreement> agreements = new EnumMap<>(MatchField.class);
        agreements.put(MatchField.FAMILY, family(one, other));
        agreements.put(MatchField.GIVEN, given(name(one, 0), name(other, 0)));
        agreements.put(MatchField.FURTHER_GIVEN, further(name(one, 1), name(other, 1)));
        agreements.put(MatchField.BIRTH_DATE, birthDate(one.birthDate(), other.birthDate()));
        agreements.put(MatchField.SEX, plain(NormalForm.sex(one.sex()), NormalForm.sex(other.sex())));
        agreements.put(MatchField.POSTAL_CODE, plain(postalCode(one), postalCode(other)));
        agreements.put(MatchField.STREET, plain(street(one), street(other)));
        agreements.put(MatchField.PHONE, plain(phone(one), phone(other)));
        agreements.put(MatchField.IDENTIFIER, identifiers(one.identifiers(), other.identifiers()));
        return new MatchScore(agreements.entrySet().stream()
                .filter(entry -> entry.getValue() != Agreement.UNKNOWN)
                .map(entry ->
                        new Part(entry.getKey(), entry.getValue(), MatchWeights.of(entry.getKey(), entry.getValue())))
                .toList());
    }

    /** The sum of all weights. */
    public BigDecimal total() {
        return parts.stream().map(Part::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * Whether a machine may link them. The score alone is not enough: twins share everything but the given name, fathers
     * and sons everything but the birth date.
     */
    public boolean links() {
        Agreement given = of(MatchField.GIVEN);
        Agreement family = of(MatchField.FAMILY);
        boolean sure = of(MatchField.BIRTH_DATE) == Agreement.EQUAL
                && (given == Agreement.EQUAL || given == Agreement.VARIANT)
                && (family == Agreement.EQUAL || family == Agreement.ALIKE)
                && of(MatchField.SEX) != Agreement.DIFFERENT
                && of(MatchField.FURTHER_GIVEN) != Agreement.DIFFERENT
                && of(MatchField.IDENTIFIER) != Agreement.DIFFERENT;
        return sure && total().compareTo(LINK) >= 0;
    }

    /**
     * Whether a description by somebody at the bedside means this record: the names and the birth date are right, and
     * nothing that is known speaks against it.
     */
    public boolean means() {
        Agreement given = of(MatchField.GIVEN);
        return of(MatchField.FAMILY) == Agreement.EQUAL
                && (given == Agreement.EQUAL || given == Agreement.VARIANT)
                && of(MatchField.BIRTH_DATE) == Agreement.EQUAL
                && of(MatchField.SEX) != Agreement.DIFFERENT
                && of(MatchField.POSTAL_CODE) != Agreement.DIFFERENT
                && of(MatchField.IDENTIFIER) != Agreement.DIFFERENT;
    }

    public boolean worthALook() {
        return total().compareTo(REVIEW) >= 0;
    }

    /** How the records agree in this field. */
    public Agreement of(MatchField field) {
        return parts.stream()
                .filter(part -> part.field() == field)
                .map(Part::agreement)
                .findFirst()
                .orElse(Agreement.UNKNOWN);
    }

    /** The score in words without patient data: {@code 33.5: FAMILY EQUAL 8.0, …}. */
    public String explained() {
        return total() + ": "
                + parts.stream()
                        .map(part -> part.field() + " " + part.agreement() + " " + part.weight())
                        .collect(Collectors.joining(", "));
    }

    private static @Nullable String name(Demographics who, int place) {
        return who.given().size() > place ? NormalForm.name(who.given().get(place)) : null;
    }

    private static @Nullable String postalCode(Demographics who) {
        return who.address() == null
                ? null
                : NormalForm.postalCode(who.address().postalCode());
    }

    private static @Nullable String street(Demographics who) {
        return who.address() == null ? null : NameLikeness.street(who.address().line());
    }

    /** The last ten digits; fewer are no number. */
    static @Nullable String phone(Demographics who) {
        String digits = Objects.requireNonNullElse(who.phone(), "").replaceAll("\\D", "");
        return digits.length() < 10 ? null : digits.substring(digits.length() - 10);
    }

    private static Agreement plain(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return Agreement.UNKNOWN;
        }
        return one.equals(other) ? Agreement.EQUAL : Agreement.DIFFERENT;
    }

    private static Agreement family(Demographics one, Demographics other) {
        String mine = NormalForm.name(one.family());
        String theirs = NormalForm.name(other.family());
        Agreement plain = plain(mine, theirs);
        boolean alike = plain == Agreement.DIFFERENT
                && NameLikeness.alike(Objects.requireNonNull(mine), Objects.requireNonNull(theirs));
        return alike ? Agreement.ALIKE : plain;
    }

    private static Agreement given(@Nullable String one, @Nullable String other) {
        Agreement plain = plain(one, other);
        if (plain != Agreement.DIFFERENT || one == null || other == null) {
            return plain;
        }
        if (NameLikeness.variants(one, other)) {
            return Agreement.VARIANT;
        }
        return NameLikeness.alike(one, other) || NameLikeness.initial(one, other) ? Agreement.ALIKE : plain;
    }

    private static Agreement further(@Nullable String one, @Nullable String other) {
        Agreement given = given(one, other);
        return given == Agreement.ALIKE ? Agreement.EQUAL : given;
    }

    private static Agreement birthDate(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return Agreement.UNKNOWN;
        }
        if (one.equals(other)) {
            return Agreement.EQUAL;
        }
        if (exchanged(one, other)) {
            return Agreement.VARIANT;
        }
        int same = (one.getYear() == other.getYear() ? 1 : 0)
                + (one.getMonth() == other.getMonth() ? 1 : 0)
                + (one.getDayOfMonth() == other.getDayOfMonth() ? 1 : 0);
        return same == 2 ? Agreement.ALIKE : Agreement.DIFFERENT;
    }

    private static boolean exchanged(LocalDate one, LocalDate other) {
        try {
            return LocalDate.of(one.getYear(), one.getDayOfMonth(), one.getMonthValue())
                    .equals(other);
        } catch (DateTimeException noMonth) {
            return false;
        }
    }

    /** A shared number says much; two numbers of one system say that they are two. */
    private static Agreement identifiers(List<Identifier> mine, List<Identifier> theirs) {
        boolean shared = mine.stream()
                .anyMatch(one -> theirs.stream()
                        .anyMatch(other -> same(one, other) && value(one).equals(value(other))));
        boolean differ = mine.stream()
                .anyMatch(one -> theirs.stream().anyMatch(other -> same(one, other))
                        && theirs.stream()
                                .noneMatch(
                                        other -> same(one, other) && value(one).equals(value(other))));
        if (differ) {
            return Agreement.DIFFERENT;
        }
        return shared ? Agreement.EQUAL : Agreement.UNKNOWN;
    }

    private static boolean same(Identifier one, Identifier other) {
        return one.system().equals(other.system());
    }

    private static String value(Identifier identifier) {
        return identifier.value().strip();
    }
}
