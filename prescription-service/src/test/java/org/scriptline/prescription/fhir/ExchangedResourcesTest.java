package org.scriptline.prescription.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.PatientRecordStated;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.prescription.fhir.TransactionEntry.FactEntry;
import org.scriptline.prescription.fhir.TransactionEntry.PatientEntry;
import org.scriptline.prescription.fhir.TransactionResponse.Answer;
import org.scriptline.prescription.fhir.TransactionResponse.Remark;
import org.scriptline.prescription.lint.Finding;
import org.scriptline.prescription.lint.PatientFacts;
import org.scriptline.prescription.lint.PharmacyReference;

/** What is answered to a transaction, and facts as they are given back, as the HL7 validator sees them. */
class ExchangedResourcesTest {
    private static final UUID PATIENT = UUID.fromString("0193e4a0-0000-7000-8000-000000000001");
    private static final UUID ID = UUID.fromString("0193e4a0-0000-7000-8000-000000000002");
    private static final Instant AT = Instant.parse("2026-11-21T15:00:00.123Z");
    private static final String SUBJECT = "{\"reference\":\"Patient/" + PATIENT + "\"}";

    /** As little as is taken of each, and as it is often sent. */
    static final List<String> FACTS = List.of("""
        {"resourceType":"AllergyIntolerance","patient":%s,"code":{"text":"penicillin"}}\
        """, """
        {"resourceType":"AllergyIntolerance","patient":%s,"recordedDate":"2026-11-01","type":"allergy","criticality":"high",
         "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]},
         "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-verification","code":"confirmed"}]},
         "code":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"7980"}]},
         "reaction":[{"manifestation":[{"text":"wheezing"}]}]}\
        """, """
        {"resourceType":"AllergyIntolerance","patient":%s,"code":{"text":"penicillin"},
         "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-verification","code":"entered-in-error"}]}}\
        """, """
        {"resourceType":"Condition","subject":%s,"code":{"text":"asthma"}}\
        """, """
        {"resourceType":"Condition","subject":%s,"onsetDateTime":"2020-01-01",
         "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
         "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"J45.909"}]}}\
        """, """
        {"resourceType":"Observation","status":"final","subject":%s,"effectiveDateTime":"2026-11-01",
         "code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},
         "valueQuantity":{"value":25,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}\
        """, """
        {"resourceType":"Coverage","status":"active","beneficiary":%s,"payor":[{"display":"Larch Health"}],
         "class":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/coverage-class","code":"plan"}]},"value":"S5820-034-000"}]}\
        """, """
        {"resourceType":"MedicationStatement","status":"active","subject":%s,
         "medicationCodeableConcept":{"text":"warfarin"},"effectivePeriod":{"start":"2026-09-01"}}\
        """);

    @ParameterizedTest
    @FieldSource("FACTS")
    void aFactIsGivenBackValid(String sent) {
        // Given
        byte[] resource = sent.formatted(SUBJECT).getBytes(StandardCharsets.UTF_8);

        // When
        FactEntry fact = (FactEntry) read(resource).entries().getFirst();
        byte[] kept = TransactionResponse.kept(fact.kept(PATIENT, Map.of()), ID, 2, AT);

        // Then
        R4Validator.assertValid(kept);
        assertThat(Json.tree(kept).path("id").asText()).isEqualTo(ID.toString());
    }

    @ParameterizedTest
    @FieldSource("FACTS")
    void aFactMarkedAsAnErrorIsValidAndHoldsNoMore(String sent) {
        // Given
        byte[] resource = sent.formatted(SUBJECT).getBytes(StandardCharsets.UTF_8);
        FactEntry fact = (FactEntry) read(resource).entries().getFirst();

        // When
        byte[] marked = EnteredInError.mark(TransactionResponse.kept(fact.kept(PATIENT, Map.of()), ID, 2, AT));
        FactEntry read = (FactEntry) read(marked).entries().getFirst();

        // Then
        R4Validator.assertValid(marked);
        assertThat(read.fact()).isNull();
        assertThat(read.facts().stated()).isEqualTo(new PatientFacts(List.of(), List.of(), List.of()));
        assertThat(read.facts().medications()).isEmpty();
        assertThat(read.facts().plan()).isNull();
        assertThat(read.facts().retracted().size() + (read.facts().endedPlan() == null ? 0 : 1))
                .isEqualTo(1);
    }

    @Test
    void aPatientIsGivenBackValid() {
        // When
        byte[] patient = PatientJson.bytes(
                new PatientRecordStated(
                        PATIENT,
                        "elm-street",
                        new Demographics(
                                "Quillfeather",
                                List.of("Odo"),
                                "Jr",
                                LocalDate.of(1961, 4, 12),
                                "male",
                                new PostalAddress("12 Larch Road", null, "Springfield", "IL", "62701", "US"),
                                "555-0101",
                                List.of(new Identifier("http://elm-street.example/mrn", "4711"))),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        "5912342"),
                3);

        // Then
        R4Validator.assertValid(patient);
        PatientEntry again = (PatientEntry) read(patient).entries().getFirst();
        assertThat(Objects.requireNonNull(again.preferred()).pharmacy())
                .isEqualTo(new PharmacyReference("5912342", null));
    }

    @Test
    void theAnswerToATransactionIsValid() {
        // Given
        Finding warning = Finding.warning(
                ErrorCode.WEIGHT_MISSING, "Bundle.entry[3].resource.supportingInformation", "The weight has no date.");
        List<Answer> answers = List.of(
                new Answer(201, "Patient/" + PATIENT, 1, Remark.NONE, List.of()),
                new Answer(200, "AllergyIntolerance/" + ID, 2, Remark.NONE, List.of()),
                new Answer(200, null, 0, Remark.SUPPORT, List.of()),
                new Answer(201, "MedicationRequest/" + ID, 1, Remark.NONE, List.of(warning)),
                new Answer(201, null, 1, Remark.HISTORY, List.of()));

        // When
        byte[] bundle = TransactionResponse.bundle(answers, Map.of());

        // Then
        R4Validator.assertValid(bundle);
        assertThat(Json.tree(bundle)
                        .at("/entry/3/response/outcome/issue/0/severity")
                        .asText())
                .isEqualTo("warning");
    }

    private static Transaction read(byte[] resource) {
        String type = Json.tree(resource).path("resourceType").asText();
        TransactionReader.OrderTest nobody = new TransactionReader.OrderTest() {
            @Override
            public boolean ofThePractice(String npi) {
                return false;
            }

            @Override
            public boolean theCaller(String npi) {
                return false;
            }
        };
        return switch (new TransactionReader(nobody, LocalDate.of(2026, 11, 21)).readOne(resource, type, null)) {
            case Reading.Accepted<Transaction> accepted -> accepted.value();
            case Reading.Refused<Transaction> refused -> throw new AssertionError(refused.findings());
        };
    }
}
