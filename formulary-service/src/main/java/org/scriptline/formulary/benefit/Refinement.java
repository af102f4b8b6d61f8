package org.scriptline.formulary.benefit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.coverage.CoverageResult.Alternative;
import org.scriptline.contracts.coverage.CoverageResult.Cost;
import org.scriptline.contracts.coverage.CoverageResult.Unknown;

/**
 * A local answer with what the payer itself said; what the payer left open stays as it was.
 *
 * @param changes what is otherwise now, each in a few words; never empty
 */
public record Refinement(CoverageResult result, List<String> changes) {

    /** The field of an answer's {@link CoverageResult#unknown} that says how far the payer is. */
    public static final String FIELD = "realTimeBenefit";

    static final String ASKED = "the payer is being asked; until it answers, this is its published formulary";

    /** The local answer while the payer is asked. */
    public static CoverageResult asking(CoverageResult local) {
        return with(local, local.covered(), local.priorAuthorization(), local.cost(), local.alternatives(), ASKED);
    }

    public static Refinement of(CoverageResult local, BenefitReply reply) {
        return switch (reply) {
            case BenefitReply.NoAnswer silent ->
                new Refinement(
                        with(
                                local,
                                local.covered(),
                                local.priorAuthorization(),
                                local.cost(),
                                local.alternatives(),
                                silent.reason() + "; this is its published formulary"),
                        List.of(silent.reason()));
            case BenefitReply.Answered answered -> answered(local, answered);
        };
    }

    private static Refinement answered(CoverageResult local, BenefitReply.Answered payer) {
        Boolean covered = Objects.requireNonNullElse(payer.covered(), local.covered());
        Boolean authorization =
                payer.priorAuthorization() == null ? local.priorAuthorization() : payer.priorAuthorization();
        BigDecimal pays = payer.patientPays();
        Cost cost = pays == null
                ? local.cost()
                : new Cost(pays, pays, pays, false, "the payer's own answer" + reference(payer.reference()));
        List<String> changes = new ArrayList<>();
        if (payer.covered() != null && !payer.covered().equals(local.covered())) {
            changes.add(payer.covered() ? "the payer covers the drug" : "the payer does not cover the drug");
        }
        if (payer.priorAuthorization() != null && !payer.priorAuthorization().equals(local.priorAuthorization())) {
            changes.add(
                    payer.priorAuthorization() ? "prior authorization is needed" : "no prior authorization is needed");
        }
        if (pays != null) {
            changes.add("the patient pays " + pays.toPlainString() + " dollars");
        }
        if (payer.message() != null) {
            changes.add(payer.message());
        }
        if (changes.isEmpty()) {
            changes.add("the payer's answer agrees with its published formulary");
        }
        CoverageResult refined = with(local, covered, authorization, cost, notDearer(local, pays), null);
        return new Refinement(refined, List.copyOf(changes));
    }

    private static String reference(@Nullable String reference) {
        return reference == null ? "" : ", reference " + reference;
    }

    /** What costs more than the payer says this one does is no alternative any more. */
    private static List<Alternative> notDearer(CoverageResult local, @Nullable BigDecimal pays) {
        return local.alternatives().stream()
                .filter(other -> pays == null
                        || other.patientPays() == null
                        || other.patientPays().compareTo(pays) <= 0)
                .toList();
    }

    private static CoverageResult with(
            CoverageResult local,
            @Nullable Boolean covered,
            @Nullable Boolean authorization,
            @Nullable Cost cost,
            List<Alternative> alternatives,
            @Nullable String payerUnknown) {
        Set<String> known = new HashSet<>(Set.of(FIELD));
        if (covered != null) {
            known.add("covered");
        }
        if (authorization != null) {
            known.add("priorAuthorization");
        }
        if (cost != null && cost.patientPays() != null) {
            known.add("cost.patientPays");
        }
        List<Unknown> unknown = new ArrayList<>(local.unknown().stream()
                .filter(each -> !known.contains(each.field()))
                .toList());
        if (payerUnknown != null) {
            unknown.add(new Unknown(FIELD, payerUnknown));
        }
        return new CoverageResult(
                local.release(),
                local.completeness(),
                local.asOf(),
                local.plan(),
                covered,
                local.tier(),
                authorization,
                local.stepTherapy(),
                local.quantityLimit(),
                local.newStartsOnly(),
                local.paRoute(),
                local.phase(),
                cost,
                alternatives,
                List.copyOf(unknown),
                local.authorizationOnFile(),
                cost != null && cost.patientPays() != null && !cost.estimate() ? null : local.referencePrice());
    }
}
