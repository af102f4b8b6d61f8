package org.scriptline.interaction.knowledge.yaml;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.knowledge.Criterion;
import org.scriptline.interaction.knowledge.FactRule;
import org.scriptline.interaction.knowledge.KnowledgeDefect;
import org.scriptline.interaction.knowledge.Modifier;
import org.scriptline.interaction.knowledge.OpioidRules;
import org.scriptline.interaction.knowledge.QuietPair;
import org.scriptline.interaction.knowledge.RegimenRule;
import org.scriptline.interaction.knowledge.Side;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredCheck;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredFactor;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredLevel;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredPart;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredQuiet;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredRegimen;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredSide;

/** Writes the authored rules that are no pairs as rules of the knowledge base. */
final class FurtherRules {
    private static final Set<AlertType> FACTS = Set.of(
            AlertType.DRUG_DISEASE,
            AlertType.DRUG_AGE,
            AlertType.DRUG_PREGNANCY,
            AlertType.DRUG_LACTATION,
            AlertType.DRUG_RENAL,
            AlertType.DRUG_LAB,
            AlertType.DOSE);

    private final Members members;
    private final CriterionReader criteria;
    private final List<KnowledgeDefect> defects;

    FurtherRules(Members members, CriterionReader criteria, List<KnowledgeDefect> defects) {
        this.members = members;
        this.criteria = criteria;
        this.defects = defects;
    }

    Optional<FactRule> check(AuthoredCheck check) {
        String place = "check " + check.id();
        Optional<AlertType> type =
                FACTS.stream().filter(each -> each.code().equals(check.kind())).findFirst();
        Criterion when = criteria.all(place, check.when());
        if (type.isEmpty() || when == null) {
            defects.add(new KnowledgeDefect(
                    place,
                    type.isEmpty()
                            ? "checks of kind " + check.kind() + " are not supported"
                            : "it does not say when it holds"));
            return Optional.empty();
        }
        List<Modifier> modifiers = criteria.modifiers(place, check.modifiers());
        return Optional.of(new FactRule(
                check.id(),
                type.get(),
                about(type.get(), when),
                members.ofSide(place, check.drug()),
                check.drug().ingredient() != null,
                members.routes(place, check.drug().routes()),
                when,
                check.severity(),
                modifiers,
                requireNonNullElse(check.needed(), interrupts(type.get(), check.severity(), modifiers)),
                requireNonNullElse(check.precedence(), ""),
                KnowledgeReader.text(check.mechanism(), check.consequence(), check.action(), check.evidence())));
    }

    /** A laboratory value or a dose that is not told is too common to be named for every drug. */
    private static boolean interrupts(AlertType type, Severity severity, List<Modifier> modifiers) {
        boolean everyday = type == AlertType.DRUG_LAB || type == AlertType.DOSE;
        return !everyday
                && Stream.concat(
                                Stream.of(severity),
                                modifiers.stream().map(Modifier::severity).flatMap(Stream::ofNullable))
                        .anyMatch(each -> each.compareTo(Severity.MAJOR) >= 0);
    }

    /** The condition or measurement that a rule is about, or else its kind: the daily and the single dose apart. */
    private static String about(AlertType type, Criterion when) {
        return leaves(when)
                .flatMap(leaf -> switch (leaf) {
                    case Criterion.Suffers suffers -> Stream.of("condition:" + suffers.conditionClass());
                    case Criterion.Tested tested ->
                        Stream.of("lab:" + tested.test().id());
                    case Criterion.Dosed dosed -> Stream.of("dose:" + dosed.measure());
                    default -> Stream.<String>empty();
                })
                .sorted()
                .findFirst()
                .orElse(type.code());
    }

    private static Stream<Criterion> leaves(Criterion criterion) {
        return switch (criterion) {
            case Criterion.All all -> all.parts().stream().flatMap(FurtherRules::leaves);
            case Criterion.Any any -> any.parts().stream().flatMap(FurtherRules::leaves);
            case Criterion.Not not -> Stream.empty();
            default -> Stream.of(criterion);
        };
    }

    RegimenRule regimen(AuthoredRegimen regimen) {
        String place = "regimen " + regimen.id();
        List<AuthoredPart> parts = requireNonNullElse(regimen.parts(), List.<AuthoredPart>of());
        List<AuthoredPart> points = requireNonNullElse(regimen.points(), List.<AuthoredPart>of());
        int atLeast = requireNonNullElse(regimen.atLeast(), 0);
        boolean sum = parts.isEmpty() && !points.isEmpty() && atLeast > 1;
        boolean roles = parts.size() > 1 && points.isEmpty() && atLeast == 0;
        if (sum == roles) {
            defects.add(new KnowledgeDefect(place, "it has either two or more parts or points and atLeast"));
        }
        return new RegimenRule(
                regimen.id(),
                parts.stream().map(part -> part(place, part)).toList(),
                points.stream()
                        .map(part -> new RegimenRule.Points(part(place, part), requireNonNullElse(part.each(), 1)))
                        .toList(),
                atLeast,
                criteria.all(place, regimen.when()),
                regimen.severity(),
                criteria.modifiers(place, regimen.modifiers()),
                Set.copyOf(requireNonNullElse(regimen.absorbs(), List.<String>of())),
                KnowledgeReader.text(regimen.mechanism(), regimen.consequence(), regimen.action(), regimen.evidence()));
    }

    private RegimenRule.Part part(String place, AuthoredPart part) {
        return new RegimenRule.Part(
                part.name(),
                members.ofSide(place, part.drug()),
                members.routes(place, part.drug().routes()));
    }

    OpioidRules opioids(List<AuthoredFactor> authoredFactors, List<AuthoredLevel> authoredLevels) {
        Map<String, OpioidRules.Factor> factors = new HashMap<>();
        for (AuthoredFactor factor : authoredFactors) {
            String place = "opioid factor " + factor.ingredient();
            boolean patch = factor.per().equals("mcg an hour");
            if (!patch && !factor.per().equals("mg a day")) {
                defects.add(new KnowledgeDefect(place, "it is per mg a day or per mcg an hour"));
            }
            for (String name : members.resolved(place, List.of(factor.ingredient()))) {
                if (factors.put(name, new OpioidRules.Factor(factor.factor(), patch)) != null) {
                    defects.add(new KnowledgeDefect(place, "it is given twice"));
                }
            }
        }
        List<OpioidRules.Level> levels = new ArrayList<>();
        for (AuthoredLevel level : authoredLevels) {
            levels.add(new OpioidRules.Level(
                    level.id(),
                    level.atLeast(),
                    level.severity(),
                    criteria.modifiers("opioid level " + level.id(), level.modifiers()),
                    KnowledgeReader.text(level.mechanism(), level.consequence(), level.action(), level.evidence())));
        }
        levels.sort((one, other) -> other.atLeast().compareTo(one.atLeast()));
        return new OpioidRules(factors, levels);
    }

    QuietPair quiet(AuthoredQuiet quiet) {
        String place = "must not interrupt " + quiet.id();
        if (quiet.source().isBlank()) {
            defects.add(new KnowledgeDefect(place, "its source is missing"));
        }
        return new QuietPair(quiet.id(), side(place, quiet.a()), side(place, quiet.b()), quiet.source());
    }

    private Side side(String place, AuthoredSide side) {
        return new Side(
                members.ofSide(place, side), side.ingredient() != null, members.routes(place, side.routes()), 0);
    }
}
