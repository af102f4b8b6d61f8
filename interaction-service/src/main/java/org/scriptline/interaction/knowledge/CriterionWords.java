package org.scriptline.interaction.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a criterion asks, in words for somebody who reviews a rule. */
final class CriterionWords {
    private CriterionWords() {}

    static String of(Criterion criterion) {
        return switch (criterion) {
            case Criterion.All all -> joined(all.parts(), " and ");
            case Criterion.Any any -> joined(any.parts(), " or ");
            case Criterion.Not not -> "not (" + of(not.part()) + ")";
            case Criterion.Measured measured -> measured.measure().fact() + " " + measured.range();
            case Criterion.Tested tested ->
                tested.test().name() + " " + tested.range() + " within " + tested.withinDays() + " days";
            case Criterion.OfSex sex -> sex.sex();
            case Criterion.Pregnant pregnant -> "pregnant";
            case Criterion.Lactating lactating -> "lactating";
            case Criterion.Suffers suffers -> suffers.name();
            case Criterion.LiverImpaired liver ->
                "liver impairment at least " + liver.atLeast().name().toLowerCase(Locale.ROOT);
            case Criterion.Dosed dosed -> measure(dosed.measure()) + " of " + dosed.party() + " " + dosed.range();
            case Criterion.Takes takes -> "takes " + takes.name();
            case Criterion.Stopped stopped -> stopped.party() + " stopped " + stopped.daysAgo() + " days ago";
            case Criterion.ByRoute route ->
                route.party() + " by "
                        + new TreeSet<>(route.routes())
                                .stream().map(RuleChanges::word).collect(Collectors.joining(" or "));
            case Criterion.GivenFor given ->
                given.party() + " given for " + String.join(" or ", new TreeSet<>(given.indications()));
        };
    }

    /** The name of the fact alone does not tell a total from one order's dose. */
    private static String measure(Criterion.DoseMeasure measure) {
        return measure.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String joined(List<Criterion> parts, String word) {
        return parts.stream()
                .map(part -> part instanceof Criterion.All || part instanceof Criterion.Any
                        ? "(" + of(part) + ")"
                        : of(part))
                .collect(Collectors.joining(word));
    }
}
