package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.prescription.fhir.TransactionEntry.OrderEntry;
import org.scriptline.prescription.fhir.TransactionEntry.PatientEntry;
import org.scriptline.prescription.fhir.TransactionEntry.SupportEntry;
import org.scriptline.prescription.lint.Finding;

/**
 * Reads a transaction Bundle, or a single resource as a Bundle of one.
 *
 * <p>A MedicationRequest is a new prescription when it is a draft, or when it is active, not reported, and comes from a
 * prescriber of the practice for a pharmacy (or from the caller). Any other is history: a drug that somebody ordered
 * elsewhere.
 */
public final class TransactionReader {
    /** Entries of one Bundle; a longer history comes in several. */
    public static final int MOST_ENTRIES = 1000;

    /** What can be sent as a resource of its own, beside prescriptions. */
    public static final Set<String> FACTS = Set.copyOf(FactReading.TYPES.keySet());

    private static final Set<String> SUPPORT =
            Set.of("Practitioner", "PractitionerRole", "Organization", "Medication", "Location");
    private static final Set<String> OF_AN_ORDER = Set.of(
            "Patient",
            "Practitioner",
            "PractitionerRole",
            "Organization",
            "Medication",
            "Location",
            "Coverage",
            "Condition",
            "AllergyIntolerance",
            "Observation");

    private final OrderTest ours;
    private final LocalDate today;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * A reader for one request.
     *
     * @param today local date of the practice
     */
    public TransactionReader(OrderTest ours, LocalDate today) {
        this.ours = ours;
        this.today = today;
    }

    /** Who is asking, as far as it decides what a MedicationRequest is. */
    public interface OrderTest {
        /** Whether the NPI is that of a prescriber of the practice. */
        boolean ofThePractice(String npi);

        /** Whether the NPI is the caller's. */
        boolean theCaller(String npi);
    }

    /** Reads a Bundle; refused with every defect of every entry that can be found by reading. */
    public Reading<Transaction> read(byte[] json) {
        return switch (StrictFhirJson.read(json, "Bundle")) {
            case Reading.Refused<ObjectNode> refused -> new Reading.Refused<>(refused.findings());
            case Reading.Accepted<ObjectNode> accepted -> bundle(accepted.value());
        };
    }

    /** Reads one resource of this type. */
    public Reading<Transaction> readOne(byte[] json, String type, @Nullable Identifier ifNoneExist) {
        return switch (StrictFhirJson.read(json, type)) {
            case Reading.Refused<ObjectNode> refused -> new Reading.Refused<>(refused.findings());
            case Reading.Accepted<ObjectNode> accepted -> {
                sound(accepted.value());
                yield entries(List.of(new BundleNode(0, type, null, accepted.value(), ifNoneExist)));
            }
        };
    }

    /** Reads one resource of this type that stands in for the kept one with this id. */
    public Reading<Transaction> readReplacement(byte[] json, String type, String id) {
        return switch (StrictFhirJson.read(json, type)) {
            case Reading.Refused<ObjectNode> refused -> new Reading.Refused<>(refused.findings());
            case Reading.Accepted<ObjectNode> accepted -> {
                ObjectNode resource = accepted.value();
                sound(resource);
                if (!resource.path("id").asText().equals(id)) {
                    error(ErrorCode.FHIR_INVALID, type + ".id", "The resource's id is not the one of the address.");
                }
                // What the server sets: sent back as it was read, a resource is the same one.
                resource.remove("id");
                if (resource.get("meta") instanceof ObjectNode meta) {
                    meta.remove(List.of("versionId", "lastUpdated"));
                    if (meta.isEmpty()) {
                        resource.remove("meta");
                    }
                }
                yield entries(List.of(new BundleNode(0, type, null, resource, null)));
            }
        };
    }

    private void sound(ObjectNode resource) {
        findings.addAll(R4Structure.check(resource));
        findings.addAll(ReferenceCheck.check(resource));
    }

    private Reading<Transaction> bundle(ObjectNode bundle) {
        findings.addAll(R4Structure.check(bundle));
        if (!bundle.path("type").asText().equals("transaction")) {
            error(ErrorCode.FHIR_INVALID, "Bundle.type", "Only a transaction is taken.");
        }
        if (bundle.has("entry") && !bundle.path("entry").isArray()) {
            error(ErrorCode.FHIR_INVALID, "Bundle.entry", "The entries must be a list.");
            return new Reading.Refused<>(List.copyOf(findings));
        }
        if (bundle.path("entry").size() > MOST_ENTRIES) {
            error(ErrorCode.TOO_MANY_ENTRIES, "Bundle.entry", "A Bundle has at most " + MOST_ENTRIES + " entries.");
            return new Reading.Refused<>(List.copyOf(findings));
        }
        List<BundleNode> nodes = new ArrayList<>();
        Set<String> urls = new HashSet<>();
        for (int i = 0; i < bundle.path("entry").size(); i++) {
            node(i, bundle.path("entry").get(i), urls).ifPresent(nodes::add);
        }
        return entries(nodes);
    }

    private Optional<BundleNode> node(int index, JsonNode entry, Set<String> urls) {
        String path = "Bundle.entry[" + index + "]";
        if (!(entry.get("resource") instanceof ObjectNode resource)) {
            error(ErrorCode.REQUIRED_FIELD_MISSING, path + ".resource", "The entry has no resource.");
            return Optional.empty();
        }
        String type = resource.path("resourceType").asText();
        String fullUrl =
                entry.path("fullUrl").isTextual() ? entry.path("fullUrl").asText() : null;
        if (fullUrl != null && !urls.add(fullUrl)) {
            error(ErrorCode.FHIR_INVALID, path + ".fullUrl", "Two entries have this fullUrl.");
        }
        JsonNode request = entry.path("request");
        String url = request.path("url").asText();
        @Nullable Identifier condition = null;
        if (request.has("ifNoneExist")) {
            condition = condition(request.path("ifNoneExist").asText(), path + ".request.ifNoneExist");
        } else if (request.path("method").asText().equals("PUT") && url.startsWith(type + "?")) {
            condition(url.substring(type.length() + 1), path + ".request.url");
        } else if (!request.path("method").asText().equals("POST") || !url.equals(type)) {
            error(
                    ErrorCode.MEANING_NOT_SUPPORTED,
                    path + ".request",
                    "An entry is created: method POST and url " + type + ", or PUT " + type + "?identifier=….");
        }
        ReferenceCheck.check(resource).stream()
                .map(finding -> Finding.error(
                        finding.code(),
                        path + ".resource" + finding.expression().substring(type.length()),
                        finding.message()))
                .forEach(findings::add);
        return Optional.of(new BundleNode(index, path + ".resource", fullUrl, resource, condition));
    }

    private @Nullable Identifier condition(String query, String path) {
        String text = query.startsWith("?") ? query.substring(1) : query;
        Optional<Identifier> identifier = text.startsWith("identifier=")
                ? BundleReferences.identifier(text.substring("identifier=".length()))
                : Optional.empty();
        if (identifier.isEmpty()) {
            error(ErrorCode.PARAMETER_INVALID, path, "The condition is understood as identifier=system|value.");
        }
        return identifier.orElse(null);
    }

    private Reading<Transaction> entries(List<BundleNode> nodes) {
        if (nodes.isEmpty()) {
            error(ErrorCode.REQUIRED_FIELD_MISSING, "Bundle.entry", "The Bundle has no entries.");
        }
        if (Finding.anyError(findings)) {
            return new Reading.Refused<>(List.copyOf(findings));
        }
        List<TransactionEntry> entries = new ArrayList<>();
        BundleReferences references = new BundleReferences(nodes, findings);
        for (BundleNode node : nodes) {
            entry(node, nodes, references).ifPresent(entries::add);
        }
        return Finding.anyError(findings)
                ? new Reading.Refused<>(List.copyOf(findings))
                : new Reading.Accepted<>(new Transaction(entries));
    }

    private Optional<TransactionEntry> entry(BundleNode node, List<BundleNode> nodes, BundleReferences references) {
        String type = node.type();
        if (type.equals("Patient")) {
            return patient(node, references);
        }
        if (SUPPORT.contains(type)) {
            return Optional.of(new SupportEntry(node.index(), node.path(), type, node.fullUrl(), node.ifNoneExist()));
        }
        Class<? extends Resource> kind = FactReading.TYPES.get(type);
        if (kind == null) {
            error(ErrorCode.MEANING_NOT_SUPPORTED, node.path(), "Resources of this type are not taken here.");
            return Optional.empty();
        }
        PatientTarget patient = references.patient(node);
        if (patient == null) {
            return Optional.empty();
        }
        Assembly assembly = new Assembly(node, references, SUPPORT, findings);
        return parsed(kind, assembly.resource(), node.path()).map(resource -> {
            if (resource instanceof MedicationRequest request && isOrder(request, node.path())) {
                return order(node, patient, nodes, references);
            }
            return new FactReading(findings, today).read(node, patient, assembly.resource(), resource);
        });
    }

    /** A preferred pharmacy may be an Organization of the Bundle. */
    private Optional<TransactionEntry> patient(BundleNode node, BundleReferences references) {
        ObjectNode resource = PreferredPharmacy.isStated(node.resource())
                ? new Assembly(node, references, Set.of("Organization"), new ArrayList<>()).resource()
                : node.resource();
        return parsed(Patient.class, resource, node.path())
                .map(patient -> new PatientEntry(
                        node.index(),
                        node.path(),
                        node.fullUrl(),
                        PatientMapping.demographics(patient),
                        PreferredPharmacy.of(
                                patient, new Contained(patient.getContained(), node.path()), node.path(), findings),
                        node.ifNoneExist()));
    }

    private <R extends Resource> Optional<R> parsed(Class<R> type, ObjectNode tree, String path) {
        return switch (R4.parse(type, tree)) {
            case Reading.Accepted<R> accepted -> Optional.of(accepted.value());
            case Reading.Refused<R> refused -> {
                error(ErrorCode.FHIR_INVALID, path, "The resource cannot be read.");
                yield Optional.empty();
            }
        };
    }

    private boolean isOrder(MedicationRequest request, String path) {
        String status = request.hasStatus() ? request.getStatus().toCode() : "draft";
        if (!status.equals("active")) {
            return status.equals("draft");
        }
        boolean firstHand = !request.hasReported()
                || (request.getReported() instanceof BooleanType reported && !reported.booleanValue());
        if (!firstHand) {
            return false;
        }
        String npi = new Parties(request, new Contained(request.getContained(), path)).requesterNpi();
        boolean pharmacy = request.getDispenseRequest().hasPerformer();
        return npi == null ? pharmacy : ours.theCaller(npi) || (pharmacy && ours.ofThePractice(npi));
    }

    /** The patient's weight and coverage come along when the order itself names none. */
    private OrderEntry order(
            BundleNode node, PatientTarget patient, List<BundleNode> nodes, BundleReferences references) {
        Assembly assembly = new Assembly(node, references, OF_AN_ORDER, findings);
        for (BundleNode other : nodes) {
            boolean same = FactReading.TYPES.containsKey(other.type()) && patient.equals(references.patient(other));
            if (same && other.type().equals("Coverage") && !node.resource().has("insurance")) {
                Json.listIn(assembly.resource(), "insurance").add(Json.reference(assembly.contain(other)));
            }
            if (same && other.type().equals("Observation") && Vital.isWeight(other.resource())) {
                Json.listIn(assembly.resource(), "supportingInformation").add(Json.reference(assembly.contain(other)));
            }
        }
        return new OrderEntry(
                node.index(),
                node.path(),
                node.fullUrl(),
                patient,
                assembly.resource(),
                assembly.origins(),
                node.ifNoneExist());
    }

    private void error(ErrorCode code, String path, String message) {
        findings.add(Finding.error(code, path, message));
    }
}
