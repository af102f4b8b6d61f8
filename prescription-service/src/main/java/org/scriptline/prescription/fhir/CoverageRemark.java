package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.coverage.CoverageResult.AuthorizationOnFile;
import org.scriptline.contracts.coverage.CoverageResult.Cost;
import org.scriptline.contracts.coverage.CoverageResult.QuantityLimit;
import org.scriptline.contracts.coverage.CoverageResult.Tier;
import org.scriptline.contracts.events.PriorAuthorizationStated;
import org.scriptline.prescription.timeline.AuthorizationSentences;

/** A coverage answer in words, with a code for each thing that a prescriber acts on. Unknown is said, never guessed. */
final class CoverageRemark {
    /** Every code of {@link FhirSystems#COVERAGE}. */
    static final Map<String, String> CODES = Map.of(
            "coverage-unknown", "Whether the plan covers the drug is not known.",
            "covered", "The plan covers the drug.",
            "not-covered", "The plan does not cover the drug.",
            "prior-authorization", "The plan asks for prior authorization.",
            "prior-authorization-on-file", "The payer has approved the drug for this patient.",
            "prior-authorization-case", "How far the prior authorization is.",
            "step-therapy", "The plan asks for another drug first.",
            "quantity-limit", "The plan limits the quantity.",
            "quantity-limit-exceeded", "The order is above the plan's limit.");

    private final List<String> codes = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();

    private CoverageRemark() {}

    static ObjectNode of(CoverageResult coverage) {
        CoverageRemark remark = new CoverageRemark();
        remark.covered(coverage);
        remark.restrictions(coverage);
        remark.cost(coverage.cost());
        coverage.alternatives()
                .forEach(other -> remark.sentences.add("Alternative: " + other.name() + ", " + other.why() + "."));
        coverage.unknown().forEach(one -> remark.sentences.add("Unknown " + one.field() + ": " + one.reason() + "."));
        ObjectNode issue = OperationOutcomes.issue(
                "information",
                "informational",
                FhirSystems.COVERAGE,
                remark.codes.getFirst(),
                String.join(" ", remark.sentences));
        ArrayNode coding = (ArrayNode) issue.path("details").path("coding");
        remark.codes.stream().skip(1).forEach(code -> coding.add(Json.coding(FhirSystems.COVERAGE, code)));
        return issue;
    }

    /** How far the prior authorization is, with the case's id to find it by at formulary-service. */
    static ObjectNode of(PriorAuthorizationStated stated) {
        ObjectNode issue = OperationOutcomes.issue(
                "information",
                "informational",
                FhirSystems.COVERAGE,
                "prior-authorization-case",
                AuthorizationSentences.of(stated));
        return issue.put(
                "diagnostics", "Case " + stated.caseId() + ", " + stated.state().code());
    }

    private void covered(CoverageResult coverage) {
        if (coverage.covered() == null) {
            say("coverage-unknown", "Coverage on " + coverage.asOf() + " is unknown.");
        } else if (coverage.covered()) {
            say("covered", "Covered on " + coverage.asOf() + tier(coverage) + ".");
        } else {
            say("not-covered", "Not covered on " + coverage.asOf() + ".");
        }
    }

    private static String tier(CoverageResult coverage) {
        Tier tier = coverage.tier();
        return tier == null ? "" : ", tier " + tier.code() + (tier.name() == null ? "" : " (" + tier.name() + ")");
    }

    private void restrictions(CoverageResult coverage) {
        if (Boolean.TRUE.equals(coverage.priorAuthorization())) {
            say("prior-authorization", "Prior authorization is required.");
            onFile(coverage.authorizationOnFile());
        }
        if (coverage.stepTherapy() != null
                && Boolean.TRUE.equals(coverage.stepTherapy().required())) {
            String verdict = coverage.stepTherapy().verdict();
            say("step-therapy", "Step therapy is required" + (verdict == null ? "." : ": " + verdict + "."));
        }
        QuantityLimit limit = coverage.quantityLimit();
        if (limit != null && Boolean.TRUE.equals(limit.applies())) {
            say("quantity-limit", "A quantity limit applies: " + limit.amount() + " in " + limit.days() + " days.");
            if (Boolean.TRUE.equals(limit.exceeded())) {
                say("quantity-limit-exceeded", "The limit is exceeded.");
            }
        }
    }

    private void onFile(@Nullable AuthorizationOnFile approval) {
        if (approval != null) {
            say(
                    "prior-authorization-on-file",
                    "It is on file from " + approval.validFrom() + " until " + approval.validUntil() + ".");
        }
    }

    private void cost(@Nullable Cost cost) {
        if (cost != null && cost.patientPays() != null) {
            sentences.add("The patient pays " + (cost.estimate() ? "about $" : "$")
                    + cost.patientPays().toPlainString() + ".");
        }
    }

    private void say(String code, String sentence) {
        codes.add(code);
        sentences.add(sentence);
    }
}
