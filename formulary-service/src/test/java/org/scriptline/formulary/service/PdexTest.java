package org.scriptline.formulary.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.kit.testing.TestPlatform;

/** The formulary as FHIR, without a token. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(LoadedPayer.class)
class PdexTest {

    private static final String LIPITOR = "FormularyItem-00090001-2026-617314";
    private static final String EXTENSION = "resource.extension.find { it.url.endsWith('usdf-%s-extension') }";

    @Test
    void aPlanNamesItsFormulary() {
        get("/fhir/InsurancePlan/PayerPlan-S9901-002-000-2026")
                .statusCode(200)
                .contentType(containsString("application/fhir+json"))
                .body("resourceType", equalTo("InsurancePlan"))
                .body("identifier[0].value", equalTo("S9901-002-000"))
                .body("name", equalTo("Harbor Plus (PDP)"))
                .body("period.start", equalTo("2026-01-01"))
                .body(
                        "coverage[0].extension[0].valueReference.reference",
                        equalTo("InsurancePlan/Formulary-00090001-2026"));
        get("/fhir/InsurancePlan/Formulary-00090001-2026")
                .statusCode(200)
                .body("type[0].coding[0].code", equalTo("DRUGPOL"));
    }

    @Test
    void aDrugIsFoundByItsCodeThroughTheChainWithWhatItRefersTo() {
        String first = "entry[0]." + EXTENSION;
        get("/fhir/Basic?subject:MedicationKnowledge.code=http://www.nlm.nih.gov/research/umls/rxnorm|617314"
                        + "&formulary=InsurancePlan/Formulary-00090001-2026&_include=Basic:subject&_include=Basic:formulary")
                .statusCode(200)
                .body("type", equalTo("searchset"))
                .body("total", equalTo(1))
                .body("entry.resource.id", contains(LIPITOR, "Drug-617314", "Formulary-00090001-2026"))
                .body("entry.search.mode", contains("match", "include", "include"))
                .body(first.formatted("PriorAuthorization") + ".valueBoolean", equalTo(true))
                .body(first.formatted("DrugTierID") + ".valueCodeableConcept.coding[0].code", equalTo("4"))
                .body(first.formatted("QuantityLimitDetail") + ".extension[0].valueString", equalTo("45 in 30 days"));
    }

    @Test
    void aFlagThatThePayerLeavesOpenHasNoExtension() {
        get("/fhir/Basic?_id=FormularyItem-00090001-2026-312941")
                .body("entry", hasSize(1))
                .body("entry[0]." + EXTENSION.formatted("PriorAuthorization"), nullValue())
                .body("entry[0]." + EXTENSION.formatted("StepTherapyLimit") + ".valueBoolean", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource({
        "MedicationKnowledge?drug-name=lisinopril, 1",
        "MedicationKnowledge?code=314076, 1",
        "MedicationKnowledge?code=http://loinc.org|314076, 0",
        "Basic?drug-tier=5&formulary=Formulary-00090001-2026, 1",
        "Basic?subject:MedicationKnowledge.drug-name=LISINOPRIL&period=2026, 2",
        "Basic?subject=MedicationKnowledge/Drug-314076&period=lt2026-01-01&formulary=Formulary-00090001-2026, 0",
        "Basic?subject=Drug-314076&period=ge2026-06, 2",
        "InsurancePlan?identifier=PayerPlan-S9901-002-000&period=ge2026-01-01, 1",
        "InsurancePlan?formulary-coverage=InsurancePlan/Formulary-00090002-2026, 2",
        "InsurancePlan?name=harbor&status=active, 2",
        "Basic?pharmacy-benefit-type=3-month-in-mail, 0"
    })
    void theRequiredSearchesAreAnswered(String search, int found) {
        get("/fhir/" + search).statusCode(200).body("total", equalTo(found));
    }

    @Test
    void aLongListIsReadPageByPage() {
        ValidatableResponse first = get("/fhir/Basic?formulary=Formulary-00090001-2026&_count=5");
        first.body("entry", hasSize(5)).body("total", nullValue()).body("link.relation", contains("self", "next"));
        String next = first.extract().path("link[1].url");
        List<String> rest = given().urlEncodingEnabled(false)
                .get(next)
                .then()
                .body("total", equalTo(8))
                .body("link.relation", contains("self"))
                .extract()
                .path("entry.resource.id");

        assertThat(rest).hasSize(3).doesNotContainAnyElementsOf(first.extract().path("entry.resource.id"));
    }

    @ParameterizedTest
    @CsvSource({
        "Basic?colour=red, 400, PARAMETER_UNKNOWN",
        "Basic?period=soon, 400, PARAMETER_INVALID",
        "Basic?_count=0, 400, PARAMETER_INVALID",
        "Basic?_include=Basic:author&_count=1, 400, PARAMETER_INVALID",
        "Patient, 404, NOT_FOUND",
        "Basic/none, 404, NOT_FOUND",
        "InsurancePlan/PayerPlan-S9901-003-000-2026, 404, NOT_FOUND"
    })
    void whatIsWrongIsAnOperationOutcome(String search, int status, String code) {
        get("/fhir/" + search)
                .statusCode(status)
                .contentType(containsString("application/fhir+json"))
                .body("resourceType", equalTo("OperationOutcome"))
                .body("issue[0].severity", equalTo("error"))
                .body("issue[0].details.coding[0].code", equalTo(code));
    }

    @Test
    void theCapabilitiesNameTheSearches() {
        get("/fhir/metadata")
                .statusCode(200)
                .body("fhirVersion", equalTo("4.0.1"))
                .body("instantiates[0]", startsWith("http://hl7.org/fhir/us/davinci-drug-formulary/"))
                .body("rest[0].resource.type", contains("InsurancePlan", "Basic", "MedicationKnowledge"))
                .body("rest[0].resource[1].searchInclude", hasItems("Basic:subject", "Basic:formulary"))
                .body("rest[0].resource[2].searchParam.name", hasItem("drug-name"));
    }

    private static ValidatableResponse get(String address) {
        return given().get(address).then();
    }
}
