package org.scriptline.interaction.person;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.PostalAddress;

/**
 * What a record's demographics say about whose it is, as digests: equal keys mean equal normalised parts, and nobody can
 * read a name from them.
 *
 * @param matchKey family name, first given name, birth date, sex and postal code; null when a part is missing
 * @param looseKeys family name with birth date, full name with postal code, and each identifier, as far as present:
 *     records that share one may be the same person
 * @param suffix normalised name suffix
 * @param identifiers value digest by identifier system
 */
public record RecordIdentity(
        @Nullable String matchKey,
        List<String> looseKeys,
        @Nullable String suffix,
        Map<String, String> identifiers) {

    private static final int DIGEST_BYTES = 16;

    /** A record of which nothing is known yet. */
    public static final RecordIdentity UNKNOWN = new RecordIdentity(null, List.of(), null, Map.of());

    public RecordIdentity {
        looseKeys = List.copyOf(looseKeys);
        identifiers = Map.copyOf(identifiers);
    }

    public static RecordIdentity of(Demographics demographics) {
        String family = NormalForm.name(demographics.family());
        String given = demographics.given().isEmpty()
                ? null
                : NormalForm.name(demographics.given().getFirst());
        String born = demographics.birthDate() == null
                ? null
                : demographics.birthDate().toString();
        PostalAddress address = demographics.address();
        String postalCode = address == null ? null : NormalForm.postalCode(address.postalCode());
        Map<String, String> identifiers = new HashMap<>();
        for (Identifier identifier : demographics.identifiers()) {
            String value = digest("identifier", identifier.value().strip());
            if (value != null) {
                identifiers.put(identifier.system(), value);
            }
        }
        Stream<String> names = Stream.of(digest("birth", family, born), digest("postal", family, given, postalCode));
        Stream<String> numbers = identifiers.entrySet().stream()
                .map(identifier -> identifierKey(identifier.getKey(), identifier.getValue()))
                .sorted();
        return new RecordIdentity(
                digest("match", family, given, born, NormalForm.sex(demographics.sex()), postalCode),
                Stream.concat(names.flatMap(Stream::ofNullable), numbers).toList(),
                NormalForm.name(demographics.suffix()),
                identifiers);
    }

    /** The loose key by which a record with this identifier is found. */
    public static String looseKey(Identifier identifier) {
        return identifierKey(
                identifier.system(),
                Objects.requireNonNull(digest("identifier", identifier.value().strip())));
    }

    private static String identifierKey(String system, String valueDigest) {
        return Objects.requireNonNull(digest("number", system, valueDigest));
    }

    /** Null when one of the parts is missing. */
    static @Nullable String digest(String kind, @Nullable String... parts) {
        if (Stream.of(parts).anyMatch(part -> part == null)) {
            return null;
        }
        String joined = Stream.concat(Stream.of(kind), Stream.of(parts)).collect(Collectors.joining("\u0000"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(joined.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "RecordIdentity[redacted]";
    }
}
