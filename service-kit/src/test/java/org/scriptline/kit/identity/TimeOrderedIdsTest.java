package org.scriptline.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.123Z");
    private static final Clock FIXED = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void anIdIsAVersionSevenUuidOfItsMillisecond() {
        // When
        UUID id = new TimeOrderedIds(FIXED).next();

        // Then
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void idsOfOneMillisecondDiffer() {
        // Given
        TimeOrderedIds ids = new TimeOrderedIds(FIXED);

        // When
        List<UUID> given = Stream.generate(ids::next).limit(10_000).toList();

        // Then
        assertThat(given).doesNotHaveDuplicates().allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @Test
    void aLaterMillisecondSortsLater() {
        // Given
        List<TimeOrderedIds> milliseconds = Stream.iterate(0, millis -> millis + 1)
                .limit(1_000)
                .map(millis -> new TimeOrderedIds(Clock.offset(FIXED, Duration.ofMillis(millis))))
                .toList();

        // When
        List<String> given =
                milliseconds.stream().map(ids -> ids.next().toString()).collect(Collectors.toList());

        // Then
        assertThat(given).isSorted();
    }
}
