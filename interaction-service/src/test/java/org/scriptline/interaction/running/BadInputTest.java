package org.scriptline.interaction.running;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.BadInput;
import org.scriptline.kit.testing.BadInput.Face;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;

/** What nobody should send, to every operation that reads a body: a coded refusal each, and no trace. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class BadInputTest {

    private static final String JSON = "application/json";

    private static final String NOTHING = "0193e4a0-0000-7000-8000-000000000009";
    private static final String MATCH = "/persons/possible-matches/" + NOTHING;
    private static final String BECAUSE = "{\"reason\":\"told so\"}";
    private static final String MARK =
            "{\"kind\":\"TAKEN_DIFFERENTLY\",\"on\":\"2026-11-01\",\"reason\":\"dizzy\",\"how\":\"at night\"}";

    private static final Map<String, String> OTHERWISE =
            Map.of("POST /knowledge-bases", "it reads a ZIP archive, which has tests of its own");

    private static final List<Face> FACES = List.of(
            Face.of("prescriber", "POST", "/screenings", JSON, """
                    {"patient":{"age":50,"ageDays":18300,"birthDate":"1976-01-01","sex":"female","pregnant":true,"gestationalWeeks":20,
                                "lactating":false,"weightKg":70.5,"heightCm":170,"eGFR":60,"creatinineClearance":55,"hepaticImpairment":"mild"},
                     "draft":[{"name":"dextroamphetamine","rxcui":"3288","route":"oral","ndc":"00093-1234-56","dailyDoseMg":20,"singleDoseMg":10,
                               "timesPerDay":2,"doseRateMcgPerHour":12.5,"durationDays":30,"indication":"narcolepsy","doseText":"10 mg twice daily",
                               "ingredients":[{"name":"dextroamphetamine","rxcui":"3288","dailyDoseMg":20}],"replaces":"m2"}],
                     "active":[{"id":"m1","name":"tranylcypromine","rxcui":"10734","route":"oral","status":"active","stoppedDaysAgo":3,
                                "startedOn":"2026-01-01","source":"order","dailyDoseMg":30,"doseText":"30 mg","prescriber":"Dr. A"}],
                     "allergies":[{"substance":"penicillin","rxcui":"7980","reaction":"Wheezing Quillfeather","type":"allergy","criticality":"high"}],
                     "conditions":[{"name":"asthma","code":"J45.9","system":"http://hl7.org/fhir/sid/icd-10-cm"}],
                     "labs":[{"code":"2823-3","name":"potassium","value":5.8,"unit":"mmol/L","date":"2026-11-01"}]}"""),
            Face.of("ops", "POST", "/persons/links", JSON, """
                    {"record":"0193e4a0-0000-7000-8000-000000000001","with":"0193e4a0-0000-7000-8000-000000000002","reason":"told so"}"""),
            Face.of("ops", "POST", "/persons/unlink", JSON, """
                    {"record":"0193e4a0-0000-7000-8000-000000000001","with":"0193e4a0-0000-7000-8000-000000000002","reason":"told so"}"""),
            Face.of(
                    "prescriber",
                    "POST",
                    "/cds-services/order-sign",
                    JSON,
                    HookCalls.sign(
                            HookCalls.fresh(),
                            HookCalls.bundle(HookCalls.order("d1", "314076", "lisinopril 10 MG Oral Tablet")),
                            HookCalls.NOTHING + "," + HookCalls.patient("Quillfeather-7"))),
            Face.of("prescriber", "POST", "/cds-services/order-sign/feedback", JSON, """
                    {"feedback":[{"card":"0193e4a0-0000-7000-8000-000000000001","outcome":"overridden","acceptedSuggestions":[{"id":"a"}],
                      "overrideReason":{"reason":{"code":"WILL_MONITOR"},"userComment":"told so"},"outcomeTimestamp":"2026-11-01T10:00:00Z"}]}"""),
            Face.of("ops", "POST", "/knowledge-bases/activate", JSON, "{\"version\":\"nothing\"}"),
            lenient("ops", "POST", MATCH + "/demographics", BECAUSE),
            lenient("ops", "POST", MATCH + "/accept", BECAUSE),
            lenient("ops", "POST", MATCH + "/reject", BECAUSE),
            lenient("prescriber", "PUT", "/patients/" + NOTHING + "/confidentiality", "{\"categories\":[\"hiv\"]}"),
            lenient("prescriber", "POST", "/patients/" + NOTHING + "/medications/" + NOTHING + "/marks", MARK),
            lenient("pharmacist", "POST", "/medications/" + NOTHING + "/marks", MARK),
            new Face(
                    TestTokens.prescriber("otto", "quay-side", "1841234560"),
                    "PUT",
                    "/display-policy",
                    JSON,
                    """
                    {"lines":[{"type":"DRUG_DRUG","severity":"MODERATE","display":"PASSIVE"}],"responsible":"Dr. Otto","reason":"told so"}""",
                    true));

    @Inject
    Database database;

    @Test
    void everyOperationThatReadsABodyIsSentBadOnes() {
        BadInput.isComplete(all(), OTHERWISE);
    }

    @Test
    void anAddressNeverFails() {
        bad().addressesNeverFail(
                        List.of(
                                TestTokens.token("ops"),
                                TestTokens.token("prescriber"),
                                TestTokens.sign("reviewer", "scriptline", "knowledge")),
                        Map.of());
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
    void aParameterThatIsNoneOfItsFewWordsIsRefusedByItsName() {
        bad().wordsAreRefused(TestTokens.token("ops"), List.of("/quarantine?state", "/reconciliations?state"));
    }

    @Test
    void aParameterThatIsNoNumberIsRefusedByItsName() {
        bad().numbersAreRefused(
                        TestTokens.token("ops"),
                        List.of(
                                "/persons/possible-matches?limit",
                                "/quarantine?limit",
                                "/quarantine?cursor",
                                "/reconciliations?limit",
                                "/reconciliations?cursor"));
    }

    /** With an emergency, for which nobody may look more often than a few times a day: so one that looks is somebody else each time. */
    private static List<Face> all() {
        List<Face> all = new ArrayList<>(FACES);
        all.add(new Face(
                TestTokens.prescriber("on-call", "quay-side", "1841234560"),
                "POST",
                "/emergency-accesses",
                JSON,
                """
                {"family":"Quillfeather","given":"Ruth","birthDate":"1970-04-01","sex":"female","postalCode":"43999","phone":"217-555-0173",
                 "identifier":{"system":"http://elm-street.example/mrn","value":"4711"},"reason":"unconscious after a fall"}""",
                true));
        all.addAll(BadInput.ofKit("quarantine", "cds-clients"));
        return all;
    }

    /** An operation that misses a field where there is no body. */
    private static Face lenient(String who, String method, String path, String sound) {
        return new Face(TestTokens.token(who), method, path, JSON, sound, false);
    }

    private BadInput bad() {
        return new BadInput(database, "Quillfeather");
    }
}
