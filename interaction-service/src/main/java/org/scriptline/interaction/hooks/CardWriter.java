package org.scriptline.interaction.hooks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.OverrideCoding;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.hooks.Markdown;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.contracts.screening.SkippedCheck;

/**
 * Words the answer of a screening as cards. What interrupts is critical when it is contraindicated or may not be
 * overridden, else a warning; what is passive is information; what is only logged has no card.
 */
public final class CardWriter {
    /** CDS Hooks: under 140 characters. */
    static final int SUMMARY_LIMIT = 139;

    private static final String OVERRIDE_REASONS = "http://scriptline.example/fhir/CodeSystem/override-reason";
    private static final String ALERT_TYPES = "http://scriptline.example/fhir/CodeSystem/alert-type";
    private static final String NOT_CHECKED = "Not checked: ";

    private final HookCall call;
    private final String organisation;

    /** Cards of one call of one organisation; the same call has the same cards. */
    public CardWriter(HookCall call, String organisation) {
        this.call = call;
        this.organisation = organisation;
    }

    /** A card and the alert that it speaks of, null when it speaks of what was not checked. */
    public record Written(Card card, @Nullable Alert alert) {}

    /** All cards, the gravest first. */
    public List<Written> cards(ScreeningResult result, boolean recordFound) {
        List<Written> cards = new ArrayList<>();
        result.alerts().stream()
                .filter(alert -> alert.display() != Display.LOG && spokenOf(alert))
                .forEach(alert -> cards.add(new Written(card(alert, result.knowledgeBase()), alert)));
        List<String> unknown = notChecked(result);
        if (!unknown.isEmpty()) {
            cards.add(new Written(
                    info("not-checked", NOT_CHECKED + String.join("; ", unknown), notCheckedDetail(unknown)), null));
        }
        if (!recordFound) {
            cards.add(new Written(
                    info(
                            "no-record",
                            "Other prescribers' medicines could not be checked",
                            "No single patient record of this practice carries one of the identifiers that were sent,"
                                    + " so only what the EMR sent was checked."),
                    null));
        }
        return cards;
    }

    /** What is told when no order could be understood, so that there was nothing to screen. */
    public List<Written> nothingScreened() {
        List<String> unknown = call.unknown();
        return List.of(new Written(
                info("not-checked", NOT_CHECKED + String.join("; ", unknown), notCheckedDetail(unknown)), null));
    }

    /**
     * That a machine took two records for one person; both are shown, so that the signer can say that they are not.
     *
     * @param here who the practice's own record says the patient is, in one line
     * @param there the same of the other record, with its practice
     */
    public Written linked(UUID other, String here, String there) {
        return new Written(
                info(
                        "linked " + other,
                        "Please confirm: a record of another practice was taken for this patient's",
                        "- This practice's record: " + Markdown.escaped(here) + "\n- The other: "
                                + Markdown.escaped(there)
                                + "\n\nWhat both prescribed counts together. If these are two persons, ask operations to"
                                + " unlink them."),
                null);
    }

    private Card info(String kind, String summary, String detail) {
        return new Card(
                id(kind),
                shortened(summary, SUMMARY_LIMIT),
                "info",
                detail,
                new Card.Source("Scriptline medication safety", null, null),
                null,
                null,
                null,
                null);
    }

    private boolean spokenOf(Alert alert) {
        Set<String> selections = call.selections();
        return selections == null
                || drafts(alert).anyMatch(draft -> draft.id() != null && selections.contains(draft.id()));
    }

    private static Stream<Involved> drafts(Alert alert) {
        return alert.involved().stream().filter(involved -> involved.source().equals("draft"));
    }

    private List<String> notChecked(ScreeningResult result) {
        Stream<String> items = result.notScreened().stream().map(CardWriter::words);
        Stream<String> skipped = result.checksSkipped().stream().map(CardWriter::words);
        return Stream.concat(call.unknown().stream(), Stream.concat(items, skipped))
                .distinct()
                .toList();
    }

    private static String words(NotScreened item) {
        return item.name() + " (" + item.reason() + ")";
    }

    private static String words(SkippedCheck check) {
        List<String> drugs = Objects.requireNonNullElse(check.forDrugs(), List.of());
        return CheckWords.of(check.check())
                + (drugs.isEmpty() ? "" : " for " + String.join(", ", drugs))
                + " (" + String.join(", ", check.missing()) + " not known)";
    }

    private static String notCheckedDetail(List<String> unknown) {
        return unknown.stream().map(item -> "- " + Markdown.escaped(item)).collect(Collectors.joining("\n"));
    }

    private Card card(Alert alert, String knowledgeBase) {
        boolean overridable = alert.display() == Display.INTERRUPT;
        List<Card.Suggestion> suggestions = alert.interruptive() ? suggestions(alert) : List.of();
        List<Card.Link> links = alert.evidence().stream()
                .filter(evidence -> evidence.url() != null)
                .map(evidence -> new Card.Link(evidence.title(), Objects.requireNonNull(evidence.url()), "absolute"))
                .toList();
        return new Card(
                id(alert.id()),
                shortened(alert.summary(), SUMMARY_LIMIT),
                indicator(alert),
                detail(alert),
                new Card.Source(
                        "Scriptline knowledge base " + knowledgeBase,
                        null,
                        new Card.Coding(ALERT_TYPES, alert.type().code(), CheckWords.of(alert.type()))),
                overridable ? reasons() : null,
                suggestions.isEmpty() ? null : suggestions,
                suggestions.isEmpty() ? null : "at-most-one",
                links.isEmpty() ? null : links);
    }

    private static String indicator(Alert alert) {
        return switch (alert.display()) {
            case HARD_STOP -> "critical";
            case INTERRUPT -> alert.severity() == Severity.CONTRAINDICATED ? "critical" : "warning";
            case PASSIVE, LOG -> "info";
        };
    }

    private static List<Card.Coding> reasons() {
        return Arrays.stream(OverrideReason.values())
                .map(reason -> new Card.Coding(
                        OVERRIDE_REASONS,
                        reason.code(),
                        OverrideCoding.of(reason).display()))
                .toList();
    }

    /** What can be done about it here: take one of the orders in question out. */
    private List<Card.Suggestion> suggestions(Alert alert) {
        Set<String> selections = call.selections();
        return drafts(alert)
                .filter(draft -> draft.id() != null && (selections == null || selections.contains(draft.id())))
                .map(draft -> new Card.Suggestion(
                        id(alert.id() + " remove " + draft.id()),
                        "Do not order " + draft.name(),
                        List.of(new Card.Action("delete", "Remove the order of " + draft.name(), draft.id()))))
                .distinct()
                .toList();
    }

    private static String detail(Alert alert) {
        StringBuilder text = new StringBuilder();
        text.append("**").append(Markdown.escaped(alert.action())).append("**\n\n");
        text.append(Markdown.escaped(alert.consequence())).append("\n\n");
        text.append(Markdown.escaped(alert.mechanism())).append("\n\n");
        for (Involved involved : alert.involved()) {
            text.append("- ").append(Markdown.escaped(words(involved))).append('\n');
        }
        alert.evidence()
                .forEach(evidence -> text.append("\n*")
                        .append(Markdown.escaped(evidence.title() + ": " + evidence.citation()))
                        .append("*\n"));
        return text.append("\nSeverity ")
                .append(alert.severity().code())
                .append(", rule ")
                .append(Markdown.escaped(alert.rule()))
                .append('.')
                .toString();
    }

    private static String words(Involved involved) {
        String text = involved.source().equals("draft") ? involved.name() + ", to be ordered" : involved.name();
        text += involved.prescriber() == null ? "" : ", " + involved.prescriber();
        text += involved.startedOn() == null ? "" : ", since " + involved.startedOn();
        return text + (involved.origin() == null ? "" : ", source: " + involved.origin());
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
