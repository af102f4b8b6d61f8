package org.scriptline.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.scriptline.local.client.Practice.ELM_STREET;
import static org.scriptline.local.client.Practice.HARBOR_CARDIOLOGY;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scriptline.endtoend.stack.OnStack;
import org.scriptline.endtoend.stack.RunningStack;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Axes;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Drug;
import org.scriptline.local.client.Person;
import org.scriptline.local.client.PrescriptionRequest;
import org.scriptline.local.stack.StackProcess;

/** What stands between a signature and a pharmacy: alerts, holds, overrides, and what happens without screening. */
@OnStack
class SafetyJourneysTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PHARMACY = "5912342";

    private RunningStack stack;
    private Journey journey;

    @BeforeEach
    void begin(RunningStack running) {
        stack = running;
        journey = new Journey(running);
    }

    /** The person takes sertraline, prescribed by the cardiologist and released. */
    private Person takingSertraline() {
        Person person = Journey.somebody();
        String earlier =
                journey.prescribe(PrescriptionRequest.signed(HARBOR_CARDIOLOGY, person, Drug.SERTRALINE, "5900010"));
        journey.untilAxes(HARBOR_CARDIOLOGY, earlier, "completed", "verified", "none", "dispensed");
        return person;
    }

    private static PrescriptionRequest tranylcypromine(Person person) {
        return PrescriptionRequest.signed(ELM_STREET, person, Drug.TRANYLCYPROMINE, PHARMACY);
    }

    @Test
    void anAlertAgainstAnotherPracticesDrugIsOverriddenAndTravelsToThePharmacist() {
        // Given
        String prescription =
                journey.prescribe(tranylcypromine(takingSertraline()).asDraft());
        JsonNode screening = journey.untilScreened(ELM_STREET, prescription);
        assertThat(screening.path("outcome").asText()).isEqualTo("ALERTS");
        List<String> alerts = Journey.interruptive(screening);
        assertThat(alerts).isNotEmpty();
        Answer withoutOverride = journey.sign(ELM_STREET, prescription);
        assertThat(withoutOverride.status()).isEqualTo(422);
        assertThat(withoutOverride.body()).contains(alerts.get(0));
        // When
        Answer signed = journey.sign(ELM_STREET, prescription, alerts);
        // Then
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
        journey.untilAxes(ELM_STREET, prescription, "completed", "verified", "none", "dispensed");
        assertThat(journey.newRx(prescription))
                .contains("<DrugUseEvaluation>")
                .contains("Agreed with the psychiatrist by telephone");
    }

    @Test
    void draftAndSignOfAConflictingDrugIsHeldUntilItIsSignedWithTheOverride() {
        // Given
        String prescription = journey.prescribe(tranylcypromine(takingSertraline()));
        journey.untilAxes(ELM_STREET, prescription, "held", "none", "none", "none");
        JsonNode look = journey.look(ELM_STREET, prescription);
        assertThat(journey.atPharmacy(prescription).isMissingNode()).isTrue();
        // When
        Answer signed = journey.sign(ELM_STREET, prescription, Journey.interruptive(look.path("screening")));
        // Then
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
        journey.untilAxes(ELM_STREET, prescription, "completed", "verified", "none", "dispensed");
    }

    @Test
    void anUnknownDrugIsStoredNamedAndHeldUntilSomebodyAnswersForIt() {
        // Given
        String prescription = journey.prescribe(
                PrescriptionRequest.signed(ELM_STREET, Journey.somebody(), Drug.UNHEARD_OF, PHARMACY));
        journey.untilAxes(ELM_STREET, prescription, "held", "none", "none", "none");
        JsonNode screening = journey.look(ELM_STREET, prescription).path("screening");
        assertThat(screening.path("outcome").asText()).isEqualTo("INCOMPLETE");
        JsonNode unknown = screening.path("notScreened").get(0);
        assertThat(unknown.path("name").asText()).contains("Xyzzyline");
        assertThat(journey.atPharmacy(prescription).isMissingNode()).isTrue();
        // When
        Answer signed = journey.sign(
                ELM_STREET, prescription, List.of(unknown.path("id").asText()));
        // Then
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
        journey.untilAxes(ELM_STREET, prescription, "completed", "verified", "none", "dispensed");
    }

    @Test
    void withoutScreeningItWaitsIsReleasedByHandAndRaisesALateAlertAfterwards() {
        // Given
        Person person = takingSertraline();
        StackProcess screening = stack.processes().process("interaction-service");
        screening.kill();
        String prescription = journey.prescribe(tranylcypromine(person));
        assertThat(journey.releaseUnscreened(ELM_STREET, prescription).status()).isEqualTo(409);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(journey.look(ELM_STREET, prescription)
                                .path("waiting")
                                .toString())
                        .contains("screening unavailable"));
        // When
        Answer released = journey.releaseUnscreened(ELM_STREET, prescription);
        // Then
        assertThat(released.succeeded()).as(released.body()).isTrue();
        journey.untilAxes(ELM_STREET, prescription, "completed", "verified", "none", "dispensed");
        assertThat(journey.newRx(prescription).toLowerCase(Locale.ROOT)).contains("not checked for interactions");
        screening.start();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(String.join(" ", journey.timeline(ELM_STREET, prescription)))
                        .contains("An alert came after the release"));
        JsonNode look = journey.look(ELM_STREET, prescription);
        assertThat(look.path("waiting").asText()).contains("alert that came after the release");
        Answer answered = journey.sign(ELM_STREET, prescription, Journey.interruptive(look.path("screening")));
        assertThat(answered.status()).as(answered.body()).isEqualTo(200);
        assertThat(journey.look(ELM_STREET, prescription).path("lateAlertOpen").asBoolean())
                .isFalse();
    }

    @Test
    void aPrescriptionForTheWrongPatientEndsInErrorAndLeavesTheProfile() {
        // Given
        Person person = Journey.somebody();
        String wrong =
                journey.prescribe(PrescriptionRequest.signed(HARBOR_CARDIOLOGY, person, Drug.SERTRALINE, "5900001"));
        journey.untilAxes(HARBOR_CARDIOLOGY, wrong, "active", "accepted-by-network", "none", "none");
        // When
        assertThat(journey.cancel(HARBOR_CARDIOLOGY, wrong, "WRONG_PATIENT").succeeded())
                .isTrue();
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Axes.of(journey.look(HARBOR_CARDIOLOGY, wrong)).order())
                        .isEqualTo("entered-in-error"));
        String next = journey.prescribe(tranylcypromine(person).asDraft());
        assertThat(journey.untilScreened(ELM_STREET, next).path("outcome").asText())
                .isEqualTo("CLEAR");
    }

    private static String withoutCorrelation(Answer problem) {
        return problem.body().replaceAll("\"correlationId\":\"[^\"]*\"", "");
    }

    @Test
    void whatIsNotYoursIsNotThere() {
        // Given
        String prescription = journey.prescribe(
                PrescriptionRequest.signed(ELM_STREET, Journey.somebody(), Drug.LISINOPRIL, PHARMACY));
        journey.untilAxes(ELM_STREET, prescription, "completed", "verified", "none", "dispensed");
        String stranger = HARBOR_CARDIOLOGY.who();
        String nobody = "01970000-0000-7000-8000-000000000000";
        // When
        Answer plain = journey.call(Call.read(stranger, prescription));
        Answer fhir =
                journey.call(Call.get(stranger, Call.PRESCRIPTION_SERVICE, "/fhir/MedicationRequest/" + prescription));
        Answer cancel = journey.call(Call.cancel(stranger, prescription, "DUPLICATE"));
        Answer otherPharmacy = journey.call(Call.get("pharmacist2", Call.PHARMACY_GATEWAY, "/orders/" + prescription));
        Answer nothing = journey.call(Call.read(stranger, nobody));
        // Then
        assertThat(List.of(plain.status(), fhir.status(), cancel.status(), otherPharmacy.status(), nothing.status()))
                .containsOnly(404);
        assertThat(withoutCorrelation(plain)).isEqualTo(withoutCorrelation(nothing));
    }
}
