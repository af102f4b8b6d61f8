package org.scriptline.interaction.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scriptline.contracts.events.EventType.PATIENT_RECORD_STATED;
import static org.scriptline.contracts.events.EventType.PRESCRIPTION_SIGNED;
import static org.scriptline.interaction.gate.Patients.ADA;
import static org.scriptline.interaction.gate.Patients.content;
import static org.scriptline.interaction.gate.Patients.demographics;
import static org.scriptline.interaction.gate.Patients.signed;
import static org.scriptline.interaction.gate.Patients.stated;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scriptline.interaction.gate.events.GateApplier;
import org.scriptline.kit.events.BatchConsumer;
import org.scriptline.kit.testing.Statements;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;

/** What a pass of the gate and a question cost the database at most; a batch costs hardly more than one record. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class StatementsTest {

    /** Statements with begin and commit; lower a number when you made it lower. */
    private static final Map<String, Integer> MOST = Map.of(
            "a first contact and its signature", 25,
            "twenty of them together", 25,
            "a further signature", 18,
            "a question with a record", 6,
            "a question without one", 0);

    @Inject
    BatchConsumer consumer;

    @Inject
    GateApplier gate;

    @Test
    void nothingTakesMoreStatementsThanIsWrittenHere() {
        // Given
        UUID record = UUID.randomUUID();
        consumer.consume(contact(new EventStream(), UUID.randomUUID()).batch(), gate);
        EventStream many = new EventStream();
        for (int person = 0; person < 20; person++) {
            contact(many, UUID.randomUUID());
        }
        UUID further = UUID.randomUUID();
        EventStream later = new EventStream()
                .add(PRESCRIPTION_SIGNED, record, further, 1, signed(content(further, record, ADA, "amlodipine"), 1));
        Map<String, Integer> counted = new LinkedHashMap<>();

        // When
        counted.put(
                "a first contact and its signature",
                Statements.here(() ->
                        consumer.consume(contact(new EventStream(), record).batch(), gate)));
        counted.put("twenty of them together", Statements.here(() -> consumer.consume(many.batch(), gate)));
        counted.put("a further signature", Statements.here(() -> consumer.consume(later.batch(), gate)));
        counted.put(
                "a question with a record",
                ask("{\"patient\":{\"id\":\"" + record + "\"},\"draft\":[{\"name\":\"lisinopril\"}]}"));
        counted.put("a question without one", ask("{\"draft\":[{\"name\":\"lisinopril\"}]}"));

        // Then
        assertThat(counted)
                .allSatisfy((name, statements) ->
                        assertThat(statements).as(name).isLessThanOrEqualTo(MOST.getOrDefault(name, 0)));
        assertThat(counted.get("a further signature")).isPositive();
    }

    private static EventStream contact(EventStream events, UUID record) {
        UUID prescription = UUID.randomUUID();
        return events.add(
                        PATIENT_RECORD_STATED,
                        record,
                        record,
                        1,
                        stated(record, ADA.practice(), demographics("Family" + record)))
                .add(
                        PRESCRIPTION_SIGNED,
                        record,
                        prescription,
                        1,
                        signed(content(prescription, record, ADA, "lisinopril"), 1));
    }

    private static int ask(String body) {
        Statements.Counted counted = Statements.of(headers -> {
            headers.put("Content-Type", "application/json");
            return Wire.send(
                    TestTokens.token("prescriber"),
                    "POST",
                    "/screenings",
                    headers,
                    body.getBytes(StandardCharsets.UTF_8));
        });
        assertThat(counted.status()).isEqualTo(200);
        return counted.statements();
    }
}
