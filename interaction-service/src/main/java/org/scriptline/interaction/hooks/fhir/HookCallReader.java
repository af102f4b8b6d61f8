package org.scriptline.interaction.hooks.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.hooks.HookKind;
import org.scriptline.interaction.asking.ScreeningRequest;
import org.scriptline.interaction.asking.ScreeningRequest.Drug;
import org.scriptline.interaction.hooks.HookCall;
import org.scriptline.kit.hooks.fhir.Fhir;
import org.scriptline.kit.hooks.fhir.Resources;
import org.scriptline.kit.problem.ProblemException;

/**
 * Reads a call: a wrong frame (hook, instance, context) is refused, what is odd inside the resources is named and the
 * rest is checked.
 */
public final class HookCallReader {
    /** FHIR queries by prefetch key. */
    public static final Map<String, String> QUERIES = Prefetch.QUERIES;

    private static final int TEXT_LIMIT = 255;
    private static final String ORDER = "MedicationRequest";

    private final HookKind kind;
    private final LocalDate today;
    private final List<String> unknown = new ArrayList<>();
    private final Resources resources = new Resources();

    public HookCallReader(HookKind kind, LocalDate today) {
        this.kind = kind;
        this.today = today;
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
        String patientId = required(context, "patientId", "context.patientId");
        required(context, "userId", "context.userId");
        JsonNode draftOrders = context.path("draftOrders");
        if (!"Bundle".equals(Fhir.text(draftOrders, "resourceType"))) {
            throw invalid("context.draftOrders", "The draft orders are a Bundle.");
        }
        List<JsonNode> orders = resources.of(draftOrders).stream()
                .filter(resource -> ORDER.equals(Fhir.text(resource, "resourceType")))
                .toList();
        Set<String> selections = kind == HookKind.ORDER_SELECT ? selections(context) : null;

        // Everything is indexed before a drug is read: an order may refer to a Medication of another bundle.
        Prefetch prefetch = new Prefetch(body.path("prefetch"), resources, unknown);
        JsonNode patient = prefetch.patient();
        List<Lists> lists = List.of(
                new Lists("order", prefetch.resources(Prefetch.ORDERS, ORDER)),
                new Lists("patient-reported", prefetch.resources(Prefetch.STATEMENTS, "MedicationStatement")),
                new Lists("dispense", prefetch.resources(Prefetch.FILLS, "MedicationDispense")));
        @Nullable List<JsonNode> allergies = prefetch.resources(Prefetch.ALLERGIES, "AllergyIntolerance");
        @Nullable List<JsonNode> conditions = prefetch.resources(Prefetch.CONDITIONS, "Condition");
        @Nullable List<JsonNode> observations = prefetch.resources(Prefetch.OBSERVATIONS, "Observation");

        List<String> ordersUnknown = new ArrayList<>();
        List<Drug> drafts = drafts(orders, selections, ordersUnknown);
        FactReader facts = new FactReader(unknown);
        ScreeningRequest question = new ScreeningRequest(
                patientFacts(patient, facts, observations),
                drafts,
                active(lists, orders),
                allergies == null ? null : facts.allergies(allergies),
                conditions == null ? null : facts.conditions(conditions),
                observations == null ? null : facts.values(observations));
        List<String> everything = new ArrayList<>(ordersUnknown);
        everything.addAll(unknown);
        return new HookCall(
                kind,
                instance,
                patientId,
                !patient.isMissingNode(),
                identifiers(patient),
                selections,
                orderer(orders),
                question,
                !ordersUnknown.isEmpty(),
                everything);
    }

    private record Lists(String source, @Nullable List<JsonNode> resources) {}

    private static Set<String> selections(JsonNode context) {
        if (!context.path("selections").isArray() || context.path("selections").isEmpty()) {
            throw invalid("context.selections", "The selections are a list of references, one at least.");
        }
        Set<String> selections = new HashSet<>();
        for (JsonNode selection : context.path("selections")) {
            if (!selection.isTextual()) {
                throw invalid("context.selections", "A selection is a reference, Type/id.");
            }
            if (selection.textValue().startsWith(ORDER + "/")) {
                selections.add(selection.textValue());
            }
        }
        return selections;
    }

    /** An order-select speaks of its selections; the other drafts are drugs they may meet. */
    private List<Drug> drafts(List<JsonNode> orders, @Nullable Set<String> selections, List<String> problems) {
        DrugReader reader = new DrugReader(resources);
        List<Drug> drafts = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (JsonNode order : orders) {
            found.add(Resources.reference(order));
            if (order.has("modifierExtension")) {
                problems.add("an order with a modifier that is not understood");
            }
            if (order.path("doNotPerform").asBoolean(false)) {
                continue;
            }
            Optional<Drug> drug = reader.read(order, null, null);
            if (drug.isPresent()) {
                drafts.add(drug.get());
            } else if (selections == null
                    || !reader.medication(order).isMissingNode()
                    || order.has("medicationReference")) {
                problems.add("an order that names no drug");
            }
        }
        if (selections != null) {
            selections.stream()
                    .filter(selection -> !found.contains(selection))
                    .forEach(missing -> problems.add("a selected order that is not among the draft orders"));
            boolean selected = drafts.stream().anyMatch(draft -> selections.contains(draft.id()));
            return selected ? drafts : List.of();
        }
        return drafts;
    }

    private List<Drug> active(List<Lists> lists, List<JsonNode> drafts) {
        DrugReader reader = new DrugReader(resources);
        StandingReader standings = new StandingReader(today);
        Set<String> inQuestion = drafts.stream().map(Resources::reference).collect(Collectors.toSet());
        List<Drug> active = new ArrayList<>();
        for (Lists list : lists) {
            for (JsonNode resource : Objects.requireNonNullElse(list.resources(), List.<JsonNode>of())) {
                Optional<DrugReader.Standing> standing =
                        inQuestion.contains(Resources.reference(resource)) ? Optional.empty() : standings.of(resource);
                if (standing.isPresent()) {
                    reader.read(resource, standing.get(), list.source())
                            .ifPresentOrElse(
                                    active::add, () -> unknown.add("a medicine of the EMR that names no drug"));
                }
            }
        }
        return active;
    }

    private ScreeningRequest.PatientFacts patientFacts(
            JsonNode patient, FactReader facts, @Nullable List<JsonNode> observations) {
        List<JsonNode> measured = Objects.requireNonNullElse(observations, List.of());
        @Nullable LocalDate born = Fhir.date(patient, "birthDate");
        boolean plausible = born != null && !born.isAfter(today) && born.isAfter(today.minusYears(130));
        if (born != null && !plausible) {
            unknown.add("the patient's birth date");
        }
        @Nullable BigDecimal weight = facts.newest(measured, "29463-7", "kg");
        @Nullable BigDecimal height = facts.newest(measured, "8302-2", "cm");
        return new ScreeningRequest.PatientFacts(
                null,
                plausible
                        ? Integer.valueOf(Period.between(Objects.requireNonNull(born), today)
                                .getYears())
                        : null,
                null,
                plausible ? born : null,
                Fhir.text(patient, "gender"),
                facts.pregnant(measured),
                null,
                null,
                weight,
                height,
                null,
                null,
                null);
    }

    private static List<Identifier> identifiers(JsonNode patient) {
        return Fhir.list(patient, "identifier").stream()
                .filter(identifier -> Fhir.text(identifier, "system") != null && Fhir.text(identifier, "value") != null)
                .map(identifier -> new Identifier(
                        String.valueOf(Fhir.text(identifier, "system")),
                        String.valueOf(Fhir.text(identifier, "value"))))
                .limit(20)
                .toList();
    }

    private @Nullable String orderer(List<JsonNode> orders) {
        Set<String> npis = new HashSet<>();
        for (JsonNode order : orders) {
            JsonNode requester = order.path("requester");
            @Nullable JsonNode named = resources.resolve(order, requester);
            List<JsonNode> identifiers =
                    named == null ? List.of(requester.path("identifier")) : Fhir.list(named, "identifier");
            npis.add(identifiers.stream()
                    .filter(identifier -> Fhir.NPI.contains(String.valueOf(Fhir.text(identifier, "system"))))
                    .map(identifier -> String.valueOf(Fhir.text(identifier, "value")))
                    .findFirst()
                    .orElse(""));
        }
        String only = npis.size() == 1 ? npis.iterator().next() : "";
        return only.matches("\\d{10}") ? only : null;
    }

    private static String required(JsonNode node, String field, String path) {
        @Nullable String text = Fhir.text(node, field);
        if (text == null || text.length() > TEXT_LIMIT) {
            throw invalid(path, "A text of 1 to " + TEXT_LIMIT + " characters is needed.");
        }
        return text;
    }

    private static ProblemException invalid(String field, String sentence) {
        return new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, sentence).withField(field);
    }
}
