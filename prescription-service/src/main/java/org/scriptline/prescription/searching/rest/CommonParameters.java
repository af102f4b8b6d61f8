package org.scriptline.prescription.searching.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.Coded;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.Role;
import org.scriptline.prescription.searching.Token;
import org.scriptline.prescription.searching.store.PatientLookup;

/** Parameters that several searches have: ids, patients, codes of a list. */
@ApplicationScoped
public class CommonParameters {

    private final PatientLookup lookup;

    public CommonParameters(PatientLookup lookup) {
        this.lookup = lookup;
    }

    /** The texts that a parameter gives; null when it was not sent. */
    public static @Nullable Set<String> texts(SearchRequest request, String name) {
        @Nullable Set<String> texts = null;
        for (List<String> values : request.all(name)) {
            texts = both(texts, Set.copyOf(values));
        }
        return texts;
    }

    /** The prescriptions that a parameter names by id; null when it was not sent. */
    public static @Nullable Set<UUID> ids(List<List<String>> repetitions, String type) {
        @Nullable Set<UUID> ids = null;
        for (List<String> values : repetitions) {
            Set<UUID> some = values.stream()
                    .map(value -> uuid(relative(value, type)))
                    .flatMap(Optional::stream)
                    .collect(Collectors.toSet());
            ids = both(ids, some);
        }
        return ids;
    }

    /**
     * The patient records that are meant by {@code patient}, {@code subject}, {@code patient:identifier} and
     * {@code patient.identifier}; a patient's token adds its own record as a condition.
     *
     * @return null when no parameter names a patient and the caller is none
     */
    public @Nullable Set<UUID> patients(SearchRequest request, Caller caller) {
        @Nullable Set<UUID> patients = null;
        for (String name : List.of("patient", "subject")) {
            patients = both(patients, ids(request.all(name), "Patient"));
            for (String identifier : List.of(name + ":identifier", name + ".identifier")) {
                for (List<Token> tokens : request.tokens(identifier)) {
                    patients = both(patients, lookup.byIdentifiers(caller.org(), tokens));
                }
            }
        }
        if (caller.role() == Role.PATIENT) {
            String own = caller.patient() == null ? "" : caller.patient();
            patients = both(patients, uuid(own).map(Set::of).orElse(Set.of()));
        }
        return patients;
    }

    /** The values of one of our lists that a parameter names; null when it was not sent. */
    public static <C extends Coded> @Nullable Set<C> coded(SearchRequest request, String name, C[] values) {
        @Nullable Set<C> all = null;
        for (List<String> codes : request.all(name)) {
            Set<C> some = new HashSet<>();
            for (String code : codes) {
                some.add(Arrays.stream(values)
                        .filter(value -> value.code().equals(code.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> oneOf(
                                name, Arrays.stream(values).map(Coded::code).toList())));
            }
            all = both(all, some);
        }
        return all;
    }

    /** A value that is not in its list. */
    public static RuntimeException oneOf(String name, Collection<String> allowed) {
        return SearchRequest.invalid(name, name + " is one of " + String.join(", ", allowed) + ".");
    }

    /** What meets both conditions; null is no condition. */
    public static <T> @Nullable Set<T> both(@Nullable Set<T> one, @Nullable Set<T> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        Set<T> common = new HashSet<>(one);
        common.retainAll(other);
        return common;
    }

    /** The id of {@code Type/id}, of a whole address that ends so, or of a bare id. */
    static String relative(String reference, String type) {
        int at = reference.lastIndexOf(type + "/");
        return at < 0 ? reference : reference.substring(at + type.length() + 1);
    }

    /** The id, empty when the text is none. */
    public static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
