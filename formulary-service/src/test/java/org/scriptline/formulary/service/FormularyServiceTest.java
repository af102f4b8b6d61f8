package org.scriptline.formulary.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.formulary.release.PharmacyStanding;
import org.scriptline.formulary.release.PharmacyTerms;
import org.scriptline.formulary.release.PlanKey;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.PriceLookup;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.formulary.release.Serving;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(LoadedPayer.class)
class FormularyServiceTest {

    private static final String ASKED = """
            {"plan": {"contractId": "S9901", "planId": "2"}, "asOf": "2026-11-21",
             "drug": {"rxcui": "617314"}, "quantity": 30, "daysSupply": 30, "history": [], "alternatives": true}""";

    @Test
    void theConfiguredPayerAnswersFromTheStart() {
        ask(ASKED)
                .statusCode(200)
                .body("release", startsWith("cms-part-d-2026-"))
                .body("completeness", equalTo("FULL"))
                .body("plan.name", equalTo("Harbor Plus (PDP)"))
                .body("plan.formularyId", equalTo("00090001"))
                .body("covered", equalTo(true))
                .body("tier.code", equalTo("4"))
                .body("priorAuthorization", equalTo(true))
                .body("stepTherapy.verdict", equalTo("UNKNOWN"))
                .body("quantityLimit.maximumForRequest", equalTo(45))
                .body("quantityLimit.exceeded", equalTo(false))
                .body("cost.patientPays", equalTo(95.00f))
                .body("alternatives[0].rxcui", equalTo("617312"))
                .body("newStartsOnly", nullValue());
    }

    @Test
    void anUnknownPlanSaysWhichPartDidNotMatch() {
        ask(ASKED.replace("S9901", "S9999"))
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("PLAN_NOT_FOUND"))
                .body("field", equalTo("plan.contractId"));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "\"rxcui\": \"617314\"|\"rxcui\": \"617314\", \"colour\": \"red\"|400|REQUEST_UNKNOWN_FIELD|drug.colour",
                "\"quantity\": 30|\"quantity\": \"30\"|400|REQUEST_FIELD_INVALID|quantity",
                "\"quantity\": 30|\"quantity\": -30|422|QUANTITY_INVALID|quantity",
                "\"2026-11-21\"|\"2026-02-30\"|400|REQUEST_FIELD_INVALID|asOf",
                "\"rxcui\": \"617314\"|\"ndc\": \"9999000010\"|422|NDC_AMBIGUOUS|drug.ndc",
                "\"history\": []|\"history\": [{}]|400|REQUEST_FIELD_INVALID|history[0]",
                "\"history\": []|\"history\": [], \"history\": []|400|REQUEST_MALFORMED|null"
            },
            delimiter = '|',
            nullValues = "null",
            quoteCharacter = '\'')
    void aBadQuestionNamesItsField(String good, String bad, int status, String code, String field) {
        ask(ASKED.replace(good, bad))
                .statusCode(status)
                .body("code", equalTo(code))
                .body("field", equalTo(field));
    }

    @Test
    void aQuestionNeedsAToken() {
        given().contentType(ContentType.JSON)
                .body(ASKED)
                .post("/coverage-checks")
                .then()
                .statusCode(401)
                .body("code", equalTo("TOKEN_MISSING_OR_INVALID"));
    }

    @Test
    void aBatchAnswersEachCheckByItself() {
        given().auth()
                .oauth2(TestTokens.token("prescriber"))
                .contentType(ContentType.JSON)
                .body("{\"checks\": [" + ASKED + "," + ASKED.replace("617314", "x") + "," + ASKED + "]}")
                .post("/coverage-checks/batch")
                .then()
                .statusCode(200)
                .body("items.index", contains(0, 1, 2))
                .body("items[0].result.tier.code", equalTo("4"))
                .body("items[1].result", nullValue())
                .body("items[1].problem.code", equalTo("DRUG_CODE_INVALID"))
                .body("items[1].problem.field", equalTo("drug.rxcui"))
                .body("items[2].result.covered", equalTo(true));
    }

    @Test
    void moreChecksThanABatchMayHaveAreRefused() {
        String checks = String.join(",", java.util.Collections.nCopies(101, ASKED));
        given().auth()
                .oauth2(TestTokens.token("prescriber"))
                .contentType(ContentType.JSON)
                .body("{\"checks\": [" + checks + "]}")
                .post("/coverage-checks/batch")
                .then()
                .statusCode(400)
                .body("field", equalTo("checks"));
    }

    @Test
    void aPickerFindsDrugsOfThePlanByTheBeginningsOfWords() {
        get("/formulary-drugs?contractId=S9901&planId=2&name=lip ator")
                .statusCode(200)
                .body("plan.name", equalTo("Harbor Plus (PDP)"))
                .body("items.rxcui", contains("617314"))
                .body("items[0].tier.code", equalTo("4"))
                .body("items[0].priorAuthorization", equalTo(true))
                .body("items[0].quantityAmount", equalTo(45))
                .body("items[0].price.patientPays", equalTo(95.00f))
                .body("cursor", nullValue());
    }

    @Test
    void aPickerReadsPageByPage() {
        String cursor = get("/formulary-drugs?contractId=S9901&planId=2&limit=5")
                .body("items", hasSize(5))
                .extract()
                .path("cursor");

        get("/formulary-drugs?contractId=S9901&planId=2&limit=5&cursor=" + cursor)
                .body("items", hasSize(3))
                .body("cursor", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "contractId=S9999&planId=2, 404, PLAN_NOT_FOUND, plan.contractId",
        "contractId=9901&planId=2, 422, PLAN_REFERENCE_INVALID, plan.contractId",
        "name=x, 404, PLAN_NOT_FOUND, plan",
        "contractId=S9901&planId=2&limit=201, 400, PARAMETER_INVALID, limit",
        "contractId=S9901&planId=2&contractYear=x, 400, PARAMETER_INVALID, contractYear",
        "contractId=S9901&planId=2&cursor=*, 400, PARAMETER_INVALID, cursor"
    })
    void aBadSearchNamesItsParameter(String query, int status, String code, String field) {
        get("/formulary-drugs?" + query)
                .statusCode(status)
                .body("code", equalTo(code))
                .body("field", equalTo(field));
    }

    @Test
    void plansAreListedByAnyPartOfTheirCode() {
        get("/plans?contractId=H9902&planId=4&contractYear=2026")
                .statusCode(200)
                .body("items.segmentId", contains("001", "002"))
                .body("items[0].formularyId", equalTo("00090002"))
                .body("items[0].name", equalTo("Elm North (HMO)"))
                .body("cursor", nullValue());
    }

    @Test
    void aListOfPlansIsReadPageByPage() {
        String cursor = get("/plans?contractYear=2026&limit=3")
                .body("items", hasSize(3))
                .body("cursor", notNullValue())
                .extract()
                .path("cursor");

        get("/plans?contractYear=2026&limit=3&cursor=" + cursor)
                .body("items.planId", contains("002", "003"))
                .body("cursor", nullValue());
    }

    @Test
    void aMarketplacePlanIsNotThere() {
        get("/plans?hiosPlanId=10207VA0380003").statusCode(200).body("items", empty());
    }

    @Test
    void anotherYearIsLoadedBesideTheFirst() {
        load("cms-rows-2025", false, null)
                .statusCode(422)
                .body("code", equalTo("RELEASE_REFUSED"))
                .body("warnings", hasItem("costs present: there is no beneficiary cost row"));
        String id = load("cms-rows-2025", true, "load-2025")
                .statusCode(201)
                .body("completeness", equalTo("PARTIAL"))
                .body("state", equalTo("ACTIVE"))
                .body("rows.items", equalTo(11))
                .extract()
                .path("id");

        load("cms-rows-2025", true, "load-2025").statusCode(201).body("id", equalTo(id));
        load("cms-rows-2025", false, "load-2025").statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        load("cms-rows-2025", true, null).statusCode(200).body("id", equalTo(id));
        ask("""
                {"plan": {"formularyId": "25000", "contractYear": 2025}, "asOf": "2025-07-15",
                 "drug": {"ndc": "00002-1433-80"}, "quantity": 2, "daysSupply": 28}""").statusCode(200).body("release", equalTo(id)).body("tier.code", equalTo("3"));
        ask(ASKED).statusCode(200).body("release", startsWith("cms-part-d-2026-"));
        given().auth()
                .oauth2(TestTokens.token("ops"))
                .get("/releases/" + id + "/diff?against=" + id)
                .then()
                .statusCode(200)
                .body("changed", equalTo(0));
        post("/releases/" + id + "/roll-back").statusCode(409).body("code", equalTo("STATE_CONFLICT"));
        post("/releases/" + id + "/activate").statusCode(200).body("state", equalTo("ACTIVE"));
        post("/releases/nothing/activate").statusCode(404);
        assertThat(given().auth()
                        .oauth2(TestTokens.token("ops"))
                        .get("/releases")
                        .jsonPath()
                        .getList("items.id"))
                .contains(id);
    }

    @ParameterizedTest
    @CsvSource({"../../classes", "/", "nowhere", "''"})
    void aFolderOutsideTheRootIsNotThere(String path) {
        load(path, true, null).statusCode(400).body("code", equalTo("REQUEST_FIELD_INVALID"));
    }

    @Test
    void onlyOperationsLoad() {
        given().auth()
                .oauth2(TestTokens.token("prescriber"))
                .contentType(ContentType.JSON)
                .body(Map.of("path", "cms-rows-2025"))
                .post("/releases")
                .then()
                .statusCode(403)
                .body("code", equalTo("NOT_ALLOWED"));
    }

    @Test
    void readinessNamesWhatServes() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'formulary release' }.data.serving", notNullValue());
    }

    @Inject
    PriceLookup prices;

    @Inject
    Serving serving;

    @Test
    void pricesAndPharmaciesAreReadByTheirKeys() {
        load("prices-2024", true, null)
                .statusCode(201)
                .body("rows.prices", equalTo(3))
                .body("rows.pharmacies", equalTo(2));
        ServedRelease served = serving.ofYear(2024).orElseThrow();
        PlanRow plan = served.plan(new PlanKey("S9903", "001", "000")).orElseThrow();

        assertThat(prices.prices(served, plan).unitCost(314076, 30)).isEqualTo("0.0412");
        assertThat(prices.prices(served, plan).unitCost(314076, 90)).isEqualTo("0.04");
        assertThat(prices.prices(served, plan).unitCost(617312, 60)).isEqualTo("12345.678");
        assertThat(prices.prices(served, plan).unitCost(617312, 30)).isNull();
        assertThat(prices.standing(served, plan, "1497000014"))
                .isInstanceOfSatisfying(PharmacyStanding.InNetwork.class, standing -> {
                    assertThat(standing.terms().preferredRetail()).isTrue();
                    assertThat(standing.terms().dispensingFee(PharmacyTerms.DrugKind.BRAND, 60))
                            .isEqualTo("0.85");
                });
        assertThat(prices.standing(served, plan, "1497000099")).isEqualTo(new PharmacyStanding.OutOfNetwork());
    }

    @Test
    void referenceFilesNameDrugsAndRollBack() {
        loadReference("cms-rows-2025", true).statusCode(422).body("code", equalTo("RELEASE_REFUSED"));
        loadReference("reference-rxnorm", false)
                .statusCode(422)
                .body("warnings", contains("an NDC names one drug: 1 NDCs name several drugs, and so none"));
        String id = loadReference("reference-rxnorm", true)
                .statusCode(201)
                .body("kind", equalTo("rxnorm"))
                .body("rows.drugs", equalTo(5))
                .body("rows.packages", equalTo(5))
                .extract()
                .path("id");
        loadReference("reference-rxnorm", true).statusCode(200).body("id", equalTo(id));
        loadReference("reference-fda", false).statusCode(201).body("rows.products", equalTo(3));
        loadReference("reference-nadac", false).statusCode(201).body("rows.prices", equalTo(3));

        ask(ASKED.replace("\"rxcui\": \"617314\"", "\"ndc\": \"99991-0003-10\""))
                .statusCode(200)
                .body("covered", equalTo(true))
                .body("referencePrice.source", equalTo("NADAC"))
                .body("referencePrice.fill", equalTo(0.62f));
        given().auth()
                .oauth2(TestTokens.token("ops"))
                .get("/drug-references")
                .then()
                .statusCode(200)
                .body("items.findAll { it.state == 'ACTIVE' }.kind", hasSize(3));
        post("/drug-references/" + id + "/roll-back").statusCode(409).body("code", equalTo("STATE_CONFLICT"));
        post("/drug-references/" + id + "/activate").statusCode(200).body("state", equalTo("ACTIVE"));
        post("/drug-references/nothing/activate").statusCode(404);
    }

    private static ValidatableResponse loadReference(String path, boolean acceptWarnings) {
        return given().auth()
                .oauth2(TestTokens.token("ops"))
                .contentType(ContentType.JSON)
                .body(Map.of("path", path, "acceptWarnings", acceptWarnings))
                .post("/drug-references")
                .then();
    }

    @Test
    void stepRulesServeUnderTheirVersion() {
        String rules = """
                {"version": "test-1", "reviewedBy": "A. Reviewer", "rules": [{"id": "one", "drugs": ["1"], "citation": "page 1",
                 "steps": [{"name": "first", "requiredRxcuis": ["2"], "lookbackDays": 30, "minDaysSupply": 30}]}]}""";

        rules(rules).statusCode(201).body("version", equalTo("test-1")).body("rules", equalTo(1));
        rules(rules).statusCode(200);
        rules(rules.replace("page 1", "page 2")).statusCode(409).body("code", equalTo("STATE_CONFLICT"));
        rules("{\"version\": ").statusCode(400).body("code", equalTo("REQUEST_MALFORMED"));
    }

    private static ValidatableResponse rules(String body) {
        return given().auth()
                .oauth2(TestTokens.token("ops"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/step-rules")
                .then();
    }

    private static ValidatableResponse ask(String body) {
        return given().auth()
                .oauth2(TestTokens.token("prescriber"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/coverage-checks")
                .then();
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(TestTokens.token("agent")).get(path).then();
    }

    private static ValidatableResponse post(String path) {
        return given().auth().oauth2(TestTokens.token("ops")).post(path).then();
    }

    private static ValidatableResponse load(String path, boolean acceptWarnings, @Nullable String key) {
        var request = given().auth()
                .oauth2(TestTokens.token("ops"))
                .contentType(ContentType.JSON)
                .body(Map.of("path", path, "acceptWarnings", acceptWarnings));
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post("/releases")
                .then();
    }
}
