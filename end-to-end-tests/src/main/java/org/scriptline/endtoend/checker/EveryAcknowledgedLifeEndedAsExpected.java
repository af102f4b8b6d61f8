package org.scriptline.endtoend.checker;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was acknowledged is not lost: it is stored and has reached the end that its scenario expects. */
final class EveryAcknowledgedLifeEndedAsExpected implements Invariant {

    private static final AxesRow FILLED = new AxesRow("completed", "verified", "none", "dispensed");
    private static final AxesRow HELD = new AxesRow("held", "none", "none", "none");
    private static final AxesRow REJECTED = new AxesRow("active", "failed", "none", "none");

    @Override
    public String statement() {
        return "every acknowledged prescription reached the outcome that its scenario expects";
    }

    @Override
    public Stream<String> violations(Evidence evidence) {
        return evidence.lives().stream().flatMap(life -> problem(life, evidence).map(why -> life + " " + why).stream());
    }

    private static Optional<String> problem(Life life, Evidence evidence) {
        if (life.refusal().isPresent()) {
            return life.prescribed().status() == life.refusal().getAsInt()
                    ? Optional.empty()
                    : Optional.of("should have been refused and was answered with "
                            + life.prescribed().status());
        }
        if (!life.acknowledged()) {
            return Optional.of("was not accepted, status " + life.prescribed().status());
        }
        AxesRow axes = evidence.prescriptions().get(life.prescription().orElse(""));
        if (axes == null) {
            return Optional.of("was acknowledged and is not in the database");
        }
        LedgerOrder known = evidence.ledger().get(life.orderNumber().orElse(""));
        List<LedgerOrder.LedgerFill> fills = known == null ? List.of() : known.fills();
        return switch (life.scenario()) {
            case "HOLD" -> known != null ? Optional.of("is held and reached a pharmacy") : expect(HELD, axes);
            case "REJECT" -> fills.isEmpty() ? expect(REJECTED, axes) : Optional.of("was rejected and filled");
            case "CANCEL", "CANCEL_TOO_LATE" -> afterCancel(life, axes, !fills.isEmpty());
            default -> fills.size() == 1 ? expect(FILLED, axes) : Optional.of("has " + fills.size() + " fills");
        };
    }

    /** The pharmacy's decision is the truth: either it filled and the cancel was denied, or it did not and it was approved. */
    private static Optional<String> afterCancel(Life life, AxesRow axes, boolean filled) {
        boolean tooLate =
                life.cancelled().filter(reply -> reply.phase().equals("fail")).isPresent();
        if (tooLate || life.cancelled().isEmpty()) {
            return filled ? expect(FILLED, axes) : Optional.of("had its cancel refused and was not filled: " + axes);
        }
        if (filled) {
            return expect(new AxesRow("completed", "verified", "denied", "dispensed"), axes);
        }
        boolean ended = axes.order().equals("cancelled")
                && axes.cancel().equals("approved")
                && axes.fill().equals("none");
        return ended ? Optional.empty() : Optional.of("was cancelled before any fill, and has " + axes);
    }

    private static Optional<String> expect(AxesRow expected, AxesRow actual) {
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of("should have " + expected + ", and has " + actual);
    }
}
