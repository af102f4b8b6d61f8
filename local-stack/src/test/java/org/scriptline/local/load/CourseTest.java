package org.scriptline.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CourseTest {

    private final Course course = new Course();

    @Test
    void tellsTheHalfMinutesApartByTheIntendedStartWhateverEndsFirst() {
        // Given
        record("12:00:30.000", 40);
        record("12:00:00.000", 900);
        record("12:00:29.999", 300);
        record("12:01:00.000", 1_500);
        // Then
        assertThat(course.line()).isEqualTo("900, 40, 1,500 ms");
        assertThat(course.whole().at(100)).isBetween(1_499.0, 1_501.0);
        assertThat(course.json()).hasSize(3);
    }

    @Test
    void saysThatNothingWasMeasured() {
        assertThat(course.line()).isEqualTo("nothing measured");
    }

    private void record(String time, long millis) {
        course.record(Instant.parse("2026-11-21T" + time + "Z"), Duration.ofMillis(millis));
    }
}
