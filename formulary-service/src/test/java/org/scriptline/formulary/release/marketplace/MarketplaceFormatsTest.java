package org.scriptline.formulary.release.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.formulary.release.Completeness;
import org.scriptline.formulary.release.CostRow;
import org.scriptline.formulary.release.Defect;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.InMemoryReleaseStore;
import org.scriptline.formulary.release.LoadOutcome;
import org.scriptline.formulary.release.LoadingReleases;
import org.scriptline.formulary.release.PlanKey;
import org.scriptline.formulary.release.QuantityRule;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.formulary.release.Serving;
import org.scriptline.formulary.release.SupplyLength;
import org.scriptline.formulary.release.TestPayers;

/** QHP JSON and PDex NDJSON of an invented issuer. */
class MarketplaceFormatsTest {

    private static final String PLAN = "99001OH0010001";

    private static final String INDEX = """
            {"provider_urls": [], "formulary_urls": ["https://payer.example/data/drugs.json"],
             "plan_urls": ["https://payer.example/data/plans.json?v=2"]}""";

    private static final String PLANS = """
            [{"plan_id_type": "HIOS-PLAN-ID", "plan_id": "99001OH0010001", "marketing_name": "Larch Gold", "years": [2026],
              "formulary": {"drug_tier": "PREFERRED-BRAND", "mail_order": true, "cost_sharing": [
                {"pharmacy_type": "1-MONTH-IN-RETAIL", "copay_amount": 45.0, "copay_opt": "AFTER-DEDUCTIBLE",
                 "coinsurance_rate": 0.0, "coinsurance_opt": null},
                {"pharmacy_type": "3-MONTH-IN-RETAIL", "copay_amount": 45.0, "copay_opt": "AFTER-DEDUCTIBLE",
                 "coinsurance_rate": 0.2, "coinsurance_opt": "AFTER-DEDUCTIBLE"}]}}]""";

    private static final String DRUGS = """
            [{"drug_name": "apixaban 5 MG Oral Tablet [Eliquis]", "plans": [
               {"plan_id_type": "HIOS-PLAN-ID", "plan_id": "99001OH0010001", "drug_tier": "PREFERRED-BRAND",
                "prior_authorization": true, "quantity_limit": false, "years": [2026]}], "rxnorm_id": "1364447"}]""";

    private final Serving serving = new Serving();
    private final LoadingReleases loading = new LoadingReleases(
            new InMemoryReleaseStore(), serving, List.of(new QhpFormat(), new PdexFormat()), TestPayers.CLOCK);

    @TempDir
    Path folder = Path.of(".");

    @Test
    void aQhpFolderServesInThePayersOwnWords() throws IOException {
        qhp(INDEX, PLANS, DRUGS);

        ServedRelease served = served();

        assertThat(served.release().source()).isEqualTo("qhp-99001");
        assertThat(served.release().contractYear()).isEqualTo(2026);
        assertThat(served.release().completeness()).isEqualTo(Completeness.FULL);
        assertThat(served.planByHios(PLAN))
                .hasValueSatisfying(plan -> assertThat(plan.planName()).isEqualTo("Larch Gold"));
        FormularyItem item = item(served, 1364447);
        assertThat(item.priorAuthorization()).isTrue();
        assertThat(item.stepTherapy()).isNull();
        assertThat(item.quantityLimited()).isFalse();
        assertThat(served.tierCode(item.tier())).isEqualTo("preferred-brand");
        assertThat(served.drugNames().get(1364447)).isEqualTo("apixaban 5 MG Oral Tablet [Eliquis]");
        CostRow month = month(served, item);
        assertThat(month.standard().amount()).isEqualByComparingTo("45");
        assertThat(month.deductibleApplies()).isTrue();
        // A copay beside a coinsurance: nobody can say which of them is due.
        assertThat(served.cost(PlanKey.ofHios(PLAN), CostRow.INITIAL, item.tier(), SupplyLength.THREE_MONTHS))
                .isNull();
    }

    @Test
    void aDrugFileThatTheIndexNamesAndTheFolderLacksMakesTheReleasePartial() throws IOException {
        qhp(INDEX.replace("drugs.json\"", "drugs.json\", \"https://payer.example/data/drugs-2.json\""), PLANS, DRUGS);

        assertThat(loading.load(folder, false, "test"))
                .isInstanceOfSatisfying(
                        LoadOutcome.NeedsAcceptance.class,
                        needed -> assertThat(needed.warnings())
                                .contains("every file of the index present: drugs-2.json"));
        assertThat(served().release().completeness()).isEqualTo(Completeness.PARTIAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "\"rxnorm_id\": \"1364447\"; \"rxnorm_id\": \"Eliquis\"; drugs.json; 3; /0/rxnorm_id; is not an RxCUI of up to eight digits",
                "\"prior_authorization\": true; \"prior_authorization\": \"yes\"; drugs.json; 3; /0/plans/0/prior_authorization; is neither true nor false",
                "\"drug_tier\": \"PREFERRED-BRAND\",; ; drugs.json; 2; drug_tier; is missing for drug 1364447",
                "\"plan_id\": \"99001OH0010001\", \"drug; \"plan_id\": \"99001\", \"drug; drugs.json; 2; /0/plans/0/plan_id; is not a HIOS plan id: five digits, two letters, seven digits",
                "\"years\": [2026]}], \"rx; \"years\": [2026]}, \"rx; drugs.json; 3; /0/plans/1; is not an object",
                "\"copay_amount\": 45.0; \"copay_amount\": -45.0; plans.json; 3; /0/formulary/cost_sharing/0/copay_amount; is not an amount"
            })
    void aFaultInQhpFilesIsRefusedWithItsPlace(
            String good, String bad, String file, int line, String field, String reason) throws IOException {
        String damaged = bad == null ? "" : bad;
        boolean inPlans = file.equals("plans.json");
        qhp(
                INDEX,
                inPlans ? PLANS.replaceFirst(Pattern.quote(good), damaged) : PLANS,
                inPlans ? DRUGS : DRUGS.replace(good, damaged));

        assertThat(loading.load(folder, true, "test"))
                .isEqualTo(new LoadOutcome.Refused(List.of(new Defect(file, line, field, reason))));
        assertThat(serving.releases()).isEmpty();
    }

    @Test
    void aDrugThatContradictsItselfIsRefused() throws IOException {
        String again = DRUGS.replace("[{\"drug_name\"", "{\"drug_name\"").replace("true", "false");
        qhp(INDEX, PLANS, DRUGS.substring(0, DRUGS.length() - 1) + ",\n" + again);

        assertThat(loading.load(folder, true, "test"))
                .isEqualTo(new LoadOutcome.Refused(List.of(new Defect(
                        "drugs.json",
                        5,
                        "plan_id",
                        "plan " + PLAN + " and drug 1364447 came before and said something else"))));
    }

    private static final String EXTENSION = "http://hl7.org/fhir/us/davinci-drug-formulary/StructureDefinition/usdf-";

    private static final String ITEM = """
            {"resourceType": "Basic", "code": {"coding": [{"code": "formulary-item"}]}, "subject": {"reference": "MedicationKnowledge/Drug-1729076"}, "extension": [\
            {"url": "%1$sFormularyReference-extension", "valueReference": {"reference": "InsurancePlan/Formulary-99001OH0010001"}}, \
            {"url": "%1$sAvailabilityStatus-extension", "valueCode": "active"}, \
            {"url": "%1$sAvailabilityPeriod-extension", "valuePeriod": {"start": "2026-01-01", "end": "2026-06-30"}}, \
            {"url": "%1$sDrugTierID-extension", "valueCodeableConcept": {"coding": [{"code": "specialty"}]}}, \
            {"url": "%1$sPriorAuthorization-extension", "valueBoolean": true}, \
            {"url": "%1$sPriorAuthorizationNewStartsOnly-extension", "valueBoolean": false}, \
            {"url": "%1$sQuantityLimit-extension", "valueBoolean": true}, \
            {"url": "%1$sQuantityLimitDetail-extension", "extension": [\
            {"url": "Rolling", "valueTiming": {"repeat": {"count": 9, "period": 30, "periodUnit": "d"}}}, \
            {"url": "MaximumDaily", "valueQuantity": {"value": 2}}]}]}
            """.formatted(EXTENSION);

    private static final String PAYER_PLAN = """
            {"resourceType": "InsurancePlan", "identifier": [{"value": "PayerPlan-99001OH0010001"}], "name": "Larch Silver", "type": [{"coding": [{"code": "commppo"}]}], "period": {"start": "2026-01-01"}, \
            "coverage": [{"extension": [{"url": "%1$sFormularyReference-extension", "valueReference": {"reference": "InsurancePlan/Formulary-99001OH0010001"}}]}], \
            "plan": [{"specificCost": [{"category": {"coding": [{"code": "1-month-in-retail"}]}, "benefit": [{"type": {"coding": [{"code": "specialty"}]}, "cost": [\
            {"type": {"coding": [{"code": "coinsurance"}]}, "qualifiers": [{"coding": [{"code": "after-deductible"}]}], "value": {"value": 30}}, \
            {"type": {"coding": [{"code": "copay"}]}, "qualifiers": [{"coding": [{"code": "copay-not-applicable"}]}], "value": {"value": 0}}]}]}]}]}
            """.formatted(EXTENSION);

    @Test
    void aPdexFolderServesItsItemsWithLimitsAndDays() throws IOException {
        pdex(ITEM, PAYER_PLAN);

        ServedRelease served = served();

        assertThat(served.release().source()).isEqualTo("pdex-99001");
        assertThat(served.release().completeness()).isEqualTo(Completeness.PARTIAL);
        FormularyItem item = item(served, 1729076);
        assertThat(item.quantityRule()).isEqualTo(new QuantityRule(new BigDecimal("9"), 30));
        assertThat(item.maximumPerDay()).isEqualTo("2");
        assertThat(item.priorAuthorizationNewStartsOnly()).isFalse();
        assertThat(item.stepTherapy()).isNull();
        assertThat(item.inForce(LocalDate.of(2026, 6, 30))).isTrue();
        assertThat(item.inForce(LocalDate.of(2026, 7, 1))).isFalse();
        assertThat(month(served, item).standard().amount()).isEqualByComparingTo("0.3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Drug-1729076; Drug-x; Basic.subject; names no RxCUI of up to eight digits",
                "\"count\": 9; \"count\": 0; Basic.extension[QuantityLimitDetail].Rolling; is no limit that can be meant",
                "DrugTierID; Elsewhere; Basic.extension[DrugTierID]; is missing",
                "}]}]}; }]}; ; is no well-formed JSON"
            })
    void aFaultInAResourceIsRefusedWithItsLine(String good, String bad, String element, String reason)
            throws IOException {
        pdex(PAYER_PLAN.replace(PLAN, "99001OH0010002") + ITEM.replace(good, bad), PAYER_PLAN);

        assertThat(loading.load(folder, true, "test"))
                .isEqualTo(new LoadOutcome.Refused(List.of(new Defect("Basic.ndjson", 2, element, reason))));
    }

    private void qhp(String index, String plans, String drugs) throws IOException {
        Files.writeString(folder.resolve("index.json"), index);
        Files.writeString(folder.resolve("plans.json"), plans);
        Files.writeString(folder.resolve("drugs.json"), drugs);
    }

    private void pdex(String items, String plans) throws IOException {
        Files.writeString(folder.resolve("Basic.ndjson"), items);
        Files.writeString(folder.resolve("InsurancePlan.ndjson"), plans);
    }

    private ServedRelease served() {
        LoadOutcome outcome = loading.load(folder, true, "test");
        assertThat(outcome).isInstanceOf(LoadOutcome.Serves.class);
        return serving.releases().getFirst();
    }

    private static FormularyItem item(ServedRelease served, int rxcui) {
        int formulary = Objects.requireNonNull(served.formularyNumber(PLAN));
        return Objects.requireNonNull(served.item(formulary, rxcui));
    }

    private static CostRow month(ServedRelease served, FormularyItem item) {
        return Objects.requireNonNull(
                served.cost(PlanKey.ofHios(PLAN), CostRow.INITIAL, item.tier(), SupplyLength.ONE_MONTH));
    }
}
