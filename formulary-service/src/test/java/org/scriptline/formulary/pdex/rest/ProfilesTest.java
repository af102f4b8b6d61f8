package org.scriptline.formulary.pdex.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.formulary.coverage.DrugCatalogue;
import org.scriptline.formulary.coverage.FormularySearch;
import org.scriptline.formulary.release.InMemoryReleaseStore;
import org.scriptline.formulary.release.LoadOutcome;
import org.scriptline.formulary.release.LoadingReleases;
import org.scriptline.formulary.release.PriceLookup;
import org.scriptline.formulary.release.Serving;
import org.scriptline.formulary.release.TestPayers;
import org.scriptline.formulary.release.marketplace.PdexFormat;
import org.scriptline.kit.problem.ProblemException;

/**
 * Every kind of resource of the face, of a Part D payer and of a marketplace payer with codes and tiers of its own: R4's
 * definitions are held by HL7's validator, what the guide's profiles require beyond them by hand.
 */
@NullUnmarked // What is not there fails the test by itself.
class ProfilesTest {

    private static final String GUIDE = "http://hl7.org/fhir/us/davinci-drug-formulary/StructureDefinition/usdf-";
    private static final String CODE = "Larch_Gold for small employers of the valley";
    private static final String MARKETPLACE = """
            {"resourceType": "InsurancePlan", "identifier": [{"value": "PayerPlan-99001OH0010001"}], "name": "Larch Gold", "period": {"start": "2026-01-01"}, \
            "coverage": [{"extension": [{"url": "%1$sFormularyReference-extension", "valueReference": {"reference": "InsurancePlan/Formulary-%2$s"}}]}], \
            "plan": [{"specificCost": [{"category": {"coding": [{"code": "1-month-in-retail"}]}, "benefit": [{"type": {"coding": [{"code": "preferred-brand"}]}, \
            "cost": [{"type": {"coding": [{"code": "coinsurance"}]}, "qualifiers": [{"coding": [{"code": "after-deductible"}]}], "value": {"value": 12.5}}]}]}]}]}
            {"resourceType": "InsurancePlan", "identifier": [{"value": "PayerPlan-99001OH0010002"}], "name": "Larch Bronze", "period": {"start": "2026-01-01"}}
            {"resourceType": "Basic", "subject": {"reference": "MedicationKnowledge/Drug-1729076"}, "extension": [\
            {"url": "%1$sFormularyReference-extension", "valueReference": {"reference": "InsurancePlan/Formulary-%2$s"}}, \
            {"url": "%1$sDrugTierID-extension", "valueCodeableConcept": {"coding": [{"code": "house-choice"}]}}, \
            {"url": "%1$sPriorAuthorization-extension", "valueBoolean": true}, \
            {"url": "%1$sPriorAuthorizationNewStartsOnly-extension", "valueBoolean": true}, \
            {"url": "%1$sStepTherapyLimit-extension", "valueBoolean": false}, \
            {"url": "%1$sStepTherapyLimitNewStartsOnly-extension", "valueBoolean": false}, \
            {"url": "%1$sQuantityLimit-extension", "valueBoolean": true}, \
            {"url": "%1$sQuantityLimitDetail-extension", "extension": [\
            {"url": "Rolling", "valueTiming": {"repeat": {"count": 9, "period": 30, "periodUnit": "d"}}}, \
            {"url": "MaximumDaily", "valueQuantity": {"value": 2}}]}]}
            """.formatted(GUIDE, CODE);

    private static PlanResources plans;
    private static ItemResources items;
    private static DrugResources drugs;

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("larch.ndjson"), MARKETPLACE);
        var serving = new Serving();
        var loading =
                new LoadingReleases(new InMemoryReleaseStore(), serving, List.of(new PdexFormat()), TestPayers.CLOCK);
        for (Path payer : List.of(TestPayers.folder("authored-2026"), folder)) {
            assertThat(loading.load(payer, true, "test")).isInstanceOf(LoadOutcome.Serves.class);
        }
        var names = new FormularySearch(
                serving, new DrugCatalogue(ProductTable.authored()), PriceLookup.NONE, TestPayers.CLOCK);
        plans = new PlanResources(serving);
        drugs = new DrugResources(serving, names);
        items = new ItemResources(serving, drugs);
    }

    private static SearchQuery everything(Set<String> parameters) {
        var wanted = new MultivaluedHashMap<String, String>();
        wanted.putSingle("_count", "200");
        return new SearchQuery(wanted, parameters);
    }

    private static List<ObjectNode> all() {
        return Stream.of(
                        plans.search(everything(PlanResources.PARAMETERS)),
                        items.search(everything(ItemResources.PARAMETERS)),
                        drugs.search(everything(DrugResources.PARAMETERS)))
                .flatMap(found -> found)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"InsurancePlan", "Basic", "MedicationKnowledge"})
    void everyResourceIsValidInItsSearchSet(String type) {
        var set = new SearchSet(
                URI.create("http://payer.example/fhir"),
                URI.create("http://payer.example/fhir/" + type + "?_count=200"),
                reference -> null);
        var query = everything(Set.of());
        List<ObjectNode> found = all().stream()
                .filter(resource -> resource.get("resourceType").asText().equals(type))
                .toList();
        // One of Part D and what the marketplace's payer has: a validation takes its time.
        Stream<ObjectNode> some =
                Stream.concat(found.stream().limit(1), found.stream().skip(Math.max(1, found.size() - 3)));

        assertThat(R4Validator.errors(set.of(query, some).toString())).isEmpty();
        assertThat(R4Validator.errors(set.of(query, Stream.of()).toString())).isEmpty();
    }

    @Test
    void whatTheFaceSaysOfItselfAndOfFailuresIsValid() {
        var failure = new ProblemException(ErrorCode.PARAMETER_INVALID, "The search parameter period is no FHIR date.")
                .withField("period");
        byte[] outcome = new OutcomeRenderer().render(failure, failure.toProblem("c-1"));

        assertThat(R4Validator.errors(Capabilities.statement().toString())).isEmpty();
        assertThat(R4Validator.errors(new String(outcome, StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void theValidatorDoesFindWhatIsWrong() {
        assertThat(R4Validator.errors("{\"resourceType\": \"Basic\", \"subject\": {\"reference\": 1}}"))
                .anySatisfy(error -> assertThat(error).contains("Basic.code"));
    }

    @Test
    void everyResourceHasWhatItsProfileRequires() {
        var seen = all();

        assertThat(seen).extracting(ProfilesTest::profile).contains("PayerInsurancePlan", "Formulary", "FormularyItem");
        for (JsonNode resource : seen) {
            assertThat(resource.at("/meta/lastUpdated").asText()).isEqualTo("2026-11-21T12:00:00Z");
            assertThat(resource.get("id").asText()).matches("[A-Za-z0-9.-]{1,64}");
            switch (profile(resource)) {
                case "PayerInsurancePlan" -> plan(resource);
                case "Formulary" -> insurance(resource, "DRUGPOL");
                case "FormularyItem" -> item(resource);
                case "FormularyDrug" -> {
                    assertThat(code(resource.get("code")))
                            .matches("http://www.nlm.nih.gov/research/umls/rxnorm\\|\\d+");
                    assertThat(resource.get("status").asText()).isEqualTo("active");
                }
                // A plan without costs, and plans whose tiers are not the guide's words.
                default -> assertThat(resource.get("name").asText()).matches("Larch Bronze|(Harbor|Elm) .*");
            }
        }
    }

    @Test
    void aPlanSaysWhatItsMembersPay() throws IOException {
        JsonNode plan = plans.read("PayerPlan-99001OH0010001-2026").at("/plan");

        assertThat(plan.toString()).isEqualTo(new ObjectMapper().readTree("""
                [{"type": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/insurance-plan-type", "code": "Drug", "display": "Drug"}]},
                  "specificCost": [{
                    "category": {"coding": [{"system": "http://hl7.org/fhir/us/davinci-drug-formulary/CodeSystem/usdf-PharmacyBenefitTypeCS",
                        "code": "1-month-in-retail", "display": "1 month in network retail"}]},
                    "benefit": [{
                      "type": {"coding": [{"system": "http://hl7.org/fhir/us/davinci-drug-formulary/CodeSystem/usdf-DrugTierCS",
                          "code": "preferred-brand"}], "text": "preferred-brand"},
                      "cost": [{
                        "type": {"coding": [{"system": "http://hl7.org/fhir/us/davinci-drug-formulary/CodeSystem/usdf-BenefitCostTypeCS", "code": "coinsurance"}]},
                        "qualifiers": [{"coding": [{"system": "http://hl7.org/fhir/us/davinci-drug-formulary/CodeSystem/usdf-CostShareOptionCS", "code": "after-deductible"}]}],
                        "value": {"value": 12.5, "unit": "%", "system": "http://unitsofmeasure.org", "code": "%"}}]}]}]}]""").toString());
    }

    @Test
    void aPayersOwnTierIsNoneOfTheGuides() {
        JsonNode item = items.search(everything(ItemResources.PARAMETERS))
                .filter(found -> found.get("id").asText().contains("Larch"))
                .findFirst()
                .orElseThrow();

        assertThat(item.get("id").asText())
                .matches("FormularyItem-Larch-Gold-for-small-employ-[0-9a-f]{8}-2026-1729076");
        assertThat(code(extensions(item, "DrugTierID").getFirst().get("valueCodeableConcept")))
                .isEqualTo("http://scriptline.example/fhir/CodeSystem/payer-tier|house-choice");
        assertThat(extensions(item, "PriorAuthorizationNewStartsOnly")).hasSize(1);
        // Only where there are steps at all may be said that they are for new starts.
        assertThat(extensions(item, "StepTherapyLimitNewStartsOnly")).isEmpty();
        assertThat(items.read(item.get("id").asText())).isEqualTo(item);
    }

    private static void insurance(JsonNode resource, String type) {
        assertThat(resource.get("identifier")).isNotEmpty();
        assertThat(resource.get("status").asText()).isEqualTo("active");
        assertThat(resource.get("type")).hasSize(1);
        assertThat(code(resource.at("/type/0"))).endsWith("|" + type);
    }

    private static void plan(JsonNode resource) {
        insurance(resource, "Drug");
        assertThat(resource.get("coverage")).hasSize(1);
        JsonNode coverage = resource.at("/coverage/0");
        assertThat(code(coverage.get("type"))).isEqualTo("http://terminology.hl7.org/CodeSystem/v3-ActCode|DRUGPOL");
        assertThat(extensions(coverage, "FormularyReference")).hasSize(1);
        assertThat(code(coverage.at("/benefit/0/type"))).endsWith("insurance-plan-type|Drug");
        assertThat(code(resource.at("/plan/0/type"))).endsWith("insurance-plan-type|Drug");
        assertThat(resource.at("/plan/0/specificCost")).isNotEmpty();
        for (JsonNode specific : resource.at("/plan/0/specificCost")) {
            assertThat(code(specific.get("category")))
                    .matches(".*usdf-PharmacyBenefitTypeCS\\|[13]-month-in-(retail|mail)");
            assertThat(specific.get("benefit")).isNotEmpty();
            for (JsonNode benefit : specific.get("benefit")) {
                assertThat(code(benefit.get("type"))).isNotBlank();
                assertThat(benefit.get("cost")).hasSize(1);
                JsonNode cost = benefit.at("/cost/0");
                assertThat(cost.get("qualifiers")).hasSize(1);
                assertThat(code(cost.get("type")) + " " + cost.at("/value/code").asText())
                        .matches(".*BenefitCostTypeCS\\|(copay USD|coinsurance %)");
            }
        }
    }

    private static void item(JsonNode resource) {
        assertThat(code(resource.get("code"))).endsWith("usdf-InsuranceItemTypeCS|formulary-item");
        assertThat(resource.at("/subject/reference").asText()).matches("MedicationKnowledge/Drug-\\d+");
        for (String once : List.of("FormularyReference", "AvailabilityStatus", "PharmacyBenefitType", "DrugTierID")) {
            assertThat(extensions(resource, once)).as(once).hasSize(1);
        }
        assertThat(resource.get("extension"))
                .extracting(each -> each.get("url").asText())
                .doesNotHaveDuplicates();
    }

    private static String profile(JsonNode resource) {
        String claimed = resource.at("/meta/profile/0").asText();
        return claimed.isEmpty() ? claimed : claimed.substring(GUIDE.length());
    }

    /** System and code of a concept. */
    private static String code(JsonNode concept) {
        return concept.at("/coding/0/system").asText() + "|"
                + concept.at("/coding/0/code").asText();
    }

    private static List<JsonNode> extensions(JsonNode resource, String name) {
        return StreamSupport.stream(resource.get("extension").spliterator(), false)
                .filter(extension -> extension.get("url").asText().equals(GUIDE + name + "-extension"))
                .toList();
    }
}
