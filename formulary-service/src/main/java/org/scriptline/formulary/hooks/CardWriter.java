package org.scriptline.formulary.hooks;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.coverage.CoverageResult.Alternative;
import org.scriptline.contracts.coverage.CoverageResult.QuantityLimit;
import org.scriptline.contracts.hooks.Markdown;
import org.scriptline.formulary.coverage.CoverageAnswer;

/**
 * Words the answers about the orders of one call as one informative card, and what could not be checked as another. An
 * order that is covered without strings and for which nothing would do better has no words.
 */
public final class CardWriter {

    /** CDS Hooks: under 140 characters. */
    static final int SUMMARY_LIMIT = 139;

    private static final int MOST_SUGGESTIONS = 5;

    /** Fields whose being unknown leaves open whether the drug can be had; a price that is not known does not. */
    private static final Set<String> LEFT_OPEN = Set.of(
            "covered",
            "plan",
            "release",
            "priorAuthorization",
            "stepTherapy",
            "stepTherapy.verdict",
            "quantityLimit",
            "quantityLimit.amount",
            "quantityLimit.exceeded");

    private final HookCall call;
    private final String organisation;
    private final Drafts drafts;
    private final List<String> lines = new ArrayList<>();
    private final List<String> headlines = new ArrayList<>();
    private final List<String> notChecked = new ArrayList<>();
    private final List<Card.Suggestion> suggestions = new ArrayList<>();

    /** Cards of one call of one organisation; the same call has the same cards. */
    public CardWriter(HookCall call, String organisation, Drafts drafts) {
        this.call = call;
        this.organisation = organisation;
        this.drafts = drafts;
        notChecked.addAll(call.unknown());
    }

    /** Makes an order as it would be with an alternative. */
    @FunctionalInterface
    public interface Drafts {
        /** The whole resource, its directions to be confirmed where they change. */
        Object draft(HookOrder order, Alternative alternative);
    }

    /** Takes in the answer about one order; null when it could not even be asked. */
    public void add(HookOrder order, @Nullable CoverageAnswer answer) {
        if (answer instanceof CoverageAnswer.Answered answered) {
            answered(order, answered.result());
        } else if (answer instanceof CoverageAnswer.Refused refused) {
            notChecked.add(order.name() + " (" + refused.detail() + ")");
        } else {
            notChecked.add(order.name() + " (" + order.notUnderstood() + ")");
        }
    }

    /** At most two cards: what is known, then what is not. */
    public List<Card> cards() {
        List<Card> cards = new ArrayList<>();
        if (!lines.isEmpty()) {
            cards.add(card("coverage", String.join("; ", headlines), String.join("\n", lines), suggestions));
        }
        if (!notChecked.isEmpty()) {
            String detail = notChecked.stream()
                    .distinct()
                    .map(item -> "- " + Markdown.escaped(item))
                    .collect(Collectors.joining("\n"));
            String summary = notChecked.stream().distinct().collect(Collectors.joining("; "));
            cards.add(card("not-checked", "Not checked: " + summary, detail, List.of()));
        }
        return cards;
    }

    private void answered(HookOrder order, CoverageResult result) {
        List<String> strings = strings(result);
        result.unknown().stream()
                .filter(unknown -> LEFT_OPEN.contains(unknown.field()) && !(Boolean.FALSE.equals(result.covered())))
                .forEach(unknown -> notChecked.add(order.name() + " (" + unknown.reason() + ")"));
        if (strings.isEmpty() && result.alternatives().isEmpty()) {
            return;
        }
        String words = strings.isEmpty() ? "covered" : String.join(", ", strings);
        headlines.add(order.name() + ": " + words
                + (result.alternatives().isEmpty()
                        ? ""
                        : ", " + offers(result.alternatives().size())));
        lines.add("**" + Markdown.escaped(order.name()) + "**: " + Markdown.escaped(words + paying(result)));
        for (Alternative alternative : result.alternatives()) {
            lines.add("- " + Markdown.escaped(words(alternative) + ": " + alternative.why()));
            if (suggestions.size() < MOST_SUGGESTIONS) {
                suggestions.add(suggestion(order, alternative));
            }
        }
        lines.add("");
    }

    private static String offers(int count) {
        return count == 1 ? "1 alternative" : count + " alternatives";
    }

    private static List<String> strings(CoverageResult result) {
        List<String> strings = new ArrayList<>();
        if (Boolean.FALSE.equals(result.covered())) {
            strings.add("not covered");
        }
        if (Boolean.TRUE.equals(result.priorAuthorization())) {
            strings.add("needs prior authorization");
        }
        var step = result.stepTherapy();
        if (step != null && Boolean.TRUE.equals(step.required()) && !"SATISFIED".equals(step.verdict())) {
            strings.add("NOT_SATISFIED".equals(step.verdict()) ? "step therapy not met" : "step therapy");
        }
        QuantityLimit limit = result.quantityLimit();
        if (limit != null && Boolean.TRUE.equals(limit.exceeded())) {
            strings.add("above the limit of " + limit.amount() + " in " + limit.days() + " days");
        }
        return strings;
    }

    private static String paying(CoverageResult result) {
        String tier = result.tier() == null ? "" : ", tier " + result.tier().code();
        var cost = result.cost();
        BigDecimal pays = cost == null ? null : cost.patientPays();
        return pays == null ? tier : tier + ", patient pays about " + pays.toPlainString() + " dollars";
    }

    private static String words(Alternative alternative) {
        String words = alternative.name();
        words += alternative.quantity() == null
                ? ""
                : ", " + alternative.quantity().toPlainString();
        words += alternative.daysSupply() == null ? "" : " for " + alternative.daysSupply() + " days";
        words += alternative.pharmacy() == null ? "" : ", " + alternative.pharmacy();
        return alternative.patientPays() == null
                ? words
                : words + ", about " + alternative.patientPays().toPlainString() + " dollars";
    }

    private Card.Suggestion suggestion(HookOrder order, Alternative alternative) {
        String label = words(alternative);
        return new Card.Suggestion(
                id(order.reference() + label),
                shortened(label, SUMMARY_LIMIT),
                List.of(new Card.Action("update", "Change the order to " + label, drafts.draft(order, alternative))));
    }

    private Card card(String part, String summary, String detail, List<Card.Suggestion> offered) {
        return new Card(
                id(part),
                shortened(summary, SUMMARY_LIMIT),
                "info",
                detail.strip(),
                new Card.Source("Scriptline coverage"),
                offered.isEmpty() ? null : List.copyOf(offered),
                offered.isEmpty() ? null : "at-most-one");
    }

    private UUID id(String part) {
        String whole = String.join("\u0000", organisation, call.kind().code(), call.hookInstance(), part);
        return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
    }

    private static String shortened(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        String cut = text.substring(0, limit - 1);
        int word = cut.lastIndexOf(' ');
        return (word > 0 ? cut.substring(0, word) : cut) + "…";
    }
}
