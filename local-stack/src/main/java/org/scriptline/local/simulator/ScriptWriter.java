package org.scriptline.local.simulator;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Writes the SCRIPT messages of a pharmacy, each answering or following a message that it received, in that message's release. */
final class ScriptWriter {

    private static final String MESSAGE_START = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<Message DatatypesVersion=\"%1$s\" TransportVersion=\"%1$s\" TransactionDomain=\"SCRIPT\""
            + " TransactionVersion=\"%1$s\" StructuresVersion=\"%1$s\" ECLVersion=\"%1$s\">";

    private final Clock clock;

    ScriptWriter(Clock clock) {
        this.clock = clock;
    }

    /** The synchronous Status or Error to {@code received}. */
    String answer(Answer answer, ScriptMessage received, String messageId) {
        XmlText xml = header(received, messageId);
        switch (answer) {
            case Answer.Status status ->
                xml.raw("<Status>").element("Code", status.code()).raw("</Status>");
            case Answer.Error error ->
                xml.raw("<Error>")
                        .element("Code", error.code())
                        .element("DescriptionCode", "1000")
                        .element("Description", error.description())
                        .raw("</Error>");
            case Answer.Garbage ignored -> {
                return "<html><body>It works!";
            }
        }
        return end(xml);
    }

    /** Asks a mailbox for its oldest message, and says which one the pharmacy has now. */
    String getMessage(String pharmacy, String release, String messageId, @Nullable String acknowledged) {
        XmlText xml = new XmlText().raw(MESSAGE_START.formatted(release)).raw("<Header>");
        xml.qualified("To", "ZZZ", "SCRIPTLINE")
                .qualified("From", "P", pharmacy)
                .element("MessageID", messageId);
        if (acknowledged != null) {
            xml.element("RelatesToMessageID", acknowledged);
        }
        xml.element("SentTime", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        return end(xml.raw("</Header><Body><GetMessage></GetMessage>"));
    }

    /** The later confirmation of a NewRx; the code stands inside VerifyStatus, as the schema has it. */
    String verify(ScriptMessage newRx, String messageId) {
        XmlText xml = header(newRx, messageId);
        xml.raw("<Verify><VerifyStatus>").element("Code", "010").raw("</VerifyStatus></Verify>");
        return end(xml);
    }

    /** Dispensed in full: the patient, pharmacy, prescriber and medication are those of the NewRx. */
    String rxFill(ScriptMessage newRx, String messageId) {
        Element body = newRx.transaction();
        XmlText xml = header(newRx, messageId);
        xml.raw("<RxFill><FillStatus><Dispensed>")
                .element("Note", "Dispensed in full")
                .raw("</Dispensed></FillStatus>");
        copyChildren(xml, body, List.of("Patient", "Pharmacy", "Prescriber"));
        newRx.medication().ifPresent(prescribed -> {
            xml.raw("<MedicationDispensed>");
            copyChildren(
                    xml,
                    prescribed,
                    List.of("DrugDescription", "Product", "DrugCoded", "Quantity", "DaysSupply", "WrittenDate"));
            xml.raw("<LastFillDate>")
                    .element("Date", LocalDate.now(clock).toString())
                    .raw("</LastFillDate>");
            copyChildren(xml, prescribed, List.of("Substitutions", "NumberOfRefills", "Sig"));
            xml.raw("</MedicationDispensed>").copyAs("MedicationPrescribed", prescribed);
        });
        xml.raw("</RxFill>");
        return end(xml);
    }

    /** Nothing was dispensed, whatever was said before. */
    String rxNotDispensed(ScriptMessage newRx, String messageId) {
        XmlText xml = header(newRx, messageId);
        xml.raw("<RxFill><FillStatus><NotDispensed>")
                .element("Note", "Not dispensed")
                .raw("</NotDispensed></FillStatus>");
        copyChildren(xml, newRx.transaction(), List.of("Patient", "Pharmacy", "Prescriber"));
        newRx.medication().ifPresent(prescribed -> xml.copyAs("MedicationPrescribed", prescribed));
        return end(xml.raw("</RxFill>"));
    }

    /** Asks for more of what was dispensed on the NewRx, with so many refills. */
    String rxRenewalRequest(ScriptMessage newRx, String messageId, int refills) {
        XmlText xml = asking(newRx, messageId).raw("<RxRenewalRequest>");
        copyChildren(xml, newRx.transaction(), List.of("Patient", "Pharmacy", "Prescriber"));
        newRx.medication().ifPresent(prescribed -> {
            xml.raw("<MedicationDispensed>");
            copyChildren(
                    xml,
                    prescribed,
                    List.of("DrugDescription", "Product", "DrugCoded", "Quantity", "DaysSupply", "WrittenDate"));
            xml.raw("<LastFillDate>")
                    .element("Date", LocalDate.now(clock).toString())
                    .raw("</LastFillDate>");
            copyChildren(xml, prescribed, List.of("Substitutions"));
            xml.element("NumberOfRefills", Integer.toString(refills));
            copyChildren(xml, prescribed, List.of("Sig"));
            xml.raw("</MedicationDispensed>").copyAs("MedicationPrescribed", prescribed);
        });
        return end(xml.raw("</RxRenewalRequest>"));
    }

    /** Asks for a change of this code; with a drug in words, and perhaps its RxNorm code, for that one instead. */
    String rxChangeRequest(
            ScriptMessage newRx, String messageId, String code, @Nullable String drug, @Nullable String rxnorm) {
        XmlText xml = asking(newRx, messageId).raw("<RxChangeRequest>").element("MessageRequestCode", code);
        if (code.equals("U")) {
            xml.element("MessageRequestSubCode", "A");
        }
        copyChildren(xml, newRx.transaction(), List.of("Patient", "Pharmacy", "Prescriber"));
        newRx.medication().ifPresent(prescribed -> {
            xml.copyAs("MedicationPrescribed", prescribed);
            if (drug != null) {
                xml.raw("<MedicationRequested>").element("DrugDescription", drug);
                if (rxnorm != null) {
                    coded(
                            xml,
                            rxnorm,
                            ScriptMessage.child(prescribed, "Product").isPresent());
                }
                copyChildren(
                        xml,
                        prescribed,
                        List.of("Quantity", "DaysSupply", "WrittenDate", "Substitutions", "NumberOfRefills", "Sig"));
                xml.raw("</MedicationRequested>");
            }
        });
        return end(xml.raw("</RxChangeRequest>"));
    }

    /** As the order itself is coded: within Product or not. */
    private static void coded(XmlText xml, String rxnorm, boolean wrapped) {
        xml.raw(wrapped ? "<Product><DrugCoded><DrugDBCode>" : "<DrugCoded><DrugDBCode>")
                .element("Code", rxnorm)
                .element("Qualifier", "SCD")
                .raw(wrapped ? "</DrugDBCode></DrugCoded></Product>" : "</DrugDBCode></DrugCoded>");
    }

    /** The later answer to a CancelRx. */
    String cancelRxResponse(ScriptMessage cancelRx, CancelDecision decision, String messageId) {
        XmlText xml = header(cancelRx, messageId);
        xml.raw("<CancelRxResponse><Response>");
        if (decision.approved()) {
            xml.raw("<Approved>").element("Note", decision.reason()).raw("</Approved>");
        } else {
            xml.raw("<Denied>").element("DenialReason", decision.reason()).raw("</Denied>");
        }
        xml.raw("</Response></CancelRxResponse>");
        return end(xml);
    }

    /** To and From change places: the answer of pharmacy P goes back to the prescriber who sent the message. */
    private XmlText header(ScriptMessage received, String messageId) {
        return header(received, messageId, received.messageId());
    }

    /** What nobody has asked for relates to no message; the prescriber's order number says which order it is about. */
    private XmlText asking(ScriptMessage newRx, String messageId) {
        return header(newRx, messageId, null);
    }

    private XmlText header(ScriptMessage received, String messageId, @Nullable String relatesTo) {
        XmlText xml =
                new XmlText().raw(MESSAGE_START.formatted(received.release())).raw("<Header>");
        xml.qualified("To", received.fromQualifier(), received.from())
                .qualified("From", "P", received.to())
                .element("MessageID", messageId);
        if (relatesTo != null) {
            xml.element("RelatesToMessageID", relatesTo);
        }
        xml.element("SentTime", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
                .raw("<SenderSoftware>")
                .element("SenderSoftwareDeveloper", "Scriptline")
                .element("SenderSoftwareProduct", "Pharmacy simulator")
                .element("SenderSoftwareVersionRelease", "1")
                .raw("</SenderSoftware>");
        String orderNumber = received.prescriberOrderNumber();
        if (orderNumber != null) {
            xml.element("PrescriberOrderNumber", orderNumber);
        }
        return xml.raw("</Header><Body>");
    }

    private static String end(XmlText xml) {
        return xml.raw("</Body></Message>").toString();
    }

    private static void copyChildren(XmlText xml, Element parent, List<String> names) {
        for (String name : names) {
            ScriptMessage.child(parent, name).ifPresent(xml::copy);
        }
    }
}
