package org.scriptline.endtoend.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.scriptline.local.client.Practice.ELM_STREET;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
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

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PAGE = 200;

    @Test
    void everyKindOnEveryTopicIsQuarantinedByEachThatFollowsItWhileTheOthersFlow(RunningStack stack) throws Exception {
        // Given
        Journey journey = new Journey(stack);
        Map<String, String> healthBefore = health(journey);
        Set<String> topics = topics(stack);
        // When
        List<Planted> planted = Poisoning.plantAll(stack);
        String prescription = journey.prescribe(
                PrescriptionRequest.signed(ELM_STREET, Journey.somebody(), Drug.LISINOPRIL, "5900012"));
        // Then
        assertThat(topics).isEqualTo(Poison.READERS.keySet());
        journey.untilAxes(ELM_STREET, prescription, "completed", "verified", "none", "dispensed");
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<String> quarantined = quarantined(journey);
            assertThat(planted)
                    .hasSize(28)
                    .allSatisfy(record -> assertThat(quarantined).containsAll(places(record)));
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

    /** The suite's topics that the broker has: a new one needs its poison, too. */
    private static Set<String> topics(RunningStack stack) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", stack.addresses().kafka()))) {
            return admin.listTopics().names().get(30, TimeUnit.SECONDS).stream()
                    .filter(name -> name.startsWith("erx."))
                    .collect(Collectors.toSet());
        }
    }

    /** Where a record is to lie: with every service that cannot apply it. */
    private static List<String> places(Planted record) {
        return record.poison().quarantinedBy(record.topic(), record.type()).stream()
                .map(service -> place(
                        service,
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.poison().code()))
                .toList();
    }

    /** Everything in the quarantines of all services, by who has it, where the record lies and why. */
    private static List<String> quarantined(Journey journey) {
        List<String> all = new ArrayList<>();
        for (String service : Ports.SERVICES) {
            JsonNode items = journey.call(Call.get("ops", service, "/quarantine?limit=" + PAGE))
                    .json()
                    .path("items");
            items.forEach(item -> all.add(place(
                    service,
                    item.path("topic").asText(),
                    item.path("partition").asInt(),
                    item.path("offset").asLong(),
                    item.path("code").asText())));
        }
        return all;
    }

    private static String place(String service, String topic, int partition, long offset, String code) {
        return service + " " + topic + " " + partition + " " + offset + " " + code;
    }
}
