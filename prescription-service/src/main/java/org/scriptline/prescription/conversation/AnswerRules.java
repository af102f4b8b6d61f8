package org.scriptline.prescription.conversation;

import static org.scriptline.contracts.codes.RequestOutcome.APPROVED;
import static org.scriptline.contracts.codes.RequestOutcome.APPROVED_WITH_CHANGES;
import static org.scriptline.contracts.codes.RequestOutcome.DENIED;
import static org.scriptline.contracts.codes.RequestOutcome.PENDING;
import static org.scriptline.contracts.codes.RequestOutcome.REPLACE;
import static org.scriptline.contracts.codes.RequestOutcome.VALIDATED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.ChangeCode;
import org.scriptline.contracts.codes.DenialReason;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.codes.RequestOutcome;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.events.RequestedMedication;
import org.scriptline.prescription.lint.Finding;

/**
 * Which answers a request may have and what each must bring. After NCPDP SCRIPT: a renewal is approved with changes of the
 * refills only, any other change replaces; prior authorization is never approved with changes; an authority is validated; a prescription
 * where none exists is approved by the prescription that the prescriber writes, since nothing else says how the drug is to be taken.
 */
public final class AnswerRules {

    private static final String PATH = "Parameters.parameter";

    private AnswerRules() {}

    /** The outcomes that a request may have. */
    public static Set<RequestOutcome> allowed(RequestKind kind, @Nullable ChangeCode change) {
        return switch (kind) {
            case RENEWAL -> Set.of(APPROVED, APPROVED_WITH_CHANGES, DENIED, REPLACE, PENDING);
            case VERBAL_ORDER, EMERGENCY_SUPPLY, NEW_PRESCRIPTION -> Set.of(APPROVED, DENIED);
            case CHANGE ->
                switch (change == null ? ChangeCode.SCRIPT_CLARIFICATION : change) {
                    case GENERIC_SUBSTITUTION,
                            THERAPEUTIC_INTERCHANGE,
                            DRUG_USE_EVALUATION,
                            SCRIPT_CLARIFICATION,
                            OUT_OF_STOCK -> Set.of(APPROVED, APPROVED_WITH_CHANGES, DENIED, PENDING);
                    case PRIOR_AUTHORIZATION -> Set.of(APPROVED, DENIED, PENDING);
                    case PRESCRIBER_AUTHORIZATION -> Set.of(VALIDATED, DENIED, PENDING);
                };
        };
    }

    /** What is wrong with the answer; empty when it can be given. */
    public static List<Finding> check(PharmacyRequestStated asked, Answer answer, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        Set<RequestOutcome> allowed = allowed(asked.kind(), asked.changeCode());
        if (!allowed.contains(answer.outcome())) {
            findings.add(error(
                    "outcome",
                    "This request may be answered by "
                            + String.join(
                                    ", ",
                                    allowed.stream()
                                            .map(RequestOutcome::code)
                                            .sorted()
                                            .toList())
                            + "."));
            return findings;
        }
        switch (answer.outcome()) {
            case APPROVED, VALIDATED -> approved(asked, answer, findings);
            case APPROVED_WITH_CHANGES -> withChanges(asked, answer, findings);
            case REPLACE -> require(answer.medicationRequest() != null, "medicationRequest", findings);
            case DENIED -> denied(answer, findings);
            case PENDING -> pending(answer, today, findings);
        }
        proposal(asked, answer, findings);
        return findings;
    }

    /** The pharmacy's proposal that the answer takes; null when it takes none. */
    public static @Nullable RequestedMedication chosen(PharmacyRequestStated asked, Answer answer) {
        List<RequestedMedication> proposals = asked.proposals();
        if (answer.proposal() != null) {
            return proposals.get(answer.proposal() - 1);
        }
        return proposals.size() == 1 ? proposals.getFirst() : null;
    }

    /** Whether the answer is a new prescription. */
    public static boolean prescribes(PharmacyRequestStated asked, Answer answer) {
        return switch (answer.outcome()) {
            case DENIED -> answer.medicationRequest() != null;
            case PENDING, VALIDATED -> false;
            case REPLACE, APPROVED_WITH_CHANGES -> true;
            case APPROVED ->
                asked.kind() == RequestKind.RENEWAL
                        || asked.kind() == RequestKind.NEW_PRESCRIPTION
                        || !asked.proposals().isEmpty() && asked.kind() == RequestKind.CHANGE;
        };
    }

    private static void approved(PharmacyRequestStated asked, Answer answer, List<Finding> findings) {
        if (asked.kind() == RequestKind.NEW_PRESCRIPTION) {
            require(answer.medicationRequest() != null, "medicationRequest", findings);
            return;
        }
        if (answer.refills() != null || answer.medicationRequest() != null) {
            findings.add(
                    error("outcome", "An approval is as asked; what differs is approved-with-changes or replace."));
        }
        if (asked.proposals().size() > 1) {
            require(answer.proposal() != null, "proposal", findings);
        }
    }

    private static void withChanges(PharmacyRequestStated asked, Answer answer, List<Finding> findings) {
        if (asked.kind() == RequestKind.RENEWAL) {
            require(answer.refills() != null, "refills", findings);
            if (answer.medicationRequest() != null) {
                findings.add(error(
                        "medicationRequest", "A renewal changes the refills only; what else differs is replace."));
            }
        } else {
            require(answer.refills() != null || answer.medicationRequest() != null, "medicationRequest", findings);
        }
    }

    private static void denied(Answer answer, List<Finding> findings) {
        if (answer.denialReason() == null) {
            findings.add(Finding.error(
                    ErrorCode.REASON_INVALID, PATH + ".where(name='reason')", "A denial needs a coded reason."));
        }
        if (answer.denialReason() == DenialReason.OTHER && answer.note() == null) {
            findings.add(Finding.error(
                    ErrorCode.REASON_INVALID, PATH + ".where(name='note')", "The reason OTHER needs a note."));
        }
        if (answer.medicationRequest() != null && answer.denialReason() != DenialReason.OTHER_PHARMACY) {
            findings.add(error("medicationRequest", "Only OTHER_PHARMACY comes with a new prescription."));
        }
    }

    private static void pending(Answer answer, LocalDate today, List<Finding> findings) {
        if (answer.pendingReason() == null) {
            findings.add(Finding.error(
                    ErrorCode.REASON_INVALID,
                    PATH + ".where(name='reason')",
                    "A pending answer needs a coded reason."));
        }
        require(answer.expectedOn() != null, "expectedOn", findings);
        if (answer.expectedOn() != null
                && (answer.expectedOn().isBefore(today) || answer.expectedOn().isAfter(today.plusYears(1)))) {
            findings.add(Finding.error(
                    ErrorCode.DATE_INVALID,
                    PATH + ".where(name='expectedOn')",
                    "The day is past or more than a year away."));
        }
    }

    private static void proposal(PharmacyRequestStated asked, Answer answer, List<Finding> findings) {
        Integer number = answer.proposal();
        if (number != null && (number < 1 || number > asked.proposals().size())) {
            findings.add(
                    error("proposal", "The pharmacy made " + asked.proposals().size() + " proposals."));
        }
    }

    private static void require(boolean there, String name, List<Finding> findings) {
        if (!there) {
            findings.add(Finding.error(
                    ErrorCode.REQUIRED_FIELD_MISSING, PATH + ".where(name='" + name + "')", name + " is missing."));
        }
    }

    private static Finding error(String name, String words) {
        return Finding.error(ErrorCode.ANSWER_NOT_POSSIBLE, PATH + ".where(name='" + name + "')", words);
    }
}
