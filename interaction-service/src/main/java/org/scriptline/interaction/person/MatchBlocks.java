package org.scriptline.interaction.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;

/**
 * Which records are compared at all: those that share one of these keys. Each key forgives another mistake: a family name
 * that changed, a given name in another form, a wrong birth date.
 */
public final class MatchBlocks {
    private MatchBlocks() {}

    /** The one key of those whose family name and birth date are exactly these; empty when one of them is not known. */
    public static List<String> ofNameAndBirth(Demographics who) {
        @Nullable
        String key = RecordIdentity.digest(
                "family-born",
                NormalForm.name(who.family()),
                who.birthDate() == null ? null : who.birthDate().toString());
        return key == null ? List.of() : List.of(key);
    }

    /** Digests of what two records of one person are likely to share. */
    public static List<String> of(Demographics who) {
        @Nullable String family = NormalForm.name(who.family());
        @Nullable
        String given =
                who.given().isEmpty() ? null : NormalForm.name(who.given().getFirst());
        @Nullable String born = who.birthDate() == null ? null : who.birthDate().toString();
        @Nullable
        String postalCode = who.address() == null
                ? null
                : NormalForm.postalCode(who.address().postalCode());
        List<@Nullable String> keys = new ArrayList<>();
        keys.add(RecordIdentity.digest("family-born", family, born));
        keys.add(RecordIdentity.digest("phone", MatchScore.phone(who)));
        if (given != null) {
            for (String group : NameLikeness.groupsOf(given)) {
                keys.add(RecordIdentity.digest("given-born", group, born));
                keys.add(RecordIdentity.digest("names-postal", family, group, postalCode));
            }
        }
        who.identifiers()
                .forEach(number -> keys.add(RecordIdentity.digest(
                        "number", number.system(), number.value().strip())));
        return keys.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }
}
