package org.scriptline.local.simulator;

import org.jspecify.annotations.Nullable;

/** SCRIPT messages of an invented prescriber for an invented patient. */
final class SampleMessages {

    static final String PRESCRIBER = "1234567893";

    private SampleMessages() {}

    static String newRx(String pharmacy, String messageId, String orderNumber, String quantity) {
        return wrapped(pharmacy, PRESCRIBER, messageId, orderNumber, null, """
                <NewRx>
                  <Patient><HumanPatient><Name><LastName>Quill &amp; Sons</LastName><FirstName>Mara</FirstName></Name></HumanPatient></Patient>
                  <Prescriber><NonVeterinarian><Identification><NPI>1234567893</NPI></Identification></NonVeterinarian></Prescriber>
                  <MedicationPrescribed>
                    <DrugDescription>lisinopril 10 MG Oral Tablet</DrugDescription>
                    <Quantity><Value>%s</Value><CodeListQualifier>38</CodeListQualifier><QuantityUnitOfMeasure><Code>C48542</Code></QuantityUnitOfMeasure></Quantity>
                    <WrittenDate><Date>2026-11-21</Date></WrittenDate>
                    <Substitutions>0</Substitutions>
                    <NumberOfRefills>0</NumberOfRefills>
                    <Sig><SigText>Take 1 tablet by mouth daily</SigText></Sig>
                  </MedicationPrescribed>
                </NewRx>""".formatted(quantity));
    }

    static String cancelRx(String pharmacy, String messageId, String orderNumber, String relatesTo) {
        return wrapped(pharmacy, PRESCRIBER, messageId, orderNumber, relatesTo, "<CancelRx></CancelRx>");
    }

    static String fillNotices(String pharmacy, String messageId, String orderNumber, String words) {
        return wrapped(
                pharmacy,
                PRESCRIBER,
                messageId,
                orderNumber,
                null,
                "<RxFillIndicatorChange><MedicationPrescribed><DrugDescription>lisinopril 10 MG Oral Tablet</DrugDescription>"
                        + "<RxFillIndicator>" + words
                        + "</RxFillIndicator></MedicationPrescribed></RxFillIndicatorChange>");
    }

    /** The prescriber's answer; {@code choice} is what stands within Response, and a grant brings an order of 30 tablets. */
    static String answer(
            String type, String pharmacy, String messageId, String orderNumber, String relatesTo, String choice) {
        String drug = choice.contains("Denied") ? "" : """
                <MedicationResponse><DrugDescription>lisinopril 10 MG Oral Tablet</DrugDescription>
                  <Quantity><Value>30</Value></Quantity></MedicationResponse>""";
        String named =
                type.equals("RxChangeResponse") ? drug.replace("MedicationResponse", "MedicationPrescribed") : drug;
        return wrapped(
                pharmacy,
                PRESCRIBER,
                messageId,
                orderNumber,
                relatesTo,
                "<" + type + "><Response>" + choice + "</Response>" + named + "</" + type + ">");
    }

    static String wrapped(String to, String from, String messageId, String body) {
        return wrapped(to, from, messageId, null, null, body);
    }

    private static String wrapped(
            String to,
            String from,
            String messageId,
            @Nullable String orderNumber,
            @Nullable String relatesTo,
            String body) {
        return "<Message><Header><To Qualifier=\"P\">" + to + "</To><From Qualifier=\"D\">" + from
                + "</From><MessageID>"
                + messageId + "</MessageID>"
                + (relatesTo == null ? "" : "<RelatesToMessageID>" + relatesTo + "</RelatesToMessageID>")
                + (orderNumber == null ? "" : "<PrescriberOrderNumber>" + orderNumber + "</PrescriberOrderNumber>")
                + "</Header><Body>" + body + "</Body></Message>";
    }
}
