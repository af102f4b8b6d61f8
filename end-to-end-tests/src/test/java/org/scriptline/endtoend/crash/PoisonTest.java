package org.scriptline.endtoend.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.scriptline.local.client.Practice.ELM_STREET;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.scriptline.endtoend.crash.Poisoning.Planted;
import org.scriptline.endtoend.journey.Journey;
import org.scriptline.endtoend.stack.OnStack;
import org.scriptline.endtoend.stack.RunningStack;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Drug;
import org.scriptline.local.client.PrescriptionRequest;
import org.scriptline.local.stack.Ports;

/** A record on a topic that nobody can apply stops nobody: it lies in quarantine, and everything else goes on. */
@OnStack
class PoisonTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 200;

    @Test
    void everyKindOnEveryTopicIsQuarantinedWithItsReasonWhileTheOthersFlow(RunningStack stack) throws Exception {
        // Given
        Journey journey = new Journey(stack);
        Map<String, String> healthBefore = health(journey);
        // When
        List<Planted> planted = Poisoning.plantAll(stack);
        String prescription = journey.prescribe(
                PrescriptionRequest.signed(ELM_STREET, Journey.somebody(), Drug.LISINOPRIL, "5900012"));
        // Then
        journey.untilAxes(ELM_STREET, prescription, "completed", "verified", "none", "dispensed");
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<String> quarantined = quarantined(journey);
            assertThat(planted)
                    .hasSize(20)
                    .allSatisfy(record -> assertThat(quarantined)
                            .contains(place(
                                    record.topic(),
                                    record.partition(),
                                    record.offset(),
                                    record.poison().code())));
        });
        assertThat(health(journey)).isEqualTo(healthBefore);
    }

    /** Status of liveness and readiness of every service. */
    private static Map<String, String> health(Journey journey) {
        Map<String, String> health = new TreeMap<>();
        for (String service : Ports.SERVICES) {
            for (String kind : List.of("live", "ready")) {
                health.put(
                        service + " " + kind,
                        journey.call(Call.get("ops", service, "/q/health/" + kind))
                                .json()
                                .path("status")
                                .asText());
            }
        }
        assertThat(health.values()).containsOnly("UP");
        return health;
    }

    /** Everything in the quarantines of all services, by where the record lies and why. */
    private static List<String> quarantined(Journey journey) {
        List<String> all = new ArrayList<>();
        for (String service : Ports.SERVICES) {
            JsonNode items = journey.call(Call.get("ops", service, "/quarantine?limit=" + PAGE))
                    .json()
                    .path("items");
            items.forEach(item -> all.add(place(
                    item.path("topic").asText(),
                    item.path("partition").asInt(),
                    item.path("offset").asLong(),
                    item.path("code").asText())));
        }
        return all;
    }

    private static String place(String topic, int partition, long offset, String code) {
        return topic + " " + partition + " " + offset + " " + code;
    }
}
