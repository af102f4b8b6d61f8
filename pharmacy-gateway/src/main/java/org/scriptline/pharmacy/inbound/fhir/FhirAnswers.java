package org.scriptline.pharmacy.inbound.fhir;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCategory;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.Problem;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.problem.ProblemRenderer;
import org.scriptline.pharmacy.inbound.InboundAnswer;
import org.scriptline.pharmacy.script.ErrorAnswer;
import org.scriptline.pharmacy.script.Finding;

/** Answers in FHIR as OperationOutcome; also whatever fails on its paths, a missing token for example. */
@ApplicationScoped
public class FhirAnswers implements ProblemRenderer {

    static final String FHIR_JSON = "application/fhir+json";

    private static final String OURS = "http://scriptline.example/fhir/CodeSystem/";
    private static final String ERROR_CODE = OURS + "error-code";
    private static final String STATUS_CODE = OURS + "script-status";

    /** How many of the elements that are not carried are named. */
    private static final int NAMED = 20;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /**
     * What was answered to one fill.
     *
     * @param messageId the pharmacy's identifier of it
     */
    record Told(String messageId, InboundAnswer answer) {

        /** What it is in the catalogue; empty when it was taken. */
        Optional<ErrorCode> failure() {
            if (answer.kind().equals("Status")) {
                return Optional.empty();
            }
            if (answer.code().equals(ErrorAnswer.SYSTEM_ERROR)) {
                return Optional.of(ErrorCode.OVERLOADED);
            }
            return Optional.of(
                    InboundAnswer.DUPLICATE.equals(answer.descriptionCode())
                            ? ErrorCode.MESSAGE_ID_REUSED
                            : ErrorCode.SCRIPT_UNMATCHED);
        }
    }

    /** One issue for each fill, what was not taken first; its failure is the answer's status. */
    Response of(List<Told> told, List<Finding> findings) {
        List<Told> worstFirst = told.stream()
                .sorted(Comparator.comparing((Told one) -> one.failure().isEmpty()))
                .toList();
        ArrayNode issues = JSON.createArrayNode();
        worstFirst.forEach(one -> issue(issues, one));
        losses(issues, findings);
        int status = worstFirst
                .getFirst()
                .failure()
                .map(code -> code.category().httpStatus())
                .orElse(200);
        Response.ResponseBuilder response =
                Response.status(status).type(FHIR_JSON).entity(bytes(issues));
        return status == ErrorCategory.UNAVAILABLE.httpStatus()
                ? response.header("Retry-After", 1).build()
                : response.build();
    }

    private static void issue(ArrayNode issues, Told one) {
        String id = one.messageId();
        Optional<ErrorCode> failure = one.failure();
        if (failure.isEmpty()) {
            issue(
                    issues,
                    "information",
                    "informational",
                    STATUS_CODE,
                    one.answer().code(),
                    "Taken: " + id + ".");
        } else {
            String words = Optional.ofNullable(one.answer().words())
                    .orElse(failure.get().title());
            ObjectNode issue = issue(
                    issues,
                    "error",
                    type(failure.get()),
                    ERROR_CODE,
                    failure.get().name(),
                    words);
            issue.put("diagnostics", id + ": " + words + ". " + failure.get().fix());
        }
    }

    private static void losses(ArrayNode issues, List<Finding> findings) {
        if (!findings.isEmpty()) {
            ObjectNode issue = issues.addObject().put("severity", "information").put("code", "informational");
            issue.putObject("details")
                    .put(
                            "text",
                            findings.size()
                                    + " elements say nothing that is recorded of a fill; they are kept with the report.");
            ArrayNode named = issue.putArray("expression");
            findings.stream().limit(NAMED).forEach(finding -> named.add(finding.path()));
        }
    }

    private static ObjectNode issue(
            ArrayNode issues, String severity, String type, String system, String code, String text) {
        ObjectNode issue = issues.addObject().put("severity", severity).put("code", type);
        ObjectNode details = issue.putObject("details");
        details.putArray("coding").addObject().put("system", system).put("code", code);
        details.put("text", text);
        return issue;
    }

    private static byte[] bytes(ArrayNode issues) {
        ObjectNode outcome = JSON.createObjectNode().put("resourceType", "OperationOutcome");
        outcome.set("issue", issues);
        return outcome.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean handles(String path) {
        return path.startsWith("/fhir");
    }

    @Override
    public String mediaType() {
        return FHIR_JSON;
    }

    @Override
    public byte[] render(ProblemException failure, Problem problem) {
        ErrorCode code = failure.code();
        ArrayNode issues = JSON.createArrayNode();
        ObjectNode issue = issue(issues, "error", type(code), ERROR_CODE, code.name(), failure.detail());
        String retry = code.category().retryable() ? " The same request may be repeated." : "";
        issue.put(
                "diagnostics",
                failure.detail() + " " + code.fix() + retry + " Correlation id: " + problem.correlationId() + ".");
        @Nullable String field = failure.field();
        if (field != null) {
            issue.putArray("expression").add(field);
        }
        return bytes(issues);
    }

    /** FHIR's issue type. */
    private static String type(ErrorCode code) {
        return switch (code.category()) {
            case MALFORMED -> "invalid";
            case UNAUTHENTICATED -> "login";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "not-found";
            case METHOD, NOT_ACCEPTABLE, MEDIA_TYPE -> "not-supported";
            case CONFLICT, STALE -> "conflict";
            case PRECONDITION -> "required";
            case TOO_LARGE -> "too-long";
            case UNPROCESSABLE -> code == ErrorCode.REQUIRED_FIELD_MISSING ? "required" : "business-rule";
            case TOO_MANY -> "throttled";
            case INTERNAL -> "exception";
            case UNAVAILABLE -> "transient";
        };
    }
}
