package org.scriptline.formulary.pdex.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.scriptline.contracts.errors.ErrorCategory;
import org.scriptline.kit.problem.Problem;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.problem.ProblemRenderer;

/** Failures on FHIR paths are OperationOutcomes. */
@ApplicationScoped
public class OutcomeRenderer implements ProblemRenderer {

    private static final String CODES = "http://scriptline.example/fhir/CodeSystem/error-code";

    @Override
    public boolean handles(String path) {
        return path.startsWith("/fhir");
    }

    @Override
    public String mediaType() {
        return PdexResource.FHIR_JSON;
    }

    @Override
    public byte[] render(ProblemException failure, Problem problem) {
        ObjectNode outcome = JsonNodeFactory.instance.objectNode();
        outcome.put("resourceType", "OperationOutcome");
        ObjectNode issue = outcome.putArray("issue").addObject();
        issue.put("severity", "error");
        issue.put("code", failure.code().category() == ErrorCategory.NOT_FOUND ? "not-found" : "processing");
        issue.putObject("details")
                .put("text", failure.detail())
                .putArray("coding")
                .addObject()
                .put("system", CODES)
                .put("code", failure.code().name());
        issue.put("diagnostics", failure.code().fix() + " Correlation id: " + problem.correlationId());
        if (failure.field() != null) {
            issue.putArray("expression").add(failure.field());
        }
        return outcome.toString().getBytes(StandardCharsets.UTF_8);
    }
}
