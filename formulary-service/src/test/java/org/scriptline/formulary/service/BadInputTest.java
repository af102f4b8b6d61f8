package org.scriptline.formulary.service;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.BadInput;
import org.scriptline.kit.testing.BadInput.Face;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;

/** What nobody should send, to every operation that reads a body: a coded refusal each, and no trace. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(LoadedPayer.class)
class BadInputTest {

    private static final String JSON = "application/json";

    private static final String CASE = "/prior-authorizations/0193e4a0-0000-7000-8000-000000000009";
    private static final String HOOK = "order-sign";

    private static final List<Face> FACES = List.of(
            Face.of("prescriber", "POST", "/coverage-checks", JSON, """
                    {"plan":{"contractId":"S9901","planId":"2","segmentId":"0","formularyId":"00090001","contractYear":2026,"hiosPlanId":null,
                             "bin":"610014","pcn":"MEDDPRIME","group":"LARCH1"},
                     "asOf":"2026-11-21","drug":{"rxcui":"617314","ndc":"00002-1433-80"},"quantity":30,"daysSupply":30,
                     "history":[{"rxcui":"153822","fillDate":"2026-06-01","quantity":30,"daysSupply":30}],"pharmacy":{"npi":"1497000014"},
                     "alternatives":true,"patient":{"age":70,"sex":"female"},"diagnosis":["I10"],"newStart":true,"dispenseAsWritten":false,
                     "accumulators":{"deductibleRemaining":100.50,"outOfPocketToDate":20,"asOf":"2026-11-01","lowIncomeLevel":1}}"""),
            Face.of("prescriber", "POST", "/coverage-checks/batch", JSON, """
                    {"checks":[{"plan":{"bin":"610014","pcn":"MEDDPRIME"},"drug":{"rxcui":"617314"}}]}"""),
            Face.of("ops", "POST", "/step-rules", JSON, """
                    {"version":"bad-input.1","reviewedBy":"A. Reviewer, PharmD","rules":[
                      {"id":"nobodys","drugs":["99999999"],"combination":"ANY","citation":"Larch criteria 2026, page 1",
                       "steps":[{"name":"none","requiredRxcuis":["99999998"],"lookbackDays":180,"minDaysSupply":30}]}]}"""),
            Face.of("ops", "POST", "/drug-references", JSON, "{\"path\":\"nowhere\",\"acceptWarnings\":false}"),
            Face.of(
                    "prescriber",
                    "POST",
                    CASE + "/answers",
                    JSON,
                    "{\"answers\":[{\"question\":\"q\",\"value\":\"yes\"}]}"),
            new Face(TestTokens.token("prescriber"), "POST", CASE + "/appeal", JSON, "{\"note\":\"why\"}", false),
            Face.of("prescriber", "POST", CASE + "/approval", JSON, """
                    {"reference":"T-1","reason":"by telephone at nine","validFrom":"2026-11-22","validUntil":"2027-11-21"}"""),
            Face.of("prescriber", "POST", "/cds-services/" + HOOK, JSON, """
                    {"hook":"order-sign","hookInstance":"0193e4a0-0000-7000-8000-00000000000a","context":{"userId":"Practitioner/1","patientId":"p",
                      "draftOrders":{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"MedicationRequest","id":"d1","status":"draft","intent":"order",
                        "subject":{"reference":"Patient/p"},"medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"617314"}]}}}]}},
                     "prefetch":{"patient":{"resourceType":"Patient","id":"p","birthDate":"1970-01-01"},"coverage":null}}"""),
            Face.of("prescriber", "POST", "/cds-services/" + HOOK + "/feedback", JSON, """
                    {"feedback":[{"card":"0193e4a0-0000-7000-8000-000000000001","outcome":"accepted","acceptedSuggestions":[{"id":"a"}],
                      "outcomeTimestamp":"2026-11-01T10:00:00Z"}]}"""),
            Face.of("ops", "POST", "/releases", JSON, "{\"path\":\"nowhere\",\"acceptWarnings\":false}"));

    @Inject
    Database database;

    @Test
    void everyOperationThatReadsABodyIsSentBadOnes() {
        BadInput.isComplete(all(), Map.of());
    }

    @Test
    void anAddressNeverFails() {
        bad().addressesNeverFail(
                        List.of(TestTokens.token("ops"), TestTokens.token("prescriber")),
                        Map.of(
                                "GET /fhir/{type}",
                                List.of(
                                        "_id",
                                        "_lastUpdated",
                                        "_count",
                                        "_offset",
                                        "identifier",
                                        "period",
                                        "name",
                                        "status"),
                                "GET /fhir/{type}/{id}",
                                List.of("_format")));
    }

    @Test
    void whatIsNoJsonIsRefusedEverywhere() {
        bad().malformedIsRefused(all());
    }

    @Test
    void whatIsTooLargeOrOfAnotherKindIsRefusedEverywhere() {
        bad().otherMediaAreRefused(all());
    }

    @Test
    void whatStandsInTheWrongPlaceNeverFails() {
        bad().misplacedNeverFails(all(), 12);
    }

    @Test
    void aParameterThatIsNoNumberOrNoneOfItsFewWordsIsRefusedByItsName() {
        bad().numbersAreRefused(
                        TestTokens.token("prescriber"),
                        List.of(
                                "/plans?limit",
                                "/plans?contractYear",
                                "/formulary-drugs?limit",
                                "/formulary-drugs?contractYear",
                                "/prior-authorizations?limit"));
        bad().wordsAreRefused(TestTokens.token("prescriber"), List.of("/prior-authorizations?state"));
        bad().wordsAreRefused(TestTokens.token("ops"), List.of("/quarantine?state", "/reconciliations?state"));
    }

    private static List<Face> all() {
        return Stream.concat(FACES.stream(), BadInput.ofKit("quarantine", "cds-clients").stream())
                .toList();
    }

    private BadInput bad() {
        return new BadInput(database, "MEDDPRIME");
    }
}
