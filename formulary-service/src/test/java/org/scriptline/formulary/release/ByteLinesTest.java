package org.scriptline.formulary.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteLinesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a\n",
                "a\r\n",
                "a\rb\r\nc\nd",
                "\n\n\r\n\r\r\n",
                "a\n\rb",
                "a\r\n\nb\r",
                "\r\n",
                "\ra\n"
            })
    void linesEndAsOneReadsTextEverywhere(String text) throws IOException {
        // Given
        List<String> expected = text.lines().toList();

        // When / Then
        assertThat(lines(text, 1)).isEqualTo(expected);
        assertThat(lines(text, 2)).isEqualTo(expected);
        assertThat(lines(text, 1 << 20)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {131_071, 131_072, 131_073, 300_000})
    void aLineOfAnyLengthIsOneLine(int length) throws IOException {
        // When
        List<String> lines = lines("a\n" + "x".repeat(length) + "\r\nb", 1 << 20);

        // Then
        assertThat(lines).hasSize(3).startsWith("a").endsWith("b");
        assertThat(lines.get(1)).hasSizeGreaterThan(TableReader.LONGEST_LINE).matches("x+");
    }

    /** @param most bytes that one reading gives */
    private static List<String> lines(String text, int most) throws IOException {
        InputStream drops = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, most));
            }
        };
        var reading = new ByteLines(drops);
        List<String> lines = new ArrayList<>();
        while (reading.next()) {
            lines.add(reading.text(StandardCharsets.US_ASCII));
        }
        return lines;
    }
}
