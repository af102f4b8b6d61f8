package org.scriptline.pharmacy.script.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.pharmacy.script.Body;
import org.scriptline.pharmacy.script.CancelRxResponse;
import org.scriptline.pharmacy.script.ErrorAnswer;
import org.scriptline.pharmacy.script.Header;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.Party;
import org.scriptline.pharmacy.script.Reading;
import org.scriptline.pharmacy.script.RxFill;
import org.scriptline.pharmacy.script.Status;
import org.scriptline.pharmacy.script.UnhandledBody;
import org.scriptline.pharmacy.script.Verify;

class ScriptReaderTest {

    private static final String HEADER =
            "<Header><To Qualifier=\"D\">1234567893</To><From Qualifier=\"P\">5912342</From>"
                    + "<MessageID>m1</MessageID><RelatesToMessageID>r1</RelatesToMessageID>"
                    + "<SentTime>2026-11-21T05:15:30-05:00</SentTime><RxReferenceNumber>RX77</RxReferenceNumber>"
                    + "<PrescriberOrderNumber>o1</PrescriberOrderNumber></Header>";

    private final ScriptReader reader = new ScriptReader();

    @Test
    void readsTheHeader() {
        // When
        Header header = read("<Status><Code>010</Code></Status>").header();

        // Then
        assertThat(header)
                .isEqualTo(new Header(
                        new Party("1234567893", "D"),
                        new Party("5912342", "P"),
                        "m1",
                        "r1",
                        Instant.parse("2026-11-21T10:15:30Z"),
                        "RX77",
                        "o1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void readsWhatPharmaciesSend(String xml, Body expected) {
        // When
        Body body = read(xml).body();

        // Then
        assertThat(body).isEqualTo(expected);
    }

    static Stream<Arguments> bodies() {
        LocalDate filled = LocalDate.of(2026, 11, 22);
        return Stream.of(
                Arguments.of("<Status><Code>000</Code><Description>ok</Description></Status>", new Status("000", "ok")),
                Arguments.of(
                        "<Error><Code>900</Code><DescriptionCode>144</DescriptionCode></Error>",
                        new ErrorAnswer("900", "144", null)),
                Arguments.of("<Verify><VerifyStatus><Code>010</Code></VerifyStatus></Verify>", new Verify("010", null)),
                Arguments.of("<Verify><Code>010</Code></Verify>", new Verify("010", null)),
                Arguments.of("<v:Verify xmlns:v=\"urn:x\"><v:Code> 010 </v:Code></v:Verify>", new Verify("010", null)),
                Arguments.of(
                        "<CancelRxResponse><Response><Approved><Note>done</Note></Approved></Response></CancelRxResponse>",
                        new CancelRxResponse(true, "done")),
                Arguments.of(
                        "<CancelRxResponse><Response><Approved/><Denied><DenialReason>given out</DenialReason></Denied></Response></CancelRxResponse>",
                        new CancelRxResponse(false, "given out")),
                Arguments.of(
                        fill(
                                "Dispensed",
                                "<Quantity><Value>30</Value><CodeListQualifier>38</CodeListQualifier><QuantityUnitOfMeasure><Code>C48542</Code></QuantityUnitOfMeasure></Quantity><DaysSupply>30</DaysSupply>"),
                        new RxFill(
                                RxFill.Kind.DISPENSED,
                                new RxFill.Dispensed(new BigDecimal("30"), "C48542", "00093123456", 30, filled),
                                "note")),
                Arguments.of(
                        fill(
                                "PartiallyDispensed",
                                "<Quantity>12.5</Quantity><QuantityUnitOfMeasure>C28254</QuantityUnitOfMeasure>"),
                        new RxFill(
                                RxFill.Kind.PARTIALLY_DISPENSED,
                                new RxFill.Dispensed(new BigDecimal("12.5"), "C28254", "00093123456", null, filled),
                                "note")),
                Arguments.of(
                        "<RxFill><FillStatus><NotDispensed><Note>not picked up</Note></NotDispensed></FillStatus></RxFill>",
                        new RxFill(RxFill.Kind.NOT_DISPENSED, null, "not picked up")),
                Arguments.of(
                        "<RxFill><FillStatus><Transferred/></FillStatus></RxFill>",
                        new RxFill(RxFill.Kind.TRANSFERRED, null, null)),
                Arguments.of("<Resupply/>", new UnhandledBody("Resupply")));
    }

    private static String fill(String status, String quantity) {
        return "<RxFill><FillStatus><" + status + "><Note>note</Note></" + status + "></FillStatus>"
                + "<MedicationDispensed>"
                + "<DrugCoded><ProductCode><Code>00093123456</Code><Qualifier>ND</Qualifier></ProductCode></DrugCoded>"
                + quantity + "<LastFillDate><Date>2026-11-22</Date></LastFillDate></MedicationDispensed></RxFill>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "garbage",
                "<html><body>It works!",
                "<Message>",
                "<Message></Massage>",
                "<Message a='1' a='2'/>",
                "<!DOCTYPE Message><Message/>",
                "<!DOCTYPE Message [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Message>&x;</Message>",
                "<!DOCTYPE a [<!ENTITY % b \"c\"> %d; <!ATTLIST",
                "<!DOCTYPE [",
                "<Message>&nbsp;</Message>",
                "<Message/><Message/>",
                "<Message>\u0001</Message>"
            })
    void refusesWhatIsNotWellFormedXmlWithoutADoctype(String document) {
        // When
        Reading reading = reader.read(document.getBytes(UTF_8));

        // Then
        assertThat(reading)
                .isEqualTo(new Reading.Unreadable(
                        ErrorCode.SCRIPT_NOT_WELL_FORMED, "not well-formed XML without a DOCTYPE"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("incomplete")
    void namesWhatIsMissing(String document, String why) {
        // When
        Reading reading = reader.read(document.getBytes(UTF_8));

        // Then
        assertThat(reading).isEqualTo(new Reading.Unreadable(ErrorCode.SCRIPT_INVALID, why));
    }

    static Stream<Arguments> incomplete() {
        String dispensed =
                "<RxFill><FillStatus><Dispensed/></FillStatus><MedicationDispensed><Quantity><Value>%s</Value></Quantity></MedicationDispensed></RxFill>";
        return Stream.of(
                Arguments.of("<html><body/></html>", "Message is not the root"),
                Arguments.of("<Message/>", "Header is missing"),
                Arguments.of(message("").replaceAll("<Body>.*</Body>", ""), "Body is missing"),
                Arguments.of(
                        "<Message><Header/><Body><Status><Code>1</Code></Status></Body></Message>", "To is missing"),
                Arguments.of(
                        message("").replace("m1", "m".repeat(36)).replace("<Body>", "<Body><Status/>"),
                        "MessageID is longer than 35 characters"),
                Arguments.of(message(""), "Body does not hold exactly one transaction"),
                Arguments.of(message("<Status/><Status/>"), "Body does not hold exactly one transaction"),
                Arguments.of(message("<Status/>"), "Status has no Code"),
                Arguments.of(message("<Verify/>"), "Verify has no Code"),
                Arguments.of(message("<CancelRxResponse/>"), "CancelRxResponse has no Response"),
                Arguments.of(
                        message("<CancelRxResponse><Response/></CancelRxResponse>"),
                        "Response is neither Approved nor Denied"),
                Arguments.of(message("<RxFill/>"), "RxFill has no FillStatus"),
                Arguments.of(
                        message("<RxFill><FillStatus><Dispensed/><NotDispensed/></FillStatus></RxFill>"),
                        "FillStatus does not hold exactly one status"),
                Arguments.of(
                        message("<RxFill><FillStatus><Dispensed/></FillStatus></RxFill>"),
                        "RxFill has no MedicationDispensed"),
                Arguments.of(message(dispensed.formatted("thirty")), "Quantity is not a number"),
                Arguments.of(message(dispensed.formatted("-1")), "Quantity is not a positive amount"),
                Arguments.of(message(dispensed.formatted("0")), "Quantity is not a positive amount"),
                Arguments.of(message(dispensed.formatted("1e9999")), "Quantity is not a positive amount"));
    }

    @Test
    void refusesDeepNesting() {
        // Given
        String deep = "<a>".repeat(70) + "</a>".repeat(70);

        // When
        Reading reading = reader.read(message(deep).getBytes(UTF_8));

        // Then
        assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void livesWithALineBreakBeforeTheDeclarationAndWithAnUnreadableTime() {
        // Given
        String document = "\r\n<?xml version=\"1.0\"?>"
                + message("<Status><Code>010</Code></Status>").replace("2026-11-21T05:15:30-05:00", "yesterday");

        // When
        Reading reading = reader.read(document.getBytes(UTF_8));

        // Then
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Readable.class,
                        readable -> assertThat(readable.message().header().sentTime())
                                .isNull());
    }

    private Message read(String body) {
        return switch (reader.read(message(body).getBytes(UTF_8))) {
            case Reading.Readable readable -> readable.message();
            case Reading.Unreadable unreadable -> throw new AssertionError(unreadable.why());
        };
    }

    private static String message(String body) {
        return "<Message>" + HEADER + "<Body>" + body + "</Body></Message>";
    }
}
