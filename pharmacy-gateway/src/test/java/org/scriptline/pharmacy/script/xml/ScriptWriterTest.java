package org.scriptline.pharmacy.script.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scriptline.pharmacy.script.Body;
import org.scriptline.pharmacy.script.DrugUse;
import org.scriptline.pharmacy.script.ErrorAnswer;
import org.scriptline.pharmacy.script.Medication;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.SampleOrders;
import org.scriptline.pharmacy.script.ScriptRefusal;
import org.scriptline.pharmacy.script.Verify;

class ScriptWriterTest {

    private static final String START = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<Message DatatypesVersion=\"20170715\" TransportVersion=\"20170715\" TransactionDomain=\"SCRIPT\""
            + " TransactionVersion=\"20170715\" StructuresVersion=\"20170715\" ECLVersion=\"20170715\">"
            + "<Header><To Qualifier=\"P\">5912342</To><From Qualifier=\"D\">1234567893</From>"
            + "<MessageID>0190a1b2c3d47e5f8a9b0c1d2e3f4a5b</MessageID><SentTime>2026-11-21T10:15:30Z</SentTime>"
            + "<SenderSoftware><SenderSoftwareDeveloper>Scriptline</SenderSoftwareDeveloper>"
            + "<SenderSoftwareProduct>pharmacy-gateway</SenderSoftwareProduct>"
            + "<SenderSoftwareVersionRelease>0.1</SenderSoftwareVersionRelease></SenderSoftware>"
            + "<PrescriberOrderNumber>0190a1b2c3d47e5f8a9b000000000001</PrescriberOrderNumber></Header><Body>";

    private final ScriptWriter writer = new ScriptWriter("0.1");

    @Test
    void writesAWholeNewRx() {
        // Given
        DrugUse override = new DrugUse("DD", "MP", "4A", "1", "Serious interaction | WILL_MONITOR | ECG on Friday");
        Medication medication = SampleOrders.medication(
                "lisinopril 10 MG Oral Tablet", "Take 1 tablet by mouth daily", "Blister pack", List.of(override));

        // When
        String xml = text(SampleOrders.newRx(medication));

        // Then
        assertThat(xml)
                .isEqualTo(
                        START
                                + "<NewRx><AllergyOrAdverseEvent><Allergies><SourceOfInformation>P</SourceOfInformation>"
                                + "<AdverseEvent><Text>Allergy</Text></AdverseEvent>"
                                + "<DrugProductCoded><Code>70618</Code><Qualifier>RT</Qualifier><Text>penicillin</Text></DrugProductCoded>"
                                + "<ReactionCoded><Text>hives</Text></ReactionCoded></Allergies></AllergyOrAdverseEvent>"
                                + "<Patient><HumanPatient><Name><LastName>Quill &amp; Sons</LastName><FirstName>Mara</FirstName>"
                                + "<MiddleName>Lee</MiddleName></Name><Gender>F</Gender><DateOfBirth><Date>1976-03-04</Date></DateOfBirth>"
                                + "<Address><AddressLine1>12 Elm Street</AddressLine1><City>Springfield</City>"
                                + "<StateProvince>IL</StateProvince><PostalCode>62701</PostalCode><CountryCode>US</CountryCode></Address>"
                                + "<CommunicationNumbers><PrimaryTelephone><Number>2175550101</Number></PrimaryTelephone></CommunicationNumbers>"
                                + "</HumanPatient></Patient>"
                                + "<Pharmacy><Identification><NCPDPID>5912342</NCPDPID><NPI>1497000014</NPI></Identification>"
                                + "<BusinessName>Corner Pharmacy</BusinessName>"
                                + "<Address><AddressLine1>1 Main Street</AddressLine1><City>Springfield</City>"
                                + "<StateProvince>IL</StateProvince><PostalCode>62701</PostalCode><CountryCode>US</CountryCode></Address>"
                                + "<CommunicationNumbers><PrimaryTelephone><Number>2175550199</Number></PrimaryTelephone></CommunicationNumbers></Pharmacy>"
                                + "<Prescriber><NonVeterinarian><Identification><NPI>1234567893</NPI></Identification>"
                                + "<PracticeLocation><BusinessName>Elm Street Clinic</BusinessName></PracticeLocation>"
                                + "<Name><LastName>Okafor</LastName><FirstName>Ada</FirstName></Name>"
                                + "<Address><AddressLine1>5 Elm Street</AddressLine1><City>Springfield</City>"
                                + "<StateProvince>IL</StateProvince><PostalCode>62701</PostalCode><CountryCode>US</CountryCode></Address>"
                                + "<CommunicationNumbers><PrimaryTelephone><Number>2175550100</Number></PrimaryTelephone></CommunicationNumbers>"
                                + "</NonVeterinarian></Prescriber>"
                                + "<Observation><Measurement><VitalSign>29463-7</VitalSign><LOINCVersion>2.42</LOINCVersion><Value>71.5</Value>"
                                + "<UnitOfMeasure>kg</UnitOfMeasure><UCUMVersion>2.1</UCUMVersion>"
                                + "<ObservationDate><Date>2026-11-01</Date></ObservationDate></Measurement></Observation>"
                                + "<MedicationPrescribed><DrugDescription>lisinopril 10 MG Oral Tablet</DrugDescription>"
                                + "<DrugCoded><ProductCode><Code>00093123456</Code><Qualifier>ND</Qualifier></ProductCode>"
                                + "<DrugDBCode><Code>314076</Code><Qualifier>SCD</Qualifier></DrugDBCode></DrugCoded>"
                                + "<Quantity><Value>30</Value><CodeListQualifier>38</CodeListQualifier>"
                                + "<QuantityUnitOfMeasure><Code>C48542</Code></QuantityUnitOfMeasure></Quantity>"
                                + "<DaysSupply>30</DaysSupply><WrittenDate><Date>2026-11-21</Date></WrittenDate>"
                                + "<Substitutions>0</Substitutions><NumberOfRefills>2</NumberOfRefills>"
                                + "<Diagnosis><ClinicalInformationQualifier>1</ClinicalInformationQualifier>"
                                + "<Primary><Code>I10</Code><Qualifier>ABF</Qualifier><Description>Hypertension</Description></Primary></Diagnosis>"
                                + "<Note>Blister pack</Note>"
                                + "<DrugUseEvaluation><ServiceReasonCode>DD</ServiceReasonCode><ProfessionalServiceCode>MP</ProfessionalServiceCode><ServiceResultCode>4A</ServiceResultCode><ClinicalSignificanceCode>1</ClinicalSignificanceCode>"
                                + "<AcknowledgementReason>Serious interaction | WILL_MONITOR | ECG on Friday</AcknowledgementReason></DrugUseEvaluation>"
                                + "<Sig><SigText>Take 1 tablet by mouth daily</SigText></Sig>"
                                + "<RxFillIndicator>All Fill Statuses</RxFillIndicator></MedicationPrescribed></NewRx></Body></Message>");
    }

    @Test
    void writesAnErrorAnswer() {
        // When
        String xml = text(new ErrorAnswer("900", "1000", "Order number unknown"));

        // Then
        assertThat(xml)
                .isEqualTo(START
                        + "<Error><Code>900</Code><DescriptionCode>1000</DescriptionCode>"
                        + "<Description>Order number unknown</Description></Error></Body></Message>");
    }

    @Test
    void writesVerifyInsideItsWrapper() {
        // When
        String xml = text(new Verify("010", null));

        // Then
        assertThat(xml)
                .isEqualTo(START + "<Verify><VerifyStatus><Code>010</Code></VerifyStatus></Verify></Body></Message>");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooLong")
    void refusesWhatAnElementCannotCarryAndNeverShortensIt(String element, Medication medication) {
        // When
        // Then
        assertThatThrownBy(() -> text(SampleOrders.newRx(medication)))
                .isInstanceOf(ScriptRefusal.class)
                .extracting(thrown -> ((ScriptRefusal) thrown).element())
                .isEqualTo(element);
    }

    static Stream<Arguments> tooLong() {
        return Stream.of(
                Arguments.of("DrugDescription", SampleOrders.medication("d".repeat(106), "Take 1", null, List.of())),
                Arguments.of("SigText", SampleOrders.medication("drug", "s".repeat(1001), null, List.of())),
                Arguments.of("Note", SampleOrders.medication("drug", "Take 1", "n".repeat(211), List.of())),
                Arguments.of("SigText", SampleOrders.medication("drug", " ", null, List.of())),
                Arguments.of("SigText", SampleOrders.medication("drug", "Take\u0001 1", null, List.of())),
                Arguments.of(
                        "DrugUseEvaluation",
                        SampleOrders.medication(
                                "drug",
                                "Take 1",
                                null,
                                Collections.nCopies(6, new DrugUse("DD", null, null, "1", "words")))));
    }

    @Test
    void carriesWhatJustFits() {
        // When
        String xml = text(SampleOrders.newRx(
                SampleOrders.medication("d".repeat(105), "s".repeat(1000), "n".repeat(210), List.of())));

        // Then
        assertThat(xml).contains("d".repeat(105), "s".repeat(1000), "n".repeat(210));
    }

    private String text(Body body) {
        return new String(writer.write(new Message(SampleOrders.header(), body)), UTF_8);
    }
}
