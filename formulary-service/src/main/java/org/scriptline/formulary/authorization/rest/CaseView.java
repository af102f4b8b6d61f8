package org.scriptline.formulary.authorization.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.status.AuthorizationState;
import org.scriptline.formulary.authorization.AuthorizationCase;
import org.scriptline.formulary.authorization.CaseStep;
import org.scriptline.formulary.authorization.CaseSubject;
import org.scriptline.formulary.authorization.Question;

/**
 * A case as its practice reads it.
 *
 * @param next what the practice can do now: start, answer, submit, appeal
 * @param waitsForPayer whether something is on its way to the payer
 */
public record CaseView(
        UUID id,
        UUID prescription,
        UUID patient,
        String prescriberNpi,
        String plan,
        Drug drug,
        AuthorizationState state,
        List<CaseStep> next,
        boolean waitsForPayer,
        @Nullable String reference,
        @Nullable String reason,
        @Nullable Instant dueBy,
        List<Asked> questions,
        @Nullable String note,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        Instant openedAt,
        Instant changedAt) {

    /** What was prescribed. */
    public record Drug(
            String rxcui,
            String name,
            BigDecimal quantity,
            @Nullable Integer daysSupply) {}

    /**
     * A question with the practice's answer.
     *
     * @param kind YES_NO, CHOICE, NUMBER, DATE or TEXT
     * @param answer null while there is none
     */
    public record Asked(
            String id,
            String text,
            Question.Kind kind,
            List<String> choices,
            boolean required,
            @Nullable String answer) {}

    static CaseView of(AuthorizationCase one) {
        CaseSubject subject = one.subject();
        return new CaseView(
                one.id(),
                subject.prescriptionId(),
                subject.patientId(),
                subject.prescriberNpi(),
                subject.plan(),
                new Drug(Integer.toString(subject.rxcui()), subject.drug(), subject.quantity(), subject.daysSupply()),
                one.state(),
                CaseStep.open(one.state()),
                one.errand() != null,
                one.reference(),
                one.reason(),
                one.dueBy(),
                one.questions().stream()
                        .map(question -> new Asked(
                                question.id(),
                                question.text(),
                                question.kind(),
                                question.choices(),
                                question.required(),
                                one.answered(question.id())))
                        .toList(),
                one.note(),
                one.validFrom(),
                one.validUntil(),
                one.openedAt(),
                one.changedAt());
    }

    @Override
    public String toString() {
        return "CaseView[" + id + ", redacted]";
    }
}
