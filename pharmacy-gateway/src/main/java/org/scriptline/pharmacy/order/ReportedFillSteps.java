package org.scriptline.pharmacy.order;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.scriptline.contracts.codes.NotDispensedReason;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.pharmacy.script.RxFill;

/** What a pharmacy says over SCRIPT that it did. It did it, so nothing is refused; what does not fit is stored and shown as a contradiction. */
public final class ReportedFillSteps {

    /** What the prescriber reads of a transfer that names nobody. */
    public static final String RECEIVER_UNKNOWN =
            "The pharmacy did not say to which: what is dispensed there will not be told.";

    private ReportedFillSteps() {}

    /** @param today the date of a fill that names none */
    public static Step on(PharmacyOrder before, RxFill report, LocalDate today) {
        PharmacyOrder order = TransmissionSteps.atLeastDelivered(before);
        RxFill.Dispensed dispensed = report.dispensed();
        return switch (report.kind()) {
            case DISPENSED, PARTIALLY_DISPENSED ->
                dispensed == null ? new Step.Unchanged(order) : dispensed(order, report, dispensed, today);
            case NOT_DISPENSED -> notDispensed(order, report.reasons());
            case TRANSFERRED -> transferredToNobodyNamed(before);
        };
    }

    /** An RxFill names no receiver: the prescriber reads that nobody here knows where it went. */
    private static Step transferredToNobodyNamed(PharmacyOrder before) {
        return transferred(before) instanceof Step.Moved moved
                ? new Step.Moved(
                        moved.order(),
                        moved.change(),
                        moved.detail() == null ? RECEIVER_UNKNOWN : moved.detail() + " " + RECEIVER_UNKNOWN)
                : new Step.Unchanged(before);
    }

    /**
     * What a pharmacy says that gave the rest of the order to another one. A fill counts, so that nobody dispenses the same again, and people must look;
     * what it takes back does not come back to the order, which went on without it.
     *
     * @param today the date of a fill that names none
     */
    public static Step byGiver(PharmacyOrder order, RxFill report, String giver, LocalDate today) {
        RxFill.Dispensed dispensed = report.dispensed();
        return switch (report.kind()) {
            case DISPENSED, PARTIALLY_DISPENSED ->
                dispensed == null ? new Step.Unchanged(order) : late(order, report, dispensed, giver, today);
            case NOT_DISPENSED ->
                takenBack(report.reasons())
                                && order.standingFills().stream().anyMatch(fill -> giver.equals(fill.dispensedBy()))
                        ? TransmissionSteps.contradiction(
                                order,
                                "Pharmacy " + giver
                                        + " took a fill back after it had transferred the prescription; it stays counted.")
                        : new Step.Unchanged(order);
            case TRANSFERRED -> new Step.Unchanged(order);
        };
    }

    private static Step late(
            PharmacyOrder order, RxFill report, RxFill.Dispensed dispensed, String giver, LocalDate today) {
        RecordedFill added = told(order, report, dispensed, today).by(giver);
        List<RecordedFill> fills = new ArrayList<>(order.fills());
        fills.add(added);
        PharmacyOrder next = order.withFills(fills);
        if (next.fill() == FillStatus.NONE) {
            next = next.with(added.fill().partial() ? FillStatus.PARTIAL : FillStatus.DISPENSED, null);
        }
        List<String> found = contradictions(next, added);
        found.addFirst("Pharmacy " + giver + " reported fill " + added.fill().number()
                + " after it had transferred the prescription.");
        for (String sentence : found) {
            next = next.contradicted(sentence);
        }
        return new Step.Moved(next, OrderChange.CONTRADICTION, found.getLast());
    }

    /** The pharmacy has given the rest of it to another one: nobody dispenses from it here any more. Said again, it changes nothing. */
    public static Step transferred(PharmacyOrder before) {
        if (before.fill() == FillStatus.TRANSFERRED) {
            return new Step.Unchanged(before);
        }
        PharmacyOrder next = TransmissionSteps.atLeastDelivered(before)
                .claimed(null)
                .with(FillStatus.TRANSFERRED, NotDispensedReason.TRANSFERRED);
        String contradiction =
                before.cancelled() ? "It was transferred to another pharmacy after the cancel was approved." : null;
        return new Step.Moved(
                contradiction == null ? next : next.contradicted(contradiction),
                OrderChange.TRANSFERRED,
                contradiction);
    }

    private static Step dispensed(PharmacyOrder order, RxFill report, RxFill.Dispensed dispensed, LocalDate today) {
        boolean partial = report.kind() == RxFill.Kind.PARTIALLY_DISPENSED;
        List<RecordedFill> fills = new ArrayList<>(order.fills());
        RecordedFill added = owing(order, numbered(order, fills, report, dispensed, today));
        fills.add(added);
        PharmacyOrder next = order.withFills(fills).with(partial ? FillStatus.PARTIAL : FillStatus.DISPENSED, null);
        String contradiction = null;
        List<String> found = contradictions(next, added);
        if (order.fill() == FillStatus.TRANSFERRED) {
            found.add("Fill " + added.fill().number() + " was reported after the prescription was transferred.");
        }
        for (String sentence : found) {
            next = next.contradicted(sentence);
            contradiction = sentence;
        }
        return new Step.Moved(next, partial ? OrderChange.PARTIALLY_FILLED : OrderChange.FILLED, contradiction);
    }

    /** In order of arrival, 0 first; more of a partial fill completes the same number. */
    private static RecordedFill numbered(
            PharmacyOrder order, List<RecordedFill> fills, RxFill report, RxFill.Dispensed dispensed, LocalDate today) {
        RecordedFill told = told(order, report, dispensed, today);
        if (!fills.isEmpty()) {
            RecordedFill last = fills.getLast();
            if (last.here()
                    && last.fill().partial()
                    && !last.returned()
                    && last.fill().unit().equals(told.fill().unit())) {
                fills.removeLast();
                return new RecordedFill(completed(last.fill(), told.fill()), false, told.counted());
            }
        }
        return told;
    }

    private static RecordedFill told(PharmacyOrder order, RxFill report, RxFill.Dispensed dispensed, LocalDate today) {
        String unit = dispensed.unitCode() == null || order.authorised().sameUnit(dispensed.unitCode())
                ? order.authorised().unit()
                : dispensed.unitCode();
        Fill fill = new Fill(
                order.nextFillNumber(),
                dispensed.quantity(),
                unit,
                dispensed.ndc(),
                dispensed.daysSupply(),
                dispensed.filledOn() == null ? today : dispensed.filledOn(),
                report.kind() == RxFill.Kind.PARTIALLY_DISPENSED,
                report.dispensedName(),
                null);
        return new RecordedFill(fill, false, unit.equals(order.authorised().unit()));
    }

    private static Fill completed(Fill first, Fill rest) {
        return new Fill(
                first.number(),
                first.quantity().add(rest.quantity()),
                rest.unit(),
                rest.ndc(),
                rest.daysSupply(),
                rest.filledOn(),
                rest.partial(),
                rest.description(),
                null);
    }

    /** What a partial fill leaves to be dispensed of what one fill may be. */
    private static RecordedFill owing(PharmacyOrder order, RecordedFill added) {
        if (!added.fill().partial() || !added.counted()) {
            return added;
        }
        BigDecimal owed = order.authorised().perFill().subtract(added.fill().quantity());
        return new RecordedFill(added.fill().owing(owed.signum() > 0 ? owed : null), added.returned(), true);
    }

    private static List<String> contradictions(PharmacyOrder order, RecordedFill added) {
        List<String> found = new ArrayList<>();
        if (!added.counted()) {
            found.add("Fill " + added.fill().number() + " came in another unit than the one ordered.");
        }
        if (order.dispensed().compareTo(order.authorised().total()) > 0) {
            found.add("More was dispensed than authorised: " + order.dispensed().toPlainString() + " of "
                    + order.authorised().total().toPlainString() + ".");
        }
        if (order.cancelled()) {
            found.add("Fill " + added.fill().number() + " was dispensed after the cancel was approved.");
        }
        if (order.authorised().tooLate(added.fill().filledOn())) {
            found.add("Fill " + added.fill().number() + " was dispensed on "
                    + added.fill().filledOn() + ", after the prescription had expired.");
        }
        return found;
    }

    private static Step notDispensed(PharmacyOrder order, List<String> reasons) {
        List<String> lower =
                reasons.stream().map(reason -> reason.toLowerCase(Locale.ROOT)).toList();
        List<RecordedFill> fills = new ArrayList<>(order.fills());
        int last = lastHere(fills);
        if (takenBack(reasons) && last >= 0) {
            fills.set(
                    last,
                    new RecordedFill(
                            fills.get(last).fill(), true, fills.get(last).counted()));
            return new Step.Moved(
                    order.withFills(fills).with(FillStatus.RETURNED, null), OrderChange.RETURNED_TO_STOCK, null);
        }
        if (order.left().signum() == 0 && last >= 0) {
            return TransmissionSteps.contradiction(
                    order, "The pharmacy said that it was not dispensed after it had dispensed all of it.");
        }
        NotDispensedReason reason = lower.stream()
                .flatMap(words -> reasonIn(words).stream())
                .findFirst()
                .orElse(NotDispensedReason.OTHER);
        return new Step.Moved(order.with(FillStatus.NOT_DISPENSED, reason), OrderChange.NOT_DISPENSED, null);
    }

    /** The pharmacy's own codes and words map to ours where they say the same. */
    private static Optional<NotDispensedReason> reasonIn(String words) {
        return Arrays.stream(NotDispensedReason.values())
                .filter(reason -> words.replace(' ', '_')
                        .replace('-', '_')
                        .contains(reason.code().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static boolean takenBack(List<String> reasons) {
        return reasons.stream()
                .anyMatch(reason -> reason.toLowerCase(Locale.ROOT).contains("return"));
    }

    /** The place of the last fill that this pharmacy may take back; below zero when there is none. */
    private static int lastHere(List<RecordedFill> fills) {
        int last = fills.size() - 1;
        while (last >= 0 && !fills.get(last).here()) {
            last--;
        }
        boolean standing = fills.stream().anyMatch(fill -> fill.here() && !fill.returned());
        return standing ? last : -1;
    }
}
