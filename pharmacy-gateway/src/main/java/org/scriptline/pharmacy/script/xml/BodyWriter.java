package org.scriptline.pharmacy.script.xml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.script.Body;
import org.scriptline.pharmacy.script.CancelRx;
import org.scriptline.pharmacy.script.CancelRxResponse;
import org.scriptline.pharmacy.script.CarriedTransaction;
import org.scriptline.pharmacy.script.ChangeKind;
import org.scriptline.pharmacy.script.Decision;
import org.scriptline.pharmacy.script.ErrorAnswer;
import org.scriptline.pharmacy.script.Medication;
import org.scriptline.pharmacy.script.NewRx;
import org.scriptline.pharmacy.script.NewRxRequest;
import org.scriptline.pharmacy.script.NewRxResponseDenied;
import org.scriptline.pharmacy.script.Parties;
import org.scriptline.pharmacy.script.PharmacyRequest;
import org.scriptline.pharmacy.script.Practitioner;
import org.scriptline.pharmacy.script.PrescriberAnswer;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.RxChangeRequest;
import org.scriptline.pharmacy.script.RxChangeResponse;
import org.scriptline.pharmacy.script.RxFill;
import org.scriptline.pharmacy.script.RxRenewalRequest;
import org.scriptline.pharmacy.script.RxRenewalResponse;
import org.scriptline.pharmacy.script.ScriptLimits;
import org.scriptline.pharmacy.script.ScriptRefusal;
import org.scriptline.pharmacy.script.Status;
import org.scriptline.pharmacy.script.UnhandledBody;
import org.scriptline.pharmacy.script.Verify;
import org.scriptline.pharmacy.script.xml.MedicationWriter.Demand;

/** Writes the one transaction of a message. */
final class BodyWriter {

    private final ElementWriter xml;
    private final PeopleWriter people;
    private final MedicationWriter drugs;
    private final ClinicalWriter clinical;
    private final AnswerWriter answers;

    BodyWriter(ElementWriter xml) {
        this.xml = xml;
        this.people = new PeopleWriter(xml);
        this.drugs = new MedicationWriter(xml);
        this.clinical = new ClinicalWriter(xml);
        this.answers = new AnswerWriter(xml);
    }

    void write(Body body) {
        switch (body) {
            case NewRx newRx -> newRx(newRx);
            case CancelRx cancelRx -> cancelRx(cancelRx);
            case CancelRxResponse response -> {
                xml.start("CancelRxResponse");
                answers.answer(response.answer());
                xml.end();
            }
            case Status status -> receipt("Status", status.code(), status.descriptionCodes(), status.description());
            case ErrorAnswer error -> receipt("Error", error.code(), error.descriptionCodes(), error.description());
            case Verify verify -> {
                xml.start("Verify");
                receipt("VerifyStatus", verify.code(), List.of(), verify.description());
                xml.end();
            }
            case RxFill fill -> fill(fill);
            case PharmacyRequest request -> request(request);
            case PrescriberAnswer answer -> answer(answer);
            case CarriedTransaction carried -> new CarriedWriter(xml, people, drugs, clinical, answers).write(carried);
            case UnhandledBody other -> throw new ScriptRefusal("Body", "holds a transaction that is not known");
        }
    }

    private void newRx(NewRx newRx) {
        xml.start("NewRx");
        clinical.allergies(newRx.allergies());
        clinical.benefits(newRx.benefits());
        people.parties(newRx.parties());
        clinical.observations(newRx.observations());
        drugs.medication("MedicationPrescribed", newRx.medication(), Demand.ORDER);
        supervisor(newRx.parties());
        xml.end();
    }

    private void cancelRx(CancelRx cancelRx) {
        xml.start("CancelRx")
                .text("ChangeOfPrescriptionStatusFlag", cancelRx.discontinue() ? "D" : "C", ScriptLimits.CODE);
        people.parties(cancelRx.parties());
        drugs.medication("MedicationPrescribed", cancelRx.medication(), Demand.ORDER);
        supervisor(cancelRx.parties());
        xml.end();
    }

    private void receipt(String name, String code, List<String> descriptionCodes, @Nullable String description) {
        xml.start(name).text("Code", code, ScriptLimits.CODE);
        if (descriptionCodes.size() > ScriptLimits.DESCRIPTION_CODES) {
            xml.refuse(
                    "DescriptionCode", Rule.TOO_MANY, "occurs more than " + ScriptLimits.DESCRIPTION_CODES + " times");
        }
        for (String descriptionCode : descriptionCodes) {
            xml.text("DescriptionCode", descriptionCode, ScriptLimits.CODE);
        }
        xml.optional("Description", description, ScriptLimits.DESCRIPTION).end();
    }

    private void fill(RxFill fill) {
        xml.start("RxFill").start("FillStatus").start(fill.kind().element());
        for (String code : fill.reasonCodes()) {
            xml.text("ReasonCode", code, ScriptLimits.CODE);
        }
        xml.optional("Note", fill.words(), ScriptLimits.NOTE).end().end();
        people.parties(fill.parties());
        Medication dispensed = fill.medicationDispensed();
        boolean handedOut = fill.kind() == RxFill.Kind.DISPENSED || fill.kind() == RxFill.Kind.PARTIALLY_DISPENSED;
        optional("MedicationDispensed", dispensed, handedOut ? Demand.DISPENSED : Demand.MENTIONED);
        if (dispensed == null && handedOut) {
            xml.refuse("MedicationDispensed", Rule.MISSING, "is missing");
        }
        optional("MedicationPrescribed", fill.medicationPrescribed(), Demand.MENTIONED);
        supervisor(fill.parties());
        xml.end();
    }

    private void request(PharmacyRequest request) {
        xml.start(request.name());
        switch (request) {
            case RxRenewalRequest renewal -> {
                reference(renewal.requestReference());
                xml.optional("UrgencyIndicatorCode", renewal.urgency(), ScriptLimits.CODE);
                clinical.benefits(renewal.benefits());
                people.parties(renewal.parties());
                drugs.medication("MedicationDispensed", renewal.dispensed(), Demand.DISPENSED);
                optional("MedicationPrescribed", renewal.prescribed(), Demand.MENTIONED);
            }
            case RxChangeRequest change -> change(change);
            case NewRxRequest asked -> {
                reference(asked.requestReference());
                people.parties(asked.parties());
                drugs.medication("MedicationRequested", asked.requested(), Demand.MENTIONED);
            }
        }
        supervisor(request.parties());
        xml.end();
    }

    private void change(RxChangeRequest change) {
        xml.text("MessageRequestCode", change.kind().code(), ScriptLimits.CODE);
        if (change.subCodes().size() > RxChangeRequest.SUB_CODES) {
            xml.refuse(
                    "MessageRequestSubCode", Rule.TOO_MANY, "occurs more than " + RxChangeRequest.SUB_CODES + " times");
        }
        for (String code : change.subCodes()) {
            xml.text("MessageRequestSubCode", code, ScriptLimits.CODE);
        }
        reference(change.requestReference());
        clinical.benefits(change.benefits());
        people.parties(change.parties());
        drugs.medication("MedicationPrescribed", change.prescribed(), Demand.MENTIONED);
        if (change.requested().size() > RxChangeRequest.ALTERNATIVES) {
            xml.refuse(
                    "MedicationRequested",
                    Rule.TOO_MANY,
                    "occurs more than " + RxChangeRequest.ALTERNATIVES + " times");
        }
        change.requested().forEach(drug -> drugs.medication("MedicationRequested", drug, Demand.MENTIONED));
    }

    private void answer(PrescriberAnswer answer) {
        xml.start(answer.name());
        if (answer instanceof RxChangeResponse change) {
            kind(change);
        }
        reference(answer.requestReference());
        answers.answer(answer.answer());
        people.parties(answer.parties());
        switch (answer) {
            case RxRenewalResponse renewal ->
                granted("MedicationResponse", renewal.answer().decision(), renewal.medication());
            case RxChangeResponse change ->
                granted("MedicationPrescribed", change.answer().decision(), change.medication());
            case NewRxResponseDenied ignored -> {
                if (answer.answer().decision().granted()) {
                    xml.refuse("Response", Rule.ANSWER_NOT_ALLOWED, "is not a denial");
                }
            }
        }
        supervisor(answer.parties());
        xml.end();
    }

    private void kind(RxChangeResponse change) {
        ChangeKind kind = change.kind();
        if (kind != null) {
            xml.text("MessageRequestCode", kind.code(), ScriptLimits.CODE);
            if (!kind.decisions().contains(change.answer().decision())) {
                xml.refuse("Response", Rule.ANSWER_NOT_ALLOWED, "is no answer to a question of this kind");
            }
        }
    }

    private void granted(String element, Decision decision, @Nullable Medication medication) {
        boolean dispensable = decision.granted() && decision != Decision.VALIDATED;
        if (medication != null) {
            drugs.medication(element, medication, dispensable ? Demand.ORDER : Demand.MENTIONED);
        } else if (dispensable) {
            xml.refuse(element, Rule.MISSING, "is missing");
        }
    }

    private void optional(String element, @Nullable Medication medication, Demand demand) {
        if (medication != null) {
            drugs.medication(element, medication, demand);
        }
    }

    private void reference(@Nullable String reference) {
        xml.optional("RequestReferenceNumber", reference, ScriptLimits.ID);
    }

    private void supervisor(Parties parties) {
        Practitioner supervisor = parties.supervisor();
        if (supervisor != null) {
            people.practitioner("Supervisor", supervisor);
        }
    }
}
