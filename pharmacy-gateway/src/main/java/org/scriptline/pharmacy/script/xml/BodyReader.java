package org.scriptline.pharmacy.script.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.script.Body;
import org.scriptline.pharmacy.script.CancelRx;
import org.scriptline.pharmacy.script.CancelRxResponse;
import org.scriptline.pharmacy.script.ChangeKind;
import org.scriptline.pharmacy.script.Element;
import org.scriptline.pharmacy.script.ErrorAnswer;
import org.scriptline.pharmacy.script.GetMessage;
import org.scriptline.pharmacy.script.Medication;
import org.scriptline.pharmacy.script.NewRx;
import org.scriptline.pharmacy.script.NewRxRequest;
import org.scriptline.pharmacy.script.NewRxResponseDenied;
import org.scriptline.pharmacy.script.Parties;
import org.scriptline.pharmacy.script.PriorAuthorization;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.RxChangeRequest;
import org.scriptline.pharmacy.script.RxChangeResponse;
import org.scriptline.pharmacy.script.RxFillIndicatorChange;
import org.scriptline.pharmacy.script.RxHistoryRequest;
import org.scriptline.pharmacy.script.RxHistoryResponse;
import org.scriptline.pharmacy.script.RxRenewalRequest;
import org.scriptline.pharmacy.script.RxRenewalResponse;
import org.scriptline.pharmacy.script.RxTransfer;
import org.scriptline.pharmacy.script.ScriptLimits;
import org.scriptline.pharmacy.script.Status;
import org.scriptline.pharmacy.script.UnhandledBody;
import org.scriptline.pharmacy.script.ValueKind;
import org.scriptline.pharmacy.script.Verify;

/** Reads the one transaction of a message. */
final class BodyReader {

    private final Findings findings;
    private final Values values;
    private final PeopleReader people;
    private final MedicationReader drugs;
    private final ClinicalReader clinical;
    private final AnswerReader answers;

    BodyReader(Findings findings) {
        this.findings = findings;
        this.values = new Values(findings);
        this.people = new PeopleReader(findings, values);
        this.drugs = new MedicationReader(findings, values);
        this.clinical = new ClinicalReader(findings, values);
        this.answers = new AnswerReader(findings, values);
    }

    Body read(Node node) throws MissingElement {
        return switch (node.name()) {
            case "NewRx" -> newRx(node);
            case "CancelRx" -> cancelRx(node);
            case "CancelRxResponse" -> new CancelRxResponse(answers.answer(node));
            case "RxFill" -> new FillReader(people, drugs, answers).read(node);
            case "Status" -> new Status(code(node), descriptionCodes(node), node.text("Description"));
            case "Error" -> new ErrorAnswer(code(node), descriptionCodes(node), node.text("Description"));
            case "Verify" -> verify(node);
            case "RxRenewalRequest" -> renewalRequest(node);
            case "RxRenewalResponse" ->
                new RxRenewalResponse(reference(node), answers.answer(node), people.parties(node), renewed(node));
            case "RxChangeRequest" -> changeRequest(node);
            case "RxChangeResponse" ->
                new RxChangeResponse(
                        changeKind(node),
                        reference(node),
                        answers.answer(node),
                        people.parties(node),
                        drugs.optional(node, "MedicationPrescribed"));
            case "NewRxRequest" ->
                new NewRxRequest(people.parties(node), reference(node), drugs.required(node, "MedicationRequested"));
            case "NewRxResponseDenied" ->
                new NewRxResponseDenied(reference(node), answers.answer(node), people.parties(node));
            case "GetMessage" -> new GetMessage();
            default -> others(node);
        };
    }

    private Body others(Node node) throws MissingElement {
        return switch (node.name()) {
            case "RxFillIndicatorChange" ->
                new RxFillIndicatorChange(people.parties(node), drugs.required(node, "MedicationPrescribed"));
            case "RxHistoryRequest" ->
                new RxHistoryRequest(
                        people.parties(node),
                        clinical.benefits(node),
                        values.date(node, "StartDate"),
                        values.date(node, "EndDate"),
                        node.text("Consent"));
            case "RxHistoryResponse" ->
                new RxHistoryResponse(
                        answers.answer(node), people.parties(node), drugs.all(node, "MedicationDispensed"));
            case "RxTransferRequest", "RxTransferInitiationRequest" -> transfer(node, RxTransfer.Stage.INITIATION);
            case "RxTransferResponse", "RxTransfer" -> transfer(node, RxTransfer.Stage.TRANSFER);
            case "RxTransferConfirm" -> transfer(node, RxTransfer.Stage.CONFIRMATION);
            default -> {
                Optional<PriorAuthorization.Step> step = PriorAuthorization.Step.of(node.name());
                yield step.isPresent() ? priorAuthorization(node, step.get()) : new UnhandledBody(node.name());
            }
        };
    }

    private NewRx newRx(Node node) throws MissingElement {
        return new NewRx(
                clinical.allergies(node),
                clinical.benefits(node),
                people.parties(node),
                clinical.observations(node),
                drugs.required(node, "MedicationPrescribed"));
    }

    private CancelRx cancelRx(Node node) throws MissingElement {
        return new CancelRx(
                "D".equals(node.text("ChangeOfPrescriptionStatusFlag")),
                people.parties(node),
                drugs.required(node, "MedicationPrescribed"));
    }

    private RxRenewalRequest renewalRequest(Node node) throws MissingElement {
        return new RxRenewalRequest(
                people.parties(node),
                reference(node),
                node.text("UrgencyIndicatorCode"),
                clinical.benefits(node),
                drugs.required(node, "MedicationDispensed"),
                drugs.optional(node, "MedicationPrescribed"));
    }

    private @Nullable Medication renewed(Node node) {
        Medication answered = drugs.optional(node, "MedicationResponse");
        return answered == null ? drugs.optional(node, "MedicationPrescribed") : answered;
    }

    private RxChangeRequest changeRequest(Node node) throws MissingElement {
        ChangeKind kind = changeKind(node);
        if (kind == null) {
            throw new MissingElement("RxChangeRequest has no known MessageRequestCode");
        }
        return new RxChangeRequest(
                kind,
                texts(node, "MessageRequestSubCode"),
                reference(node),
                people.parties(node),
                clinical.benefits(node),
                drugs.required(node, "MedicationPrescribed"),
                drugs.all(node, "MedicationRequested"));
    }

    private @Nullable ChangeKind changeKind(Node node) {
        Node code = node.child("MessageRequestCode");
        if (code == null || code.text().isEmpty()) {
            return null;
        }
        ChangeKind kind = ChangeKind.of(code.text()).orElse(null);
        if (kind == null) {
            findings.add(Rule.INVALID_VALUE, code, ValueKind.CODE, "is no kind of change");
        }
        return kind;
    }

    private RxTransfer transfer(Node node, RxTransfer.Stage stage) throws MissingElement {
        Node from = node.child("TransferFromPharmacy");
        return new RxTransfer(
                stage,
                people.parties(node),
                from == null ? null : people.pharmacy(from),
                stage == RxTransfer.Stage.TRANSFER ? answers.answer(node) : null,
                drugs.all(node, "MedicationPrescribed"));
    }

    private PriorAuthorization priorAuthorization(Node node, PriorAuthorization.Step step) {
        Parties parties = people.parties(node);
        Medication medication = drugs.optional(node, "MedicationPrescribed");
        List<Element> content = new ArrayList<>();
        for (Node child : node.children()) {
            if (!child.wasRead()) {
                content.add(child.element());
            }
        }
        return new PriorAuthorization(step, parties, medication, content);
    }

    /** Some peers leave the wrapper out. */
    private Verify verify(Node verify) throws MissingElement {
        Node status = verify.child("VerifyStatus");
        if (status == null && !verify.children().isEmpty()) {
            findings.add(Rule.TOLERATED, verify, ValueKind.GROUP, "the code is not inside VerifyStatus");
        }
        Node holder = status == null ? verify : status;
        Node code = holder.child("Code");
        if (code == null || code.text().isEmpty()) {
            throw new MissingElement("Verify has no Code");
        }
        return new Verify(limited(code), holder.text("Description"));
    }

    private static String code(Node parent) throws MissingElement {
        Node code = parent.child("Code");
        if (code == null || code.text().isEmpty()) {
            throw new MissingElement(parent.name() + " has no Code");
        }
        return limited(code);
    }

    private static String limited(Node code) throws MissingElement {
        if (code.text().length() > ScriptLimits.CODE) {
            throw new MissingElement("Code is longer than " + ScriptLimits.CODE + " characters");
        }
        return code.text();
    }

    private static List<String> descriptionCodes(Node node) {
        return texts(node, "DescriptionCode");
    }

    private static List<String> texts(Node node, String name) {
        List<Node> all = node.all(name);
        return all.isEmpty()
                ? List.of()
                : all.stream().map(Node::text).filter(text -> !text.isEmpty()).toList();
    }

    private static @Nullable String reference(Node node) {
        return node.text("RequestReferenceNumber");
    }
}
