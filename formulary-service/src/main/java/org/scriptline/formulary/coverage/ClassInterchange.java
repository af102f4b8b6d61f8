package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult.Alternative;
import org.scriptline.formulary.coverage.Interchange.InterchangeClass;
import org.scriptline.formulary.coverage.Interchange.Member;
import org.scriptline.formulary.release.FormularyItem;

/**
 * Another drug of the allow-listed class in the dose that its source takes to be alike: adults, single ingredients, the
 * same route, unrestricted, within its own quantity limit, and a gain. Of each ingredient the one product with the
 * fewest units.
 */
final class ClassInterchange {

    private static final int ADULT = 18;
    private static final BigDecimal MOST_UNITS_A_DAY = BigDecimal.valueOf(4);

    private final Ordered ordered;
    private final MarketDrugs market;
    private final Interchange interchange;

    ClassInterchange(Ordered ordered, MarketDrugs market, Interchange interchange) {
        this.ordered = ordered;
        this.market = market;
        this.interchange = interchange;
    }

    private record Candidate(DrugFacts facts, FormularyItem item, BigDecimal quantity, CostEstimate cost) {}

    Stream<Alternative> all() {
        DrugFacts facts = ordered.facts();
        Integer age = ordered.question().patientAge();
        BigDecimal daily = ordered.dailyMilligrams();
        boolean eligible = facts != null && facts.single() && daily != null && (age == null || age >= ADULT);
        if (!eligible || facts == null || daily == null || interchange.denies(facts.ingredients())) {
            return Stream.empty();
        }
        Member own = interchange
                .member(facts.ingredients().getFirst())
                .filter(member -> inForm(member, facts))
                .orElse(null);
        if (own == null) {
            return Stream.empty();
        }
        InterchangeClass group = interchange.classOf(own);
        return group.members().stream()
                .filter(member -> !member.ingredient().equals(own.ingredient()))
                .flatMap(member -> best(facts, own, member, daily).stream())
                .sorted(Comparator.comparing(
                                (Candidate candidate) -> candidate.item().tier())
                        .thenComparing(candidate -> Objects.requireNonNullElse(
                                candidate.cost().dollars().high(), BigDecimal.valueOf(Long.MAX_VALUE)))
                        .thenComparing(candidate -> candidate.facts().rxcui()))
                .map(candidate -> alternative(candidate, group));
    }

    private Optional<Candidate> best(DrugFacts facts, Member own, Member member, BigDecimal daily) {
        BigDecimal like = member.like(own, daily).orElse(null);
        return like == null
                ? Optional.empty()
                : market.containing(ordered.served(), member.ingredient()).stream()
                        .filter(other -> inForm(member, other) && other.route() == facts.route())
                        .flatMap(other -> Stream.ofNullable(candidate(other, like)))
                        .min(Comparator.comparing(Candidate::quantity)
                                .thenComparing(candidate -> candidate.item().tier())
                                .thenComparing(candidate -> candidate.facts().rxcui()));
    }

    private static boolean inForm(Member member, DrugFacts facts) {
        return facts.doseForm() != null && member.forms().contains(facts.doseForm());
    }

    private @Nullable Candidate candidate(DrugFacts other, BigDecimal daily) {
        Integer days = ordered.question().daysSupply();
        FormularyItem item = ordered.listed(other.rxcui());
        if (days == null || item == null || other.milligrams() == null || !Ordered.unrestricted(item)) {
            return null;
        }
        BigDecimal[] units = daily.divideAndRemainder(other.milligrams());
        boolean whole = units[1].signum() == 0 && units[0].signum() > 0 && units[0].compareTo(MOST_UNITS_A_DAY) <= 0;
        BigDecimal quantity = units[0].multiply(BigDecimal.valueOf(days)).setScale(0);
        if (!whole || !ordered.withinLimit(item, quantity, days)) {
            return null;
        }
        CostEstimate cost = ordered.cost(item, quantity, days);
        return ordered.gains(item, cost) ? new Candidate(other, item, quantity, cost) : null;
    }

    private Alternative alternative(Candidate candidate, InterchangeClass group) {
        return new Alternative(
                "CLASS",
                Integer.toString(candidate.item().rxcui()),
                candidate.facts().name(),
                ordered.served().tierCode(candidate.item().tier()),
                candidate.quantity(),
                ordered.question().daysSupply(),
                null,
                group.name() + ", a like daily dose; " + ordered.why(candidate.item()) + " (" + group.source() + ")",
                candidate.cost().patientPays());
    }
}
