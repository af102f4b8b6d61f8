package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.PatientRecordStated;
import org.scriptline.prescription.lint.Finding;
import org.scriptline.prescription.patient.RecordFacts;

/** One entry of a transaction, read. */
public sealed interface TransactionEntry {

    /** Its place among the entries, 0 first. */
    int index();

    /** The element that holds the resource: {@code Bundle.entry[2].resource}, or the resource's type when it came alone. */
    String path();

    /** The resource type as sent. */
    String type();

    /** By which other entries name it, null when it has none. */
    @Nullable
    String fullUrl();

    /** The identifier of {@code ifNoneExist}, null when none was sent. */
    @Nullable
    Identifier ifNoneExist();

    /**
     * A patient.
     *
     * @param preferred the pharmacy that the patient prefers, null when the Patient states none
     */
    record PatientEntry(
            int index,
            String path,
            @Nullable String fullUrl,
            Demographics demographics,
            PreferredPharmacy.@Nullable Stated preferred,
            @Nullable Identifier ifNoneExist)
            implements TransactionEntry {
        @Override
        public String type() {
            return "Patient";
        }
    }

    /** Something that other entries refer to and that is not kept by itself: a Practitioner, an Organization … */
    record SupportEntry(
            int index,
            String path,
            String type,
            @Nullable String fullUrl,
            @Nullable Identifier ifNoneExist) implements TransactionEntry {}

    /**
     * A fact about a patient, or a drug of the history.
     *
     * @param facts what it says
     * @param fact id of the fact that it states, null when it states none that is used
     * @param identity what makes it the same resource when it is sent again
     * @param identifier the sender's first identifier, null when it has none
     * @param resource with everything contained that is not kept by itself
     */
    record FactEntry(
            int index,
            String path,
            String type,
            @Nullable String fullUrl,
            PatientTarget patient,
            RecordFacts facts,
            @Nullable String fact,
            String identity,
            @Nullable Identifier identifier,
            ObjectNode resource,
            @Nullable Identifier ifNoneExist)
            implements TransactionEntry {

        /** A drug of the history is kept and not read by itself. */
        public boolean history() {
            return type.equals("MedicationRequest") || type.equals("MedicationDispense");
        }

        /**
         * The resource as it is kept.
         *
         * @param locations {@code Type/id} of the entries that are kept, by their fullUrl
         */
        public byte[] kept(UUID patient, Map<String, String> locations) {
            ObjectNode copy = resource.deepCopy();
            copy.remove("id");
            relocate(copy, locations);
            copy.set(PatientElement.of(type), Json.reference("Patient/" + patient));
            return Json.bytes(copy);
        }

        private static void relocate(JsonNode node, Map<String, String> locations) {
            if (node instanceof ObjectNode object
                    && locations.containsKey(object.path("reference").asText())) {
                object.put("reference", locations.get(object.path("reference").asText()));
            }
            node.forEach(child -> relocate(child, locations));
        }

        @Override
        public String toString() {
            return "FactEntry[" + index + ", redacted]";
        }
    }

    /**
     * A new prescription.
     *
     * @param order self-contained but for a Patient who is not in the Bundle
     * @param origins where each contained resource came from, in their order
     */
    record OrderEntry(
            int index,
            String path,
            @Nullable String fullUrl,
            PatientTarget patient,
            ObjectNode order,
            List<String> origins,
            @Nullable Identifier ifNoneExist)
            implements TransactionEntry {
        private static final String PATIENT = "patient-record";

        @Override
        public String type() {
            return "MedicationRequest";
        }

        /**
         * The order as it would have been sent alone.
         *
         * @param known the patient's record when the Patient is not in the Bundle, else null
         */
        public byte[] alone(@Nullable PatientRecordStated known) {
            ObjectNode copy = order.deepCopy();
            if (known != null) {
                ArrayNode contained = Json.listIn(copy, "contained");
                contained.add(PatientJson.of(known).put("id", PATIENT));
                copy.set("subject", Json.reference("#" + PATIENT));
            }
            return Json.bytes(copy);
        }

        /** The finding at its place in the Bundle. */
        public Finding placed(Finding finding) {
            return new Finding(finding.level(), finding.code(), placed(finding.expression()), finding.message());
        }

        /** An element of the order at its place in the Bundle. */
        public String placed(String expression) {
            String contained = "MedicationRequest.contained[";
            if (expression.startsWith(contained)) {
                int end = expression.indexOf(']');
                int place = Integer.parseInt(expression.substring(contained.length(), end));
                String origin = place < origins.size() ? origins.get(place) : path + ".subject";
                return place < origins.size() ? origin + expression.substring(end + 1) : origin;
            }
            return expression.startsWith("MedicationRequest")
                    ? path + expression.substring("MedicationRequest".length())
                    : expression;
        }

        @Override
        public String toString() {
            return "OrderEntry[" + index + ", redacted]";
        }
    }
}
