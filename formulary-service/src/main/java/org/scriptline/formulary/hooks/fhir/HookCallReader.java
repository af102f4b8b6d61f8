package org.scriptline.formulary.hooks.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.hooks.HookKind;
import org.scriptline.formulary.coverage.CoverageQuestion;
import org.scriptline.formulary.coverage.PlanCode;
import org.scriptline.formulary.hooks.HookCall;
import org.scriptline.formulary.hooks.HookOrder;
import org.scriptline.kit.hooks.fhir.Fhir;
import org.scriptline.kit.hooks.fhir.Resources;
import org.scriptline.kit.problem.ProblemException;

/**
 * Reads a call: a wrong frame (hook, instance, context) is refused, what is odd inside the resources is named and the
 * rest is checked.
 */
public final class HookCallReader {

    /** FHIR queries by prefetch key. */
    public static final Map<String, String> QUERIES = Map.of(
            "patient", "Patient/{{context.patientId}}",
            "coverage", "Coverage?patient={{context.patientId}}&status=active",
            "medicationDispenses", "MedicationDispense?patient={{context.patientId}}");

    private static final int TEXT_LIMIT = 255;
    private static final int MOST_ORDERS = 50;
    private static final String ORDER = "MedicationRequest";

    private final HookKind kind;
    private final LocalDate today;
    private final List<String> unknown = new ArrayList<>();
    private final Resources resources = new Resources();
    private final Map<String, JsonNode> byReference = new HashMap<>();

    public HookCallReader(HookKind kind, LocalDate today) {
        this.kind = kind;
        this.today = today;
    }

    /** The order with this reference as it was sent. */
    public JsonNode order(String reference) {
        JsonNode order = byReference.get(reference);
        if (order == null) {
            throw new IllegalArgumentException("no order of this call");
        }
        return order;
    }

    /**
     * What the body asks.
     *
     * @throws ProblemException when the frame is not that of this hook
     */
    public HookCall read(JsonNode body) {
        if (!body.isObject()) {
            throw invalid("", "The body is a JSON object.");
        }
        if (!kind.code().equals(required(body, "hook", "hook"))) {
            throw invalid("hook", "This service serves the hook " + kind.code() + ".");
        }
        String instance = required(body, "hookInstance", "hookInstance");
        JsonNode context = body.path("context");
        required(context, "patientId", "context.patientId");
        required(context, "userId", "context.userId");
        JsonNode draftOrders = context.path("draftOrders");
        if (!"Bundle".equals(Fhir.text(draftOrders, "resourceType"))) {
            throw invalid("context.draftOrders", "The draft orders are a Bundle.");
        }
        List<JsonNode> orders = resources.of(draftOrders).stream()
                .filter(resource -> ORDER.equals(Fhir.text(resource, "resourceType")))
                .toList();
        if (orders.size() > MOST_ORDERS) {
            throw invalid("context.draftOrders", "At most " + MOST_ORDERS + " orders are checked at once.");
        }
        Set<String> selections = kind == HookKind.ORDER_SELECT ? selections(context) : null;
        JsonNode prefetch = body.path("prefetch");
        JsonNode patient = prefetch.path("patient");
        boolean known = "Patient".equals(Fhir.text(patient, "resourceType"));
        List<JsonNode> spokenOf = orders.stream()
                .filter(order -> selections == null || selections.contains(Resources.reference(order)))
                .toList();
        @Nullable PlanCode plan = spokenOf.isEmpty() ? null : CoverageReader.plan(prefetch, unknown, resources);
        @Nullable
        List<CoverageQuestion.PastFill> fills = spokenOf.isEmpty()
                ? null
                : FillReader.fills(prefetch.path("medicationDispenses"), today, unknown, resources);
        OrderReader reader = new OrderReader(resources, plan, fills, age(patient), today);
        List<HookOrder> read = new ArrayList<>();
        for (JsonNode order : spokenOf) {
            HookOrder understood = reader.read(order);
            byReference.put(understood.reference(), order);
            read.add(understood);
        }
        return new HookCall(kind, instance, known, read, unknown);
    }

    private @Nullable Integer age(JsonNode patient) {
        LocalDate born = Fhir.date(patient, "birthDate");
        return born == null || born.isAfter(today)
                ? null
                : Integer.valueOf(Period.between(born, today).getYears());
    }

    private static Set<String> selections(JsonNode context) {
        Set<String> selections = new LinkedHashSet<>();
        if (!context.path("selections").isArray()) {
            throw invalid("context.selections", "The selections are a list of references.");
        }
        context.path("selections").forEach(selection -> selections.add(selection.asText()));
        return selections;
    }

    private static String required(JsonNode node, String field, String path) {
        String text = Fhir.text(node, field);
        if (text == null || text.length() > TEXT_LIMIT) {
            throw invalid(path, "A text of 1 to " + TEXT_LIMIT + " characters is needed.");
        }
        return text;
    }

    private static ProblemException invalid(String field, String sentence) {
        var problem = new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, sentence);
        return field.isEmpty() ? problem : problem.withField(field);
    }
}
