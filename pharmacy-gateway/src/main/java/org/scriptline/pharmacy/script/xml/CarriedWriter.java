package org.scriptline.pharmacy.script.xml;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.script.CarriedTransaction;
import org.scriptline.pharmacy.script.Element;
import org.scriptline.pharmacy.script.GetMessage;
import org.scriptline.pharmacy.script.Medication;
import org.scriptline.pharmacy.script.PharmacyParty;
import org.scriptline.pharmacy.script.PriorAuthorization;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.RxFillIndicatorChange;
import org.scriptline.pharmacy.script.RxHistoryRequest;
import org.scriptline.pharmacy.script.RxHistoryResponse;
import org.scriptline.pharmacy.script.RxTransfer;
import org.scriptline.pharmacy.script.ScriptLimits;
import org.scriptline.pharmacy.script.xml.MedicationWriter.Demand;

/** Writes the transactions on which no order depends. */
final class CarriedWriter {

    private final ElementWriter xml;
    private final PeopleWriter people;
    private final MedicationWriter drugs;
    private final ClinicalWriter clinical;
    private final AnswerWriter answers;

    CarriedWriter(
            ElementWriter xml,
            PeopleWriter people,
            MedicationWriter drugs,
            ClinicalWriter clinical,
            AnswerWriter answers) {
        this.xml = xml;
        this.people = people;
        this.drugs = drugs;
        this.clinical = clinical;
        this.answers = answers;
    }

    void write(CarriedTransaction transaction) {
        switch (transaction) {
            case RxFillIndicatorChange change -> {
                xml.start(change.name());
                people.parties(change.parties());
                drugs.medication("MedicationPrescribed", change.prescribed(), Demand.MENTIONED);
                if (change.prescribed().fillIndicator() == null) {
                    xml.refuse("RxFillIndicator", Rule.MISSING, "is missing");
                }
                xml.end();
            }
            case RxHistoryRequest request -> history(request);
            case RxHistoryResponse response -> history(response);
            case RxTransfer transfer -> transfer(transfer);
            case GetMessage get -> xml.start(get.name()).end();
            case PriorAuthorization authorization -> priorAuthorization(authorization);
        }
    }

    private void history(RxHistoryRequest request) {
        xml.start(request.name());
        clinical.benefits(request.benefits());
        people.parties(request.parties());
        date("StartDate", request.from());
        date("EndDate", request.until());
        xml.text("Consent", request.consent(), ScriptLimits.CODE).end();
    }

    private void history(RxHistoryResponse response) {
        xml.start(response.name());
        answers.answer(response.answer());
        people.parties(response.parties());
        limit("MedicationDispensed", response.dispensed().size(), RxHistoryResponse.MOST);
        response.dispensed().forEach(drug -> drugs.medication("MedicationDispensed", drug, Demand.DISPENSED));
        xml.end();
    }

    private void transfer(RxTransfer transfer) {
        xml.start(transfer.stage().name(xml.version()));
        if (transfer.answer() != null) {
            answers.answer(transfer.answer());
        } else if (transfer.stage() == RxTransfer.Stage.TRANSFER) {
            xml.refuse("Response", Rule.MISSING, "is missing");
        }
        people.parties(transfer.parties());
        PharmacyParty from = transfer.from();
        if (from != null) {
            people.pharmacy("TransferFromPharmacy", from);
        }
        limit("MedicationPrescribed", transfer.prescribed().size(), RxTransfer.MOST);
        for (Medication drug : transfer.prescribed()) {
            drugs.medication("MedicationPrescribed", drug, Demand.MENTIONED);
        }
        xml.end();
    }

    private void priorAuthorization(PriorAuthorization authorization) {
        if (!authorization.step().in(xml.version())) {
            xml.refuse(
                    authorization.name(),
                    Rule.NOT_IN_VERSION,
                    "is not known in " + xml.version().release());
        }
        xml.start(authorization.name());
        people.parties(authorization.parties());
        Medication drug = authorization.medication();
        if (drug != null) {
            drugs.medication("MedicationPrescribed", drug, Demand.MENTIONED);
        }
        authorization.content().forEach(this::element);
        xml.end();
    }

    private void element(Element element) {
        xml.start(element.name());
        element.attributes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(attribute -> xml.attribute(attribute.getKey(), attribute.getValue()));
        if (!element.text().isEmpty()) {
            xml.content(element.name(), element.text(), ScriptLimits.CARRIED);
        }
        element.children().forEach(this::element);
        xml.end();
    }

    private void limit(String name, int size, int most) {
        if (size > most) {
            xml.refuse(name, Rule.TOO_MANY, "occurs more than " + most + " times");
        }
    }

    private void date(String name, @Nullable LocalDate date) {
        if (date != null) {
            xml.start(name).text("Date", date.toString(), ScriptLimits.CODE).end();
        }
    }
}
