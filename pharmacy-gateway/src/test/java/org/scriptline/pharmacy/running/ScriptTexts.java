package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.UUID;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.testing.TestTokens;

/** What pharmacies post. */
final class ScriptTexts {

    static final String VERIFY = "<Verify><VerifyStatus><Code>010</Code></VerifyStatus></Verify>";
    static final String APPROVED = "<CancelRxResponse><Response><Approved/></Response></CancelRxResponse>";

    private ScriptTexts() {}

    static String newMessageId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    static String fill(String quantity) {
        return "<RxFill><FillStatus><Dispensed/></FillStatus><MedicationDispensed><DrugDescription>x</DrugDescription>"
                + "<Quantity><Value>" + quantity
                + "</Value><QuantityUnitOfMeasure><Code>C48542</Code></QuantityUnitOfMeasure></Quantity>"
                + "<LastFillDate><Date>2026-11-22</Date></LastFillDate></MedicationDispensed></RxFill>";
    }

    static String message(String pharmacy, String messageId, String relatesTo, String body) {
        return "<Message><Header><To Qualifier=\"D\">1234567893</To><From Qualifier=\"P\">" + pharmacy
                + "</From><MessageID>" + messageId + "</MessageID><RelatesToMessageID>" + relatesTo
                + "</RelatesToMessageID></Header><Body>" + body + "</Body></Message>";
    }

    /** About an order by its number alone. */
    static String about(String pharmacy, PrescriptionReleased order, String body) {
        return "<Message><Header><To Qualifier=\"D\">1234567893</To><From Qualifier=\"P\">" + pharmacy
                + "</From><MessageID>" + newMessageId() + "</MessageID><PrescriberOrderNumber>"
                + Gateway.orderNumber(order) + "</PrescriberOrderNumber></Header><Body>" + body + "</Body></Message>";
    }

    /** The holder's approved transfer to another pharmacy, by either release's name. */
    static String transfer(String holder, PrescriptionReleased order, String name, String receiver) {
        return about(
                holder,
                order,
                "<" + name + "><Response><Approved/></Response>" + pharmacy("Pharmacy", receiver)
                        + "<MedicationPrescribed><DrugDescription>lisinopril 10 MG Oral Tablet</DrugDescription>"
                        + "</MedicationPrescribed></" + name + ">");
    }

    static String pharmacy(String element, String ncpdpId) {
        return "<" + element + "><Identification><NCPDPID>" + ncpdpId + "</NCPDPID></Identification></" + element + ">";
    }

    static Response post(String pharmacy, String xml) {
        return given().auth()
                .oauth2(TestTokens.token(pharmacy))
                .contentType("application/xml")
                .body(xml)
                .post("/script");
    }

    /** Posts an answer to one of our messages with a new MessageID and gives the answer's code. */
    static String answer(String pharmacy, String ourMessage, String body) {
        return code(post(pharmacy, message(pharmacy, newMessageId(), FakePharmacies.messageId(ourMessage), body)));
    }

    static String code(Response response) {
        String xml = response.asString();
        String kind = xml.contains("<Status>") ? "Status" : "Error";
        return response.statusCode() + " " + kind + " " + xml.replaceAll("(?s).*<" + kind + "><Code>(\\d+)<.*", "$1");
    }
}
