package org.scriptline.prescription.searching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    /** Row n has n % 3 things; rows run from 11 down to 1. */
    private static final List<UUID> ROWS =
            IntStream.rangeClosed(1, 11).mapToObj(n -> new UUID(0, 12 - n)).toList();

    private static final List<String> ALL =
            ROWS.stream().flatMap(row -> things(row).stream()).toList();

    @ParameterizedTest
    @CsvSource({"1,2", "1,60", "2,2", "3,4", "10,2", "11,60", "12,60", "200,3"})
    void pagesTogetherAreTheListWhateverTheirSize(int size, int chunk) {
        // Given
        List<String> read = new ArrayList<>();
        @Nullable Position begin = null;
        int pages = 0;

        // When
        do {
            Page<String> page = page(begin, size, chunk);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
            read.addAll(page.items());
            begin = page.next() == null
                    ? null
                    : Position.of(page.next().cursor()).orElseThrow();
            pages++;
        } while (begin != null);

        // Then
        assertThat(read).isEqualTo(ALL);
        assertThat(pages).isEqualTo((ALL.size() + size - 1) / size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!", "MDAw", "MDE5NDAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDBhLjk5OTk5OTk5OQ"})
    void whatIsNoCursorIsNone(String text) {
        assertThat(Position.of(text)).isEmpty();
    }

    @Test
    void aPageOfNothingEndsAtOnce() {
        // When
        Page<String> page = page(null, 0, 2);

        // Then
        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isNull();
    }

    private static Page<String> page(@Nullable Position begin, int size, int chunk) {
        return Page.of(
                (from, limit) -> ROWS.stream()
                        .filter(row -> from == null || row.compareTo(from) <= 0)
                        .limit(limit)
                        .toList(),
                row -> row,
                PageTest::things,
                begin,
                size,
                chunk);
    }

    private static List<String> things(UUID row) {
        long n = row.getLeastSignificantBits();
        return IntStream.range(0, (int) (n % 3)).mapToObj(i -> n + "/" + i).toList();
    }
}
