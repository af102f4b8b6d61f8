package org.scriptline.prescription.running;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.OutboxRelay;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.prescription.prescribing.rest.Admission;

/** The door closes while twenty signatures have waited too long for the gate. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionTest {

    /** Longer than any run of these tests. */
    private static final Duration LIMIT = Duration.ofHours(2);

    private static final int WAITING = 20;

    @Inject
    Database database;

    @Inject
    OutboxRelay outbox;

    @Inject
    Clock clock;

    private Peers peers;

    @BeforeAll
    void open() {
        peers = new Peers();
        peers.statePharmacy("5912342", true);
        Orders.awaitPharmacy();
    }

    @AfterAll
    void close() {
        peers.close();
    }

    @Test
    void nothingNewIsTakenWhileTwentySignaturesHaveWaitedLongerThanTheLimit() {
        // Given
        for (int order = 0; order < WAITING; order++) {
            Orders.create("active");
        }
        Admission now = admission(clock);
        Admission later = admission(Clock.offset(clock, LIMIT.plusMinutes(1)));

        // When
        now.look();
        later.look();

        // Then
        assertThatCode(now::admit).doesNotThrowAnyException();
        assertThatThrownBy(later::admit)
                .isInstanceOf(ProblemException.class)
                .extracting(refused -> ((ProblemException) refused).code())
                .isEqualTo(ErrorCode.OVERLOADED);
    }

    private Admission admission(Clock at) {
        return new Admission(database, outbox, at, new SimpleMeterRegistry(), LIMIT, LIMIT);
    }
}
