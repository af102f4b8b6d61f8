package org.scriptline.local.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Axes;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Scriptline;

/** Prescribes, looks until the pharmacy has it, and cancels what is not yet dispensed. */
public final class Probe implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Set<String> AT_THE_PHARMACY = Set.of("accepted-by-network", "delivered", "verified");
    private static final String WHO = "probe";

    private final ProbeSettings settings;
    private final Clock clock;
    private final Scriptline client;

    public Probe(ProbeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = new Scriptline(
                service -> settings.prescriptions(), who -> settings.token().get());
    }

    /** One synthetic prescription; it does not fail but says what failed. */
    public ProbeResult once() throws InterruptedException {
        Instant at = clock.instant();
        long began = System.nanoTime();
        String label = Long.toString(at.toEpochMilli(), Character.MAX_RADIX);
        try {
            Answer answer = client.send(Call.fhir(WHO, "MedicationRequest", ProbeOrder.json(settings, label))
                    .withIdempotencyKey(UUID.randomUUID().toString()));
            Duration accepted = since(began);
            if (answer.status() != 201) {
                return new ProbeResult(at, false, "refused with status " + answer.status(), accepted, accepted);
            }
            return follow(at, began, accepted, answer.id());
        } catch (IOException unreachable) {
            return new ProbeResult(at, false, "unreachable", since(began), since(began));
        }
    }

    private ProbeResult follow(Instant at, long began, Duration accepted, String id)
            throws IOException, InterruptedException {
        String last = "accepted";
        while (since(began).compareTo(settings.patience()) < 0) {
            JsonNode prescription = client.send(Call.read(WHO, id)).json();
            Axes axes = Axes.of(prescription);
            if (AT_THE_PHARMACY.contains(axes.transmission())) {
                Duration delivered = since(began);
                client.send(cancel(id));
                return new ProbeResult(at, true, "delivered", accepted, delivered);
            }
            last = axes.order() + ", " + axes.transmission() + ", waiting: "
                    + prescription.path("waiting").asText();
            Thread.sleep(PAUSE);
        }
        client.send(cancel(id));
        return new ProbeResult(at, false, last, accepted, since(began));
    }

    /** What is dispensed already cannot be cancelled, which is of no matter here. */
    private static Call cancel(String id) {
        return new Call(
                WHO,
                Call.PRESCRIPTION_SERVICE,
                "POST",
                "/fhir/MedicationRequest/" + id + "/$cancel",
                Map.of("Content-Type", "application/fhir+json"),
                """
                {"resourceType":"Parameters","parameter":[{"name":"reason","valueCode":"OTHER"},
                 {"name":"comment","valueString":"synthetic probe"}]}""");
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public void close() {
        client.close();
    }
}
