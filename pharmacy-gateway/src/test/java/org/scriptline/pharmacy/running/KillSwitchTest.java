package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.pharmacy.delivery.Released;

/** Operations stop deliveries to a pharmacy; what is queued for it waits and does not run out of time. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class KillSwitchTest {

    private static final String STOPPED = "5900008";
    private static final String OTHER = "5912342";

    @Inject
    Gateway gateway;

    @Test
    void deliveriesToAStoppedPharmacyWaitKeepTheirTimeAndLeaveWhenTheSwitchIsLifted() {
        // Given
        int id = ops().body("""
                        {"scope": "pharmacy", "target": "5900008", "reason": "PHARMACY_COMPROMISED"}""")
                .post("/kill-switches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        PrescriptionReleased waits = Released.to(STOPPED);
        PrescriptionReleased leaves = Released.to(OTHER);

        // When
        gateway.release(waits, leaves);

        // Then
        gateway.awaitChanges(leaves, "delivered");
        ops().get("/kill-switches")
                .then()
                .statusCode(200)
                .body("items.find { it.id == " + id + " }.waiting", equalTo(1));
        staysSilent(waits, 700);
        gateway.expire(waits);
        gateway.thrownSince(id, Duration.ofMinutes(5));
        staysSilent(waits, 200);
        assertThat(FakePharmacies.received(STOPPED, Gateway.orderNumber(waits))).isEmpty();
        ops().body("{\"reason\": \"keys changed\"}")
                .post("/kill-switches/" + id + "/lift")
                .then()
                .statusCode(200);
        gateway.awaitChanges(waits, "delivered");
        gateway.awaitReceived(STOPPED, waits, 1);
    }

    /** Many rounds of deliveries and deadlines go by. */
    private void staysSilent(PrescriptionReleased released, int milliseconds) {
        await().during(Duration.ofMillis(milliseconds))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(gateway.stated(released)).isEmpty());
    }

    private static RequestSpecification ops() {
        return given().auth().oauth2(TestTokens.token("ops")).contentType("application/json");
    }
}
