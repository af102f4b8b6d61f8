package org.scriptline.interaction.knowledge;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule of several drugs with everything that has a part in it.
 *
 * @param ingredients of all parts together
 */
public record Regimen(RegimenRule rule, Set<String> ingredients) {

    public Regimen {
        ingredients = Set.copyOf(ingredients);
    }

    static Regimen of(RegimenRule rule) {
        return new Regimen(
                rule,
                Stream.concat(rule.parts().stream(), rule.points().stream().map(RegimenRule.Points::part))
                        .flatMap(part -> part.ingredients().stream())
                        .collect(Collectors.toSet()));
    }

    /** By the rule alone: everything else follows from it. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Regimen regimen && rule.id().equals(regimen.rule.id());
    }

    @Override
    public int hashCode() {
        return rule.hashCode();
    }
}
