package org.scriptline.interaction.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.contracts.screening.Outcome;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.screening.SkippedCheck;

/** Checks that two drugs alone cannot answer: the patient, the dose, the sum. */
class PatientChecksTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'draft':[{'name':'metformin'}],'patient':{'eGFR':29}                       | DRUG_RENAL CONTRAINDICATED metformin-egfr-30
            'draft':[{'name':'metformin'}],'patient':{'creatinineClearance':29}        | DRUG_RENAL CONTRAINDICATED metformin-egfr-30
            'draft':[{'name':'metformin'}],'patient':{'eGFR':30}                       | DRUG_RENAL MODERATE metformin-egfr-45
            'draft':[{'name':'metformin'}],'patient':{'age':80,'sex':'female'},'labs':[{'code':'2160-0','value':2.5,'unit':'mg/dL','date':'2026-11-20'}] | DRUG_RENAL CONTRAINDICATED metformin-egfr-30
            'draft':[{'name':'propranolol'}],'conditions':[{'name':'Bronchial asthma','code':'J45.40','system':'http://hl7.org/fhir/sid/icd-10-cm'}] | DRUG_DISEASE CONTRAINDICATED nonselective-beta-blocker-asthma
            'draft':[{'name':'propranolol'}],'conditions':[{'name':'x','code':'195967001','system':'http://snomed.info/sct'}] | DRUG_DISEASE CONTRAINDICATED nonselective-beta-blocker-asthma
            'draft':[{'name':'ibuprofen'}],'conditions':[{'name':'History of peptic ulcer disease'}] | DRUG_DISEASE MAJOR nsaid-gi-bleeding
            'draft':[{'name':'codeine'}],'patient':{'age':11}                          | DRUG_AGE CONTRAINDICATED codeine-child
            'draft':[{'name':'ceftriaxone'}],'patient':{'ageDays':10}                  | DRUG_AGE CONTRAINDICATED ceftriaxone-newborn
            'draft':[{'name':'ibuprofen'}],'patient':{'sex':'female','gestationalWeeks':24} | DRUG_PREGNANCY MAJOR nsaid-pregnancy
            'draft':[{'name':'ibuprofen'}],'patient':{'sex':'female','gestationalWeeks':31} | DRUG_PREGNANCY CONTRAINDICATED nsaid-pregnancy
            'draft':[{'name':'lisinopril'}],'conditions':[{'name':'Pregnancy','code':'Z33.1'}] | DRUG_PREGNANCY MAJOR raas-pregnancy
            'draft':[{'name':'spironolactone'}],'labs':[{'name':'Potassium','value':5.2,'unit':'mEq/L','date':'2026-11-20'}] | DRUG_LAB MAJOR potassium-sparing-high-potassium
            'draft':[{'name':'acetaminophen','dailyDoseMg':2000}],'active':[{'name':'Percocet','ingredients':[{'name':'oxycodone'},{'name':'acetaminophen','dailyDoseMg':2600}]}] | DOSE MAJOR dose-acetaminophen-daily
            'draft':[{'name':'acetaminophen','singleDoseMg':1500}]                     | DOSE MAJOR dose-acetaminophen-single
            'draft':[{'name':'citalopram','doseText':'40 mg once daily'}],'patient':{'age':70} | DOSE MAJOR citalopram-older
            'draft':[{'name':'fentanyl','route':'transdermal','doseRateMcgPerHour':50}] | OPIOID_MME MAJOR opioid-90-mme
            'draft':[{'name':'oxycodone','dailyDoseMg':40}],'active':[{'name':'alprazolam'}] | OPIOID_MME MAJOR opioid-50-mme
            'draft':[{'name':'ibuprofen'}],'active':[{'name':'lisinopril'},{'name':'furosemide'}] | DRUG_DRUG MAJOR triple-whammy
            'draft':[{'name':'ibuprofen'}],'active':[{'name':'Zestoretic'}]            | DRUG_DRUG MAJOR triple-whammy
            'draft':[{'name':'gabapentin'}],'active':[{'name':'oxycodone'},{'name':'lorazepam'}] | DRUG_DRUG MAJOR cns-depressants
            'draft':[{'name':'cephalexin'}],'allergies':[{'substance':'amoxicillin','reaction':'anaphylaxis'}] | DRUG_ALLERGY MAJOR allergy-R1_AMOXICILLIN-AMINO_CEPHALOSPORINS
            'draft':[{'name':'cefprozil'}],'allergies':[{'substance':'aminopenicillin'}] | DRUG_ALLERGY MAJOR allergy-R1_AMPICILLIN-AMINO_CEPHALOSPORINS
            'draft':[{'name':'cephalexin'}],'allergies':[{'substance':'penicillin','reaction':'hives'}] | DRUG_ALLERGY MODERATE allergy-PENICILLINS-AMINO_CEPHALOSPORINS
            'draft':[{'name':'cefazolin'}],'allergies':[{'substance':'amoxicillin','reaction':'anaphylaxis'}] | DRUG_ALLERGY MINOR allergy-PENICILLINS-CEPHALOSPORINS
            """)
    void isFound(String body, String alert) {
        // When
        ScreeningResult result = Questions.ask("{" + body + "}");
        // Then
        assertThat(Questions.told(result)).contains(alert);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'draft':[{'name':'propranolol'}],'conditions':[{'name':'no history of asthma'}]          | DRUG_DISEASE
            'draft':[{'name':'propranolol'}],'conditions':[{'name':'family history of asthma'}]      | DRUG_DISEASE
            'draft':[{'name':'metoprolol'}],'conditions':[{'name':'hypertension'},{'name':'I10'}]    | DRUG_DISEASE
            'draft':[{'name':'ibuprofen'}],'patient':{'age':8}                                       | DRUG_AGE
            'draft':[{'name':'acetaminophen'}],'patient':{'sex':'female','age':30,'pregnant':true}   | DRUG_PREGNANCY
            'draft':[{'name':'losartan'}],'patient':{'sex':'male','age':30}                          | DRUG_PREGNANCY
            'draft':[{'name':'metformin'}],'patient':{'eGFR':90}                                     | DRUG_RENAL
            'draft':[{'name':'spironolactone'}],'labs':[{'code':'2823-3','value':4.1,'unit':'mmol/L','date':'2026-11-20'}] | DRUG_LAB
            'draft':[{'name':'hydrocodone','dailyDoseMg':20}]                                        | OPIOID_MME
            'draft':[{'name':'acetaminophen','dailyDoseMg':3000}]                                    | DOSE
            """)
    void isQuiet(String body, AlertType type) {
        // When
        ScreeningResult result = Questions.ask("{" + body + "}");
        // Then
        assertThat(result.alerts()).extracting(Alert::type).doesNotContain(type);
        assertThat(result.checksRun()).contains(type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'draft':[{'name':'metformin'}]                                             | DRUG_RENAL | eGFR
            'draft':[{'name':'propranolol'}]                                           | DRUG_DISEASE | conditions
            'draft':[{'name':'codeine'}]                                               | DRUG_AGE | age
            'draft':[{'name':'warfarin'}],'patient':{'sex':'female','age':30}          | DRUG_PREGNANCY | pregnant
            'draft':[{'name':'spironolactone'}]                                        | DRUG_LAB | potassium
            'draft':[{'name':'spironolactone'}],'labs':[{'code':'2823-3','value':4.1,'date':'2026-01-20'}] | DRUG_LAB | potassium of the last 90 days
            'draft':[{'name':'spironolactone'}],'labs':[{'code':'2823-3','value':58,'date':'2026-11-20'}] | DRUG_LAB | a plausible potassium
            'draft':[{'name':'acetaminophen'}]                                         | DOSE | dailyDoseMg
            'draft':[{'name':'oxycodone'}]                                             | OPIOID_MME | dailyDoseMg
            'draft':[{'name':'propranolol'}],'conditions':[{'name':'Xyzzy syndrome'}]  | DRUG_DISEASE | condition not recognized: Xyzzy syndrome
            """)
    void aMissingFactIsNamedAndIsNoFailure(String body, AlertType check, String fact) {
        // When
        ScreeningResult result = Questions.ask("{" + body + "}");
        // Then
        assertThat(result.outcome()).isNotEqualTo(Outcome.INCOMPLETE);
        assertThat(result.checksSkipped())
                .filteredOn(skipped -> skipped.check() == check)
                .flatExtracting(SkippedCheck::missing)
                .contains(fact);
    }

    @Test
    void anUndatedOrOldLaboratoryValueIsShownAndDoesNotInterrupt() {
        // When
        ScreeningResult undated = Questions.ask(
                "{'draft':[{'name':'spironolactone'}],'labs':[{'code':'2823-3','value':5.8,'unit':'mmol/L'}]}");
        ScreeningResult old = Questions.ask("{'draft':[{'name':'spironolactone'}],"
                + "'labs':[{'code':'2823-3','value':5.8,'unit':'mmol/L','date':'2025-11-20'}]}");
        // Then
        for (ScreeningResult result : List.of(undated, old)) {
            assertThat(Questions.told(result)).contains("DRUG_LAB MODERATE potassium-sparing-high-potassium");
            assertThat(result.alerts()).noneMatch(Alert::interruptive);
        }
    }

    @Test
    void whatMakesAPairGraverOrMilderIsAskedAndSaid() {
        // Given
        String pair =
                "'draft':[{'name':'ibuprofen'}],'patient':{'age':50},'conditions':[],'active':[{'name':'warfarin'}";
        // When
        Alert plain = Questions.alert(Questions.ask("{" + pair + "]}"), "warfarin-nsaid");
        Alert protectedByPpi = Questions.alert(
                Questions.ask("{" + pair + ",{'name':'omeprazole','prescriber':'Dr. B'}]}"), "warfarin-nsaid");
        // Then
        assertThat(plain.severity().code()).isEqualTo("MAJOR");
        assertThat(protectedByPpi.severity().code()).isEqualTo("MODERATE");
        assertThat(protectedByPpi.consequence()).contains("A proton pump inhibitor is taken");
        assertThat(protectedByPpi.involved()).extracting(Involved::name).contains("omeprazole");
        assertThat(protectedByPpi.id()).isNotEqualTo(plain.id());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            codeine    | nausea               |           | morphine      | MODERATE
            codeine    | nausea and hives     |           | morphine      | MAJOR
            codeine    | nausea               | allergy   | morphine      | MAJOR
            lisinopril | dry cough            |           | enalapril     | MODERATE
            lisinopril | angioedema           |           | enalapril     | MAJOR
            cefazolin  | anaphylaxis          |           | cefazolin     | CONTRAINDICATED
            ceftazidime| urticaria            |           | aztreonam     | MAJOR
            ampicillin | anaphylaxis          |           | cephalexin    | MAJOR
            bupivacaine| urticaria            |           | lidocaine     | MAJOR
            """)
    void anIntoleranceIsToldFromAnAllergy(
            String substance, String reaction, @Nullable String type, String draft, String severity) {
        // When
        ScreeningResult result =
                Questions.ask("{'draft':[{'name':'" + draft + "'}],'allergies':[{'substance':'" + substance
                        + "','reaction':'" + reaction + "'" + (type == null ? "" : ",'type':'" + type + "'") + "}]}");
        // Then
        assertThat(result.alerts())
                .filteredOn(alert -> alert.type() == AlertType.DRUG_ALLERGY)
                .extracting(alert -> alert.severity().code())
                .containsExactly(severity);
    }

    @Test
    void aRenewalNeverCollidesWithWhatItRenews() {
        // When
        ScreeningResult renewal = Questions.ask("{'draft':[{'name':'Adderall','replaces':'m1'}],"
                + "'active':[{'id':'m1','name':'Adderall','prescriber':'Dr. A'}]}");
        ScreeningResult again =
                Questions.ask("{'draft':[{'name':'Adderall'}],'active':[{'id':'m1','name':'Adderall'}]}");
        // Then
        assertThat(renewal.alerts()).isEmpty();
        assertThat(again.alerts()).extracting(Alert::type).containsOnly(AlertType.DUPLICATE_THERAPY);
    }

    @Test
    void aReplacedDrugStillHasItsWashout() {
        // When
        ScreeningResult result = Questions.ask(
                "{'draft':[{'name':'sertraline','replaces':'m1'}]," + "'active':[{'id':'m1','name':'phenelzine'}]}");
        ScreeningResult harmless = Questions.ask(
                "{'draft':[{'name':'apixaban','replaces':'m1'}]," + "'active':[{'id':'m1','name':'aspirin'}]}");
        // Then
        assertThat(result.alerts()).isNotEmpty();
        assertThat(result.alerts().getFirst().severity().code()).isEqualTo("CONTRAINDICATED");
        assertThat(harmless.alerts()).isEmpty();
    }

    @Test
    void oneProblemIsOneAlertThatNamesEveryDrugAndPrescriber() {
        // When
        ScreeningResult result = Questions.ask("{'draft':[{'name':'ibuprofen'}],'active':["
                + "{'id':'a','name':'apixaban','prescriber':'Dr. A','startedOn':'2026-10-01','source':'order'},"
                + "{'id':'b','name':'rivaroxaban','prescriber':'Dr. B'}]}");
        // Then
        Alert alert = Questions.alert(result, "doac-nsaid");
        assertThat(alert.involved()).extracting(Involved::id).contains("a", "b");
        assertThat(alert.involved()).extracting(Involved::prescriber).contains("Dr. A", "Dr. B");
        assertThat(result.alerts())
                .filteredOn(each -> each.rule().equals("doac-nsaid"))
                .hasSize(1);
    }

    @Test
    void everyAlertSaysWhyWhatAndFromWhere() {
        // When
        ScreeningResult result = Questions.ask("{'draft':[{'name':'naproxen','dailyDoseMg':4000}],"
                + "'patient':{'age':80,'sex':'female','eGFR':20},'conditions':[{'name':'peptic ulcer'}],"
                + "'active':[{'name':'warfarin'},{'name':'lisinopril'},{'name':'furosemide'}]}");
        // Then
        assertThat(result.alerts()).hasSizeGreaterThan(4).allSatisfy(alert -> {
            assertThat(alert.mechanism()).isNotBlank();
            assertThat(alert.action()).isNotBlank();
            assertThat(alert.evidence()).isNotEmpty();
            assertThat(alert.summary()).hasSizeLessThan(140);
        });
        assertThat(result.knowledgeBase()).isEqualTo(Questions.knowledge().version());
    }
}
