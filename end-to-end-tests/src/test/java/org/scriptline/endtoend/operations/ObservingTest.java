package org.scriptline.endtoend.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.scriptline.local.client.Practice.ELM_STREET;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.scriptline.endtoend.journey.Journey;
import org.scriptline.endtoend.stack.OnStack;
import org.scriptline.endtoend.stack.RunningStack;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Drug;
import org.scriptline.local.client.Person;
import org.scriptline.local.client.PrescriptionRequest;
import org.scriptline.local.probe.Probe;
import org.scriptline.local.probe.ProbeResult;
import org.scriptline.local.probe.ProbeSettings;
import org.scriptline.local.stack.DatabaseAccess;
import org.scriptline.local.stack.RepositoryRoot;

/** One trace through all services, and no alert on a metric that nobody exports. */
@OnStack
class ObservingTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACE = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";
    private static final Pattern METRIC = Pattern.compile("scriptline_[a-z_]+");
    private static final List<String> SERVICES =
            List.of("prescription-service", "interaction-service", "formulary-service", "pharmacy-gateway");

    @Test
    void theCallersTraceGoesThroughAllFourServices(RunningStack stack) throws SQLException {
        // Given
        Journey journey = new Journey(stack);
        Person person = Person.unseen(UUID.randomUUID().toString().substring(0, 13));

        // When
        Answer answer =
                journey.call(Call.prescribe(PrescriptionRequest.signed(ELM_STREET, person, Drug.LISINOPRIL, "5912342"))
                        .withHeader("traceparent", TRACE)
                        .withIdempotencyKey(UUID.randomUUID().toString()));

        // Then
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        journey.untilAxes(ELM_STREET, answer.id(), "completed", "verified", "none", "dispensed");
        assertThat(traced(stack, "prescription", answer.id())).contains("prescription.signed", "prescription.released");
        assertThat(traced(stack, "interaction", answer.id())).containsOnly("screening.answered");
        assertThat(traced(stack, "formulary", answer.id())).containsOnly("coverage.answered");
        assertThat(traced(stack, "pharmacy", answer.id())).containsOnly("pharmacy-order.stated");
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(spans(stack, "prescription-service"))
                    .contains("POST /fhir/MedicationRequest", "send erx.prescription", "process erx.screening");
            assertThat(spans(stack, "interaction-service")).contains("process erx.prescription", "send erx.screening");
            assertThat(spans(stack, "formulary-service")).contains("process erx.prescription", "send erx.coverage");
            assertThat(spans(stack, "pharmacy-gateway"))
                    .contains("process erx.prescription", "POST SCRIPT", "5912342", "send erx.pharmacy-order");
        });
    }

    private static String spans(RunningStack stack, String service) {
        return String.join("\n", stack.spans().of(service, TRACE_ID));
    }

    @Test
    void everyMetricThatAnAlertNamesIsExported(RunningStack stack) throws IOException, InterruptedException {
        // Given
        Set<String> named = metrics(Files.readString(RepositoryRoot.find().resolve("deploy/prometheus/rules.yaml")));

        // When
        Set<String> exported = new TreeSet<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String service : SERVICES) {
                URI page = URI.create(stack.addresses().service(service) + "/q/metrics");
                exported.addAll(
                        metrics(client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                                .body()));
            }
        }

        // Then
        assertThat(named).hasSize(13);
        assertThat(exported).containsAll(named);
    }

    @Test
    void operationsStopAPharmacyAndLetItGoOnAndAskForReconciliation(RunningStack stack) {
        // Given
        Journey journey = new Journey(stack);
        List<Integer> statuses = new ArrayList<>();

        // When
        for (String service : List.of(Call.PRESCRIPTION_SERVICE, Call.PHARMACY_GATEWAY)) {
            Answer thrown = journey.call(Call.post("ops", service, "/kill-switches", """
                    {"scope": "pharmacy", "target": "5900029", "reason": "EXERCISE"}"""));
            statuses.add(thrown.status());
            statuses.add(journey.call(Call.post(
                            "ops",
                            service,
                            "/kill-switches/" + thrown.json().path("id").asLong() + "/lift",
                            "{\"reason\": \"exercise over\"}"))
                    .status());
        }
        for (String service : SERVICES) {
            statuses.add(journey.call(Call.post("ops", service, "/reconciliations", "{}"))
                    .status());
            statuses.add(
                    journey.call(Call.get("ops", service, "/reconciliations")).status());
        }

        // Then
        assertThat(statuses).containsExactly(201, 200, 201, 200, 200, 200, 200, 200, 200, 200, 200, 200);
    }

    @Test
    void theProbeSeesASyntheticPrescriptionArriveAndSaysWhenItDoesNot(RunningStack stack) throws InterruptedException {
        // Given
        ProbeSettings settings = new ProbeSettings(
                stack.addresses().service(Call.PRESCRIPTION_SERVICE),
                () -> stack.addresses().tokens().of(ProbeSettings.prescriber(), null),
                ProbeSettings.NPI,
                ProbeSettings.PHARMACY,
                Duration.ofMinutes(2));

        // When
        ProbeResult arrives;
        ProbeResult refused;
        try (Probe probe = new Probe(settings, Clock.systemUTC());
                Probe lost = new Probe(settings.to("5999999"), Clock.systemUTC())) {
            arrives = probe.once();
            refused = lost.once();
        }

        // Then
        assertThat(arrives.outcome()).isEqualTo("delivered");
        assertThat(arrives.success()).isTrue();
        assertThat(arrives.delivered()).isGreaterThan(arrives.accepted());
        assertThat(refused.success()).isFalse();
        assertThat(refused.outcome()).isEqualTo("refused with status 422");
    }

    private static Set<String> metrics(String text) {
        return METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The types of the events about the prescription that a service wrote in the trace. */
    private static List<String> traced(RunningStack stack, String database, String prescription) throws SQLException {
        DatabaseAccess access = stack.addresses().database(database);
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                PreparedStatement select = connection.prepareStatement("""
                        select type from event
                        where direction = 'P' and subject = ? and traceparent like ? order by sequence""")) {
            select.setString(1, prescription);
            select.setString(2, "00-" + TRACE_ID + "-%");
            List<String> types = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    types.add(row.getString(1).replace("org.scriptline.", "").replace(".v1", ""));
                }
            }
            return types;
        }
    }
}
