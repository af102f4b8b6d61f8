package org.scriptline.pharmacy.worklist.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.ChangeCode;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.RequestedMedication;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.pharmacy.conversation.Asked;

/**
 * A change before more is dispensed.
 *
 * @param code G generic, T therapeutic interchange, P prior authorization, D drug use evaluation, S clarification, OS out of stock, U prescriber authorization
 * @param subCodes with U: what to confirm, A to M
 * @param proposals with G, T and OS at least one, with P and U none
 */
public record ChangeRequest(
        @Nullable String code,
        @Nullable List<String> subCodes,
        @Nullable List<Proposal> proposals,
        @Nullable String note) {

    Asked asked() {
        ChangeCode change = Arrays.stream(ChangeCode.values())
                .filter(value -> value.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () -> refused(ErrorCode.REQUEST_FIELD_INVALID, "code is one of G, T, P, D, S, OS, U.", "code"));
        List<String> confirm = subCodes == null ? List.of() : subCodes;
        List<RequestedMedication> drugs = drugs();
        switch (change) {
            case GENERIC_SUBSTITUTION, THERAPEUTIC_INTERCHANGE, OUT_OF_STOCK -> {
                if (drugs.isEmpty()) {
                    throw refused(ErrorCode.REQUIRED_FIELD_MISSING, "Propose at least one drug.", "proposals");
                }
            }
            case PRIOR_AUTHORIZATION, PRESCRIBER_AUTHORIZATION -> {
                if (!drugs.isEmpty()) {
                    throw refused(ErrorCode.REQUEST_FIELD_INVALID, "This change proposes no drug.", "proposals");
                }
            }
            case DRUG_USE_EVALUATION, SCRIPT_CLARIFICATION -> {}
        }
        if ((change == ChangeCode.PRESCRIBER_AUTHORIZATION) == confirm.isEmpty()
                || confirm.size() > Asked.MOST_SUB_CODES
                || !confirm.stream().allMatch(one -> one != null && one.matches("[A-M]"))) {
            throw refused(ErrorCode.REQUEST_FIELD_INVALID, "subCodes are A to M, with code U only.", "subCodes");
        }
        return new Asked(RequestKind.CHANGE, change, List.copyOf(confirm), drugs, null, Words.limited(note, "note"));
    }

    private List<RequestedMedication> drugs() {
        List<RequestedMedication> drugs = new ArrayList<>();
        List<Proposal> given = proposals == null ? List.of() : proposals;
        if (given.size() > Asked.MOST_PROPOSALS) {
            throw refused(ErrorCode.REQUEST_FIELD_INVALID, "At most nine drugs are proposed.", "proposals");
        }
        for (int i = 0; i < given.size(); i++) {
            Proposal proposal = given.get(i);
            if (proposal == null) {
                throw refused(ErrorCode.REQUEST_FIELD_INVALID, "A proposal is null.", "proposals[" + i + "]");
            }
            drugs.add(proposal.toMedication("proposals[" + i + "]"));
        }
        return List.copyOf(drugs);
    }

    private static ProblemException refused(ErrorCode code, String detail, String field) {
        return new ProblemException(code, detail).withField(field);
    }
}
