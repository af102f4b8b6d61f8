package org.scriptline.pharmacy.script.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.script.Answer;
import org.scriptline.pharmacy.script.Body;
import org.scriptline.pharmacy.script.CancelRx;
import org.scriptline.pharmacy.script.CancelRxResponse;
import org.scriptline.pharmacy.script.CarriedTransaction;
import org.scriptline.pharmacy.script.ErrorAnswer;
import org.scriptline.pharmacy.script.Header;
import org.scriptline.pharmacy.script.HeaderDetails;
import org.scriptline.pharmacy.script.Medication;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.NewRx;
import org.scriptline.pharmacy.script.NewRxRequest;
import org.scriptline.pharmacy.script.NewRxResponseDenied;
import org.scriptline.pharmacy.script.Parties;
import org.scriptline.pharmacy.script.Party;
import org.scriptline.pharmacy.script.RxChangeRequest;
import org.scriptline.pharmacy.script.RxChangeResponse;
import org.scriptline.pharmacy.script.RxFill;
import org.scriptline.pharmacy.script.RxFillIndicatorChange;
import org.scriptline.pharmacy.script.RxRenewalRequest;
import org.scriptline.pharmacy.script.RxRenewalResponse;
import org.scriptline.pharmacy.script.Status;
import org.scriptline.pharmacy.script.UnhandledBody;
import org.scriptline.pharmacy.script.Verify;

/** Writes a message as a Bundle: the header first, then what it is about. */
final class BundleWriter {

    private final ObjectNode bundle =
            Fhir.object().put("resourceType", "Bundle").put("type", "message");
    private final ArrayNode contained = bundle.arrayNode();

    ObjectNode bundle(Message message) {
        Header header = message.header();
        bundle.putObject("identifier").put("value", header.messageId());
        Fhir.text(bundle, "timestamp", header.sentTime());
        ArrayNode entries = bundle.putArray("entry");
        ObjectNode messageHeader = header(header, message.body());
        entries.addObject().set("resource", messageHeader);
        ObjectNode focus = focus(message.body(), messageHeader);
        if (focus != null) {
            Fhir.identifier(focus, Systems.ORDER_NUMBER, header.prescriberOrderNumber());
            Fhir.identifier(focus, Systems.RX_NUMBER, header.rxReferenceNumber());
            if (!contained.isEmpty()) {
                focus.set("contained", contained);
            }
            entries.addObject().set("resource", focus);
        } else {
            Fhir.extension(messageHeader, "order-number", "valueString", header.prescriberOrderNumber());
            Fhir.extension(messageHeader, "rx-number", "valueString", header.rxReferenceNumber());
        }
        return bundle;
    }

    private static ObjectNode header(Header header, Body body) {
        ObjectNode node = Fhir.object().put("resourceType", "MessageHeader");
        node.set("eventCoding", Fhir.coding(Systems.TRANSACTION, body.name()));
        node.putArray("destination").addObject().put("endpoint", endpoint(header.to()));
        ObjectNode source = node.putObject("source").put("endpoint", endpoint(header.from()));
        HeaderDetails.Software software = header.details().software();
        if (software != null) {
            source.put("name", software.developer())
                    .put("software", software.product())
                    .put("version", software.release());
        }
        if (header.relatesToMessageId() != null) {
            node.putObject("response")
                    .put("identifier", header.relatesToMessageId())
                    .put("code", "ok");
        }
        Fhir.extension(node, "test", "valueBoolean", header.details().test() ? true : null);
        return node;
    }

    private static String endpoint(Party party) {
        return "urn:script:" + party.qualifier() + ":" + party.id();
    }

    private @Nullable ObjectNode focus(Body body, ObjectNode header) {
        return switch (body) {
            case NewRx order -> {
                PeopleFhir.write(order.parties(), contained);
                ClinicalFhir.allergies(order.allergies(), contained);
                ClinicalFhir.observations(order.observations(), contained);
                ClinicalFhir.benefits(order.benefits(), contained);
                yield MedicationFhir.request("order", order.medication(), order.parties(), "active", "order");
            }
            case RxFill fill -> fill(fill);
            case CancelRx cancel -> {
                ObjectNode task = task(body, cancel.parties(), "requested", "focus", cancel.medication());
                Fhir.extension(task, "discontinue", "valueBoolean", cancel.discontinue() ? true : null);
                yield task;
            }
            case CancelRxResponse response -> answer(body, response.answer(), Parties.NONE, null);
            case RxRenewalRequest asked -> {
                ObjectNode task = task(body, asked.parties(), "requested", "focus", asked.prescribed());
                reference(task, asked.requestReference());
                Fhir.extension(task, "urgency", "valueCode", asked.urgency());
                ClinicalFhir.benefits(asked.benefits(), contained);
                Fhir.reference(task, "reasonReference", "dispensed");
                contained.add(MedicationFhir.dispense("dispensed", asked.dispensed(), asked.parties(), "completed"));
                yield task;
            }
            case RxChangeRequest asked -> {
                ObjectNode task = task(body, asked.parties(), "requested", "focus", asked.prescribed());
                reference(task, asked.requestReference());
                Fhir.extension(task, "change-kind", "valueCode", asked.kind().code());
                asked.subCodes().forEach(code -> input(task, "sub-code").put("valueCode", code));
                ClinicalFhir.benefits(asked.benefits(), contained);
                requested(task, asked.requested(), asked.parties());
                yield task;
            }
            case NewRxRequest asked -> {
                ObjectNode task = task(body, asked.parties(), "requested", "focus", null);
                reference(task, asked.requestReference());
                requested(task, List.of(asked.requested()), asked.parties());
                yield task;
            }
            case RxRenewalResponse answer ->
                reference(
                        answer(body, answer.answer(), answer.parties(), answer.medication()),
                        answer.requestReference());
            case RxChangeResponse answer -> {
                ObjectNode task = answer(body, answer.answer(), answer.parties(), answer.medication());
                Fhir.extension(
                        task,
                        "change-kind",
                        "valueCode",
                        answer.kind() == null ? null : answer.kind().code());
                yield reference(task, answer.requestReference());
            }
            case NewRxResponseDenied answer ->
                reference(answer(body, answer.answer(), answer.parties(), null), answer.requestReference());
            case RxFillIndicatorChange change ->
                task(body, change.parties(), "requested", "focus", change.prescribed());
            case Status status -> receipt(header, status.code(), status.descriptionCodes(), status.description());
            case ErrorAnswer error -> receipt(header, error.code(), error.descriptionCodes(), error.description());
            case Verify verify -> receipt(header, verify.code(), List.of(), verify.description());
            case CarriedTransaction carried ->
                throw new FhirRefusal("No FHIR resource stands for " + carried.name() + ".");
            case UnhandledBody ignored -> throw new FhirRefusal("The transaction is not known.");
        };
    }

    private ObjectNode fill(RxFill fill) {
        PeopleFhir.write(fill.parties(), contained);
        boolean handedOut = fill.kind() == RxFill.Kind.DISPENSED || fill.kind() == RxFill.Kind.PARTIALLY_DISPENSED;
        Medication drug = fill.medicationDispensed();
        ObjectNode dispense = drug == null
                ? Fhir.resource("MedicationDispense", "fill").put("status", "declined")
                : MedicationFhir.dispense("fill", drug, fill.parties(), handedOut ? "completed" : "declined");
        if (handedOut) {
            dispense.putObject("type")
                    .putArray("coding")
                    .add(Fhir.coding(Systems.ACT, fill.kind() == RxFill.Kind.DISPENSED ? "FFC" : "FFP"));
        }
        Fhir.extension(dispense, "fill-status", "valueCode", fill.kind().element());
        reason(dispense, "statusReasonCodeableConcept", fill.reasonCodes(), fill.words());
        Medication prescribed = fill.medicationPrescribed();
        if (prescribed != null) {
            dispense.putArray("authorizingPrescription").addObject().put("reference", "#prescribed");
            contained.add(MedicationFhir.request("prescribed", prescribed, fill.parties(), "active", "order"));
        }
        return dispense;
    }

    private ObjectNode task(Body body, Parties parties, String status, String role, @Nullable Medication drug) {
        PeopleFhir.write(parties, contained);
        ObjectNode task = Fhir.resource("Task", "task").put("status", status).put("intent", "order");
        task.putObject("code").putArray("coding").add(Fhir.coding(Systems.TRANSACTION, body.name()));
        if (drug != null) {
            Fhir.reference(task, role, "prescribed");
            contained.add(MedicationFhir.request("prescribed", drug, parties, "active", "order"));
        }
        if (parties.patient() != null) {
            Fhir.reference(task, "for", PeopleFhir.PATIENT);
        }
        return task;
    }

    private ObjectNode answer(Body body, Answer answer, Parties parties, @Nullable Medication drug) {
        String status = switch (answer.decision()) {
            case DENIED, DENIED_NEW_PRESCRIPTION_TO_FOLLOW -> "rejected";
            case PENDING -> "on-hold";
            case REPLACE, APPROVED_WITH_CHANGES, VALIDATED, APPROVED -> "completed";
        };
        ObjectNode task = task(body, parties, status, "focus", drug);
        task.putObject("businessStatus")
                .putArray("coding")
                .add(Fhir.coding(Systems.DECISION, answer.decision().name().toLowerCase(Locale.ROOT)));
        reason(task, "statusReason", answer.reasonCodes(), answer.words());
        Fhir.extension(task, "expected-date", "valueDate", answer.expectedOn());
        return task;
    }

    private static ObjectNode reference(ObjectNode task, @Nullable String number) {
        if (number != null) {
            task.putObject("groupIdentifier").put("value", number);
        }
        return task;
    }

    private void requested(ObjectNode task, List<Medication> drugs, Parties parties) {
        for (int place = 0; place < drugs.size(); place++) {
            input(task, "requested").putObject("valueReference").put("reference", "#requested-" + place);
            contained.add(MedicationFhir.request("requested-" + place, drugs.get(place), parties, "draft", "proposal"));
        }
    }

    private static ObjectNode input(ObjectNode task, String kind) {
        ObjectNode input = Fhir.array(task, "input").addObject();
        input.putObject("type").put("text", kind);
        return input;
    }

    private static void reason(ObjectNode node, String name, List<String> codes, @Nullable String words) {
        if (codes.isEmpty() && words == null) {
            return;
        }
        ObjectNode reason = node.putObject(name);
        codes.forEach(code -> Fhir.array(reason, "coding").add(Fhir.coding(Systems.REASON, code)));
        Fhir.text(reason, "text", words);
    }

    private static @Nullable ObjectNode receipt(
            ObjectNode header, String code, List<String> descriptionCodes, @Nullable String description) {
        Fhir.extension(header, "code", "valueCode", code);
        descriptionCodes.forEach(each -> Fhir.extension(header, "description-code", "valueCode", each));
        Fhir.extension(header, "description", "valueString", description);
        return null;
    }
}
