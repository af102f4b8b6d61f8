package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.pharmacy.delivery.Released;
import org.scriptline.pharmacy.delivery.store.LateDeliveries;
import org.scriptline.pharmacy.order.store.OrderReader;
import org.scriptline.pharmacy.order.store.OrderWriter;
import org.scriptline.pharmacy.partner.store.PartnerFigures;

/** Operations pause and drain a partner, read every message, and see payloads for a reason only. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class PartnersTest {

    private static final String PARTNER = FakePharmacies.PARTNERS.getFirst();
    private static final String DRAINED = FakePharmacies.PARTNERS.get(1);
    private static final String WAITING = FakePharmacies.PARTNERS.get(2);
    private static final String TALKING = FakePharmacies.PARTNERS.get(3);
    private static final String WRITTEN = FakePharmacies.PARTNERS.getLast();

    @Inject
    Gateway gateway;

    @Inject
    PartnerFigures figures;

    @Inject
    Database database;

    @Inject
    OrderReader orders;

    @Inject
    OrderWriter writer;

    @Inject
    Clock clock;

    @Test
    void whatIsDueForAPausedPartnerWaitsKeepsItsTimeAndLeavesWhenItResumes() {
        // Given
        change(PARTNER, "pause").statusCode(200).body("state", equalTo("paused"));
        PrescriptionReleased waits = Released.to(PARTNER);

        // When
        gateway.release(waits);
        gateway.expire(waits);
        gateway.pausedSince(PARTNER, Duration.ofMinutes(5));

        // Then
        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(gateway.stated(waits)).isEmpty());
        ops().get("/partners?state=paused")
                .then()
                .statusCode(200)
                .body("items.ncpdpId", hasItem(PARTNER))
                .body("items.find { it.ncpdpId == '" + PARTNER + "' }.undelivered", equalTo(1));
        change(PARTNER, "resume").statusCode(200).body("state", equalTo("active"));
        gateway.awaitChanges(waits, "delivered");
        assertThat(gateway.count("select count(*) from audit where subject_kind = 'partner' and subject = ?", PARTNER))
                .isEqualTo(2);
    }

    @Test
    void aDrainedPartnerGetsWhatIsDueAndNothingNew() {
        // Given
        change(DRAINED, "pause").statusCode(200);
        PrescriptionReleased due = Released.to(DRAINED);
        gateway.release(due);

        // When
        change(DRAINED, "drain").statusCode(200).body("state", equalTo("draining"));
        PrescriptionReleased late = Released.to(DRAINED);
        gateway.release(late);

        // Then
        gateway.awaitChanges(due, "delivered");
        assertThat(gateway.awaitChanges(late, "failed").detail())
                .isEqualTo("The pharmacy does not take prescriptions at present.");
        change(DRAINED, "resume").statusCode(200);
    }

    @Test
    void thePrescriberIsToldOnceOfWhatNobodyAcceptsAndOnceOfWhatNobodyHas() {
        // Given
        change(WAITING, "pause").statusCode(200);
        PrescriptionReleased waits = Released.to(WAITING);
        gateway.release(waits);

        // When
        gateway.ageBy(waits, "20 minutes");
        look();
        look();
        gateway.ageBy(waits, "60 minutes");
        look();
        look();

        // Then
        change(WAITING, "resume").statusCode(200);
        gateway.awaitChanges(waits, "not-accepted-in-time", "not-delivered-in-time", "delivered");
    }

    @Test
    void aPartnerWithAnEndpointAndATokenOfItsOwnIsAskedThereWithIt() {
        // Given
        PrescriptionReleased released = Released.to(FakePharmacies.TOKEN_WANTED);

        // When
        gateway.release(released);

        // Then
        gateway.awaitChanges(released, "delivered");
        assertThat(FakePharmacies.TOKENS).containsExactly("Bearer a-partner-token");
    }

    @Test
    void theReportNamesAttemptsAndAcceptances() {
        // Given
        PrescriptionReleased released = Released.to(TALKING);
        FakePharmacies.answers(TALKING, released, "garbage", FakePharmacies.status("010"));
        gateway.release(released);
        gateway.awaitChanges(released, "retrying", "delivered");

        // When
        figures.store();

        // Then
        ops().get("/partners/" + TALKING + "?hours=24")
                .then()
                .statusCode(200)
                .body("deliveries.attempts", equalTo(2))
                .body("deliveries.answered", equalTo(1))
                .body("deliveries.successRate", equalTo(0.5f));
    }

    @Test
    void everyMessageIsFoundWithItsHistoryAndItsPayloadOnlyForAReason() {
        // Given
        PrescriptionReleased released = Released.to(WRITTEN);
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");
        String newRx = FakePharmacies.messageId(
                gateway.awaitReceived(WRITTEN, released, 1).getFirst());
        String verify = ScriptTexts.newMessageId();
        ScriptTexts.post(WRITTEN, ScriptTexts.message(WRITTEN, verify, newRx, ScriptTexts.VERIFY));
        gateway.awaitChanges(released, "delivered", "verified");

        // When
        ValidatableResponse history = ops().get(
                        "/messages?prescription=" + released.content().prescriptionId())
                .then();

        // Then
        history.statusCode(200)
                .body("items.kind", contains("Verify", "NEW_RX"))
                .body("items.direction", contains("in", "out"))
                .body("items.messageId", contains(verify, newRx));
        ops().get("/messages/out:" + newRx)
                .then()
                .statusCode(200)
                .body("attempts.outcome", contains("accepted"))
                .body("attempts.code", contains("010"));
        ops().get("/messages/in:" + WRITTEN + ":" + verify)
                .then()
                .statusCode(200)
                .body("message.matchedBy", equalTo("RELATES_TO_MESSAGE_ID"));
        ops().body("{}").post("/messages/out:" + newRx + "/payload").then().statusCode(422);
        ops().body("{\"reason\":\"the pharmacy asks\"}")
                .post("/messages/out:" + newRx + "/payload")
                .then()
                .statusCode(200)
                .body("text", not(equalTo("")));
        assertThat(gateway.count(
                        "select count(*) from audit where action = 'read-message-payload' and subject = ?",
                        "out:" + newRx))
                .isEqualTo(1);
    }

    /** As after a restart, which repeats nothing. */
    private void look() {
        new LateDeliveries(database, orders, writer, clock, Duration.ofMinutes(1)).look();
    }

    private static ValidatableResponse change(String partner, String what) {
        return ops().body("{\"reason\":\"their maintenance\"}")
                .post("/partners/" + partner + "/" + what)
                .then();
    }

    private static RequestSpecification ops() {
        return given().auth().oauth2(TestTokens.token("ops")).contentType("application/json");
    }
}
