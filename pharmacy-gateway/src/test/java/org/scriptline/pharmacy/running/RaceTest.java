package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.pharmacy.delivery.Released;

/**
 * A cancel, a claim and a fill of one order in the same moment, over and over: one wins, and prescriber and pharmacy are told
 * the same. {@code -Dscriptline.rounds=10000} runs more rounds.
 */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class RaceTest {

    private static final int ROUNDS = Integer.getInteger("scriptline.rounds", 24);
    private static final String FILL =
            "{\"fillNumber\":0,\"quantity\":30,\"unit\":\"tablet\",\"filledOn\":\"2026-11-20\"}";

    @Inject
    Gateway gateway;

    @Test
    void cancelClaimAndFillInTheSameMomentHaveOneWinnerAndBothSidesAreToldTheSame() throws Exception {
        try (ExecutorService actors = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < ROUNDS; round++) {
                PrescriptionReleased released = Released.to(FakePharmacies.WORKLIST_ONLY);
                gateway.release(released);
                UUID id = released.content().prescriptionId();
                String secret = round % 2 == 0 ? claim(id).path("secret") : null;

                // When
                CyclicBarrier together = new CyclicBarrier(3);
                Future<Integer> cancel = actors.submit(at(together, () -> cancel(released)));
                Future<Integer> claim =
                        actors.submit(at(together, () -> claim(id).statusCode()));
                Future<Integer> fill = actors.submit(at(together, () -> fill(id, secret)));
                cancel.get(1, TimeUnit.MINUTES);
                int claimed = claim.get(1, TimeUnit.MINUTES);
                int filled = fill.get(1, TimeUnit.MINUTES);

                // Then
                judge(released, secret != null, claimed, filled);
            }
        }
    }

    private void judge(PrescriptionReleased released, boolean claimedBefore, int claimed, int filled) {
        PharmacyOrderStated prescriber = gateway.stated(released).getLast();
        Response pharmacy =
                as("pharmacist2").get("/orders/" + released.content().prescriptionId());
        assertThat(pharmacy.<String>path("cancel"))
                .isEqualTo(prescriber.cancel().code());
        assertThat(pharmacy.<String>path("fill")).isEqualTo(prescriber.fill().code());
        assertThat(prescriber.contradictions()).isEmpty();
        boolean cancelled = prescriber.cancel() == CancelStatus.APPROVED;
        assertThat(prescriber.dispensedQuantity().signum() > 0).isEqualTo(filled == 200);
        if (claimedBefore) {
            assertThat(filled).isIn(200, 409);
            // Filled first it is free again, for a claim or for the cancel of what remains; else the pharmacy must
            // answer.
            assertThat(claimed == 200 && filled != 200).isFalse();
            assertThat(prescriber.cancel())
                    .isEqualTo(filled == 200 && claimed != 200 ? CancelStatus.APPROVED : CancelStatus.PENDING);
        } else {
            assertThat(filled).isEqualTo(409);
            assertThat(claimed == 200).isEqualTo(!cancelled);
            assertThat(prescriber.cancel()).isEqualTo(cancelled ? CancelStatus.APPROVED : CancelStatus.PENDING);
        }
    }

    private static Callable<Integer> at(CyclicBarrier together, Callable<Integer> act) {
        return () -> {
            together.await(1, TimeUnit.MINUTES);
            return act.call();
        };
    }

    private int cancel(PrescriptionReleased released) {
        gateway.cancel(released);
        return 0;
    }

    private static Response claim(UUID id) {
        return as("pharmacist2").post("/orders/" + id + "/claim");
    }

    private static int fill(UUID id, @Nullable String secret) {
        return as("pharmacist2")
                .header("Claim-Secret", secret == null ? "none" : secret)
                .contentType("application/json")
                .body(FILL)
                .post("/orders/" + id + "/fill")
                .statusCode();
    }

    private static RequestSpecification as(String who) {
        return given().auth().oauth2(TestTokens.token(who));
    }
}
