package org.scriptline.kit.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What is committed when, and what becomes of a commit that fails. */
class AppliedOffsetsTest {

    private static final TopicPartition FIRST = new TopicPartition("erx.prescription", 0);
    private static final TopicPartition SECOND = new TopicPartition("erx.prescription", 1);

    private final AppliedOffsets offsets = new AppliedOffsets();

    @Test
    void commitsTheRecordAfterTheLastOneAppliedOfEachPartition() {
        offsets.assigned(List.of(FIRST, SECOND));
        offsets.applied(FIRST, 6);
        offsets.applied(FIRST, 9);
        offsets.applied(FIRST, 8);
        offsets.applied(SECOND, 0);
        assertThat(offsets.begin()).isEqualTo(Map.of(FIRST, next(10), SECOND, next(1)));
    }

    @Test
    void aCommitThatFailedIsDueAgainWithoutAnotherRecord() {
        offsets.assigned(List.of(FIRST));
        offsets.applied(FIRST, 154);
        assertThat(offsets.begin()).isEqualTo(Map.of(FIRST, next(155)));
        offsets.failed();
        assertThat(offsets.begin()).isEqualTo(Map.of(FIRST, next(155)));
    }

    @Test
    void nothingIsDueOnceItIsConfirmedUntilMoreIsApplied() {
        offsets.assigned(List.of(FIRST));
        offsets.applied(FIRST, 0);
        offsets.confirmed(offsets.begin());
        assertThat(offsets.begin()).isEmpty();
        offsets.applied(FIRST, 1);
        assertThat(offsets.begin()).isEqualTo(Map.of(FIRST, next(2)));
    }

    @Test
    void oneCommitAtATime() {
        offsets.assigned(List.of(FIRST));
        offsets.applied(FIRST, 0);
        Map<TopicPartition, OffsetAndMetadata> begun = offsets.begin();
        offsets.applied(FIRST, 1);
        assertThat(offsets.begin()).isEmpty();
        offsets.confirmed(begun);
        assertThat(offsets.begin()).isEqualTo(Map.of(FIRST, next(2)));
    }

    @Test
    void partitionsThatLeaveTakeWhatIsDueWithThemAndAreForgotten() {
        offsets.assigned(List.of(FIRST, SECOND));
        offsets.applied(FIRST, 4);
        offsets.applied(SECOND, 7);
        assertThat(offsets.revoked(List.of(FIRST))).isEqualTo(Map.of(FIRST, next(5)));
        offsets.applied(FIRST, 5);
        assertThat(offsets.begin()).isEqualTo(Map.of(SECOND, next(8)));
    }

    @Test
    void aConfirmationThatComesAfterThePartitionLeftCountsForNothing() {
        offsets.assigned(List.of(FIRST));
        offsets.applied(FIRST, 4);
        Map<TopicPartition, OffsetAndMetadata> begun = offsets.begin();
        offsets.revoked(List.of(FIRST));
        offsets.confirmed(begun);
        offsets.assigned(List.of(FIRST));
        offsets.applied(FIRST, 4);
        assertThat(offsets.begin()).isEqualTo(Map.of(FIRST, next(5)));
    }

    @Test
    void isIdleWhenAllThatWasReceivedIsApplied() throws InterruptedException {
        offsets.assigned(List.of(FIRST));
        assertThat(offsets.awaitIdle(Duration.ZERO)).isTrue();
        offsets.received(FIRST, 2);
        assertThat(offsets.awaitIdle(Duration.ofMillis(1))).isFalse();
        offsets.applied(FIRST, 2);
        assertThat(offsets.awaitIdle(Duration.ZERO)).isTrue();
    }

    private static OffsetAndMetadata next(long offset) {
        return new OffsetAndMetadata(offset);
    }
}
