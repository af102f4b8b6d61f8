package org.scriptline.local.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a FHIR R4 Task as a small pharmacy system would: what is ordered, for whom, by whom and under which number. The rest of the pharmacy thinks in SCRIPT, so
 * what was read is told in it; the ledger keeps the Task.
 */
final class TaskReader {

    private static final String OURS = "http://scriptline.example/fhir/identifier/";
    private static final String MESSAGE_ID = OURS + "message-id";
    private static final String FILL_INDICATOR =
            "http://scriptline.example/fhir/StructureDefinition/script-fill-indicator";
    private static final String ORDER_NUMBER = OURS + "prescriber-order-number";
    private static final String NPI = "http://hl7.org/fhir/sid/us-npi";
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

    private static final Map<String, String> CHOICES = Map.of(
            "approved", "Approved",
            "approved_with_changes", "ApprovedWithChanges",
            "replace", "Replace",
            "validated", "Validated",
            "pending", "Pending");

    private final ScriptReader reader = new ScriptReader();

    /**
     * @param pharmacy at whose address it was created
     * @throws ScriptReader.UnreadableMessage when it is no Task, or does not say which message, order and prescriber it is about
     */
    ScriptMessage read(String pharmacy, String json) throws ScriptReader.UnreadableMessage {
        JsonNode task;
        try {
            task = Ledger.JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new ScriptReader.UnreadableMessage("not JSON");
        }
        if (task == null || !task.path("resourceType").asText().equals("Task")) {
            throw new ScriptReader.UnreadableMessage("not a FHIR Task");
        }
        return reader.read(script(pharmacy, task).getBytes(StandardCharsets.UTF_8))
                .by(Channel.FHIR_TASK);
    }

    private static String script(String pharmacy, JsonNode task) throws ScriptReader.UnreadableMessage {
        String code = task.at("/code/coding/0/code").asText();
        String type = code.equals("fulfill") ? "NewRx" : code;
        if (!type.matches("[A-Za-z]{3,40}")) {
            throw new ScriptReader.UnreadableMessage("Task.code is missing");
        }
        Optional<JsonNode> order = contained(task, "MedicationRequest");
        XmlText xml = new XmlText().raw("<Message><Header>").qualified("To", "P", pharmacy);
        xml.qualified(
                        "From",
                        "D",
                        contained(task, "Practitioner")
                                .flatMap(who -> identifier(who, NPI))
                                .orElseThrow(() -> new ScriptReader.UnreadableMessage("no Practitioner with an NPI")))
                .element(
                        "MessageID",
                        identifier(task, MESSAGE_ID)
                                .orElseThrow(() -> new ScriptReader.UnreadableMessage("no message-id in identifier")));
        identifier(task.path("basedOn").path(0), MESSAGE_ID)
                .ifPresent(related -> xml.element("RelatesToMessageID", related));
        identifier(task, ORDER_NUMBER)
                .or(() -> order.flatMap(drug -> identifier(drug, ORDER_NUMBER)))
                .ifPresent(number -> xml.element("PrescriberOrderNumber", number));
        xml.raw("</Header><Body><" + type + ">");
        if (ScriptMessage.isAnswer(type)) {
            decision(xml, task);
        }
        contained(task, "Patient").ifPresent(patient -> patient(xml, patient));
        order.ifPresent(drug -> medication(xml, drug));
        return xml.raw("</" + type + "></Body></Message>").toString();
    }

    private static void decision(XmlText xml, JsonNode task) {
        String choice =
                CHOICES.getOrDefault(task.at("/businessStatus/coding/0/code").asText(), "Denied");
        xml.raw("<Response><" + choice + ">");
        task.at("/statusReason/coding")
                .forEach(reason -> xml.element("ReasonCode", reason.path("code").asText()));
        xml.raw("</" + choice + "></Response>");
    }

    private static void patient(XmlText xml, JsonNode patient) {
        xml.raw("<Patient><HumanPatient><Name>")
                .element("LastName", patient.at("/name/0/family").asText())
                .element("FirstName", patient.at("/name/0/given/0").asText())
                .raw("</Name>");
        xml.element(
                "Gender",
                switch (patient.path("gender").asText()) {
                    case "female" -> "F";
                    case "male" -> "M";
                    default -> "U";
                });
        xml.raw("<DateOfBirth>")
                .element("Date", patient.path("birthDate").asText())
                .raw("</DateOfBirth></HumanPatient></Patient>");
    }

    private static void medication(XmlText xml, JsonNode drug) {
        JsonNode concept = drug.path("medicationCodeableConcept");
        xml.raw("<MedicationPrescribed>")
                .element("DrugDescription", concept.path("text").asText());
        concept.path("coding")
                .valueStream()
                .filter(coding -> coding.path("system").asText().equals(RXNORM))
                .findFirst()
                .ifPresent(coding -> xml.raw("<DrugCoded><DrugDBCode>")
                        .element("Code", coding.path("code").asText())
                        .element("Qualifier", "SCD")
                        .raw("</DrugDBCode></DrugCoded>"));
        JsonNode supply = drug.path("dispenseRequest");
        xml.raw("<Quantity>")
                .element("Value", supply.at("/quantity/value").asText())
                .element("CodeListQualifier", "38")
                .raw("<QuantityUnitOfMeasure>")
                .element("Code", supply.at("/quantity/code").asText())
                .raw("</QuantityUnitOfMeasure></Quantity>");
        if (supply.has("expectedSupplyDuration")) {
            xml.element("DaysSupply", supply.at("/expectedSupplyDuration/value").asText());
        }
        drug.path("extension")
                .valueStream()
                .filter(extension -> extension.path("url").asText().equals(FILL_INDICATOR))
                .findFirst()
                .ifPresent(extension -> xml.element(
                        "RxFillIndicator", extension.path("valueString").asText()));
        xml.raw("<WrittenDate>")
                .element("Date", drug.path("authoredOn").asText())
                .raw("</WrittenDate>")
                .element(
                        "Substitutions", drug.at("/substitution/allowedBoolean").asBoolean(true) ? "0" : "1")
                .element(
                        "NumberOfRefills", supply.path("numberOfRepeatsAllowed").asText("0"))
                .raw("<Sig>")
                .element("SigText", drug.at("/dosageInstruction/0/text").asText())
                .raw("</Sig></MedicationPrescribed>");
    }

    private static Optional<JsonNode> contained(JsonNode task, String type) {
        return task.path("contained")
                .valueStream()
                .filter(resource -> resource.path("resourceType").asText().equals(type))
                .findFirst();
    }

    /** Of {@code identifier}, one or several. */
    private static Optional<String> identifier(JsonNode resource, String system) {
        JsonNode named = resource.path("identifier");
        return (named.isArray() ? named.valueStream() : Stream.of(named))
                .filter(identifier -> identifier.path("system").asText().equals(system))
                .map(identifier -> identifier.path("value").asText())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
