package org.scriptline.interaction.person;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why two records with an equal match key are not one person all the same. */
@FunctionalInterface
interface LinkObstacle {

    /** All that forbid a link; the first that speaks is told. */
    List<LinkObstacle> ALL =
            List.of(LinkObstacle::suffixesDiffer, LinkObstacle::identifiersDiffer, LinkObstacle::unlinkedBefore);

    /** One sentence without patient data, empty when this is no obstacle. */
    Optional<String> between(PatientRecord one, PatientRecord other, Set<NeverLink> neverLinked);

    private static Optional<String> suffixesDiffer(PatientRecord one, PatientRecord other, Set<NeverLink> ignored) {
        String suffix = one.identity().suffix();
        String otherSuffix = other.identity().suffix();
        return suffix != null && otherSuffix != null && !suffix.equals(otherSuffix)
                ? Optional.of("the name suffixes differ")
                : Optional.empty();
    }

    private static Optional<String> identifiersDiffer(PatientRecord one, PatientRecord other, Set<NeverLink> ignored) {
        boolean differ = one.identity().identifiers().entrySet().stream().anyMatch(identifier -> {
            String theirs = other.identity().identifiers().get(identifier.getKey());
            return theirs != null && !theirs.equals(identifier.getValue());
        });
        return differ ? Optional.of("the values of one identifier system differ") : Optional.empty();
    }

    private static Optional<String> unlinkedBefore(PatientRecord one, PatientRecord other, Set<NeverLink> neverLinked) {
        return neverLinked.contains(NeverLink.of(one.id(), other.id()))
                ? Optional.of("they were unlinked by operations")
                : Optional.empty();
    }
}
