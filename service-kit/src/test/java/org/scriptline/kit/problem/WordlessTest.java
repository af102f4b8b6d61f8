package org.scriptline.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.scriptline.kit.database.DatabaseException;

/** What a log may say of a failure. */
class WordlessTest {

    @Test
    void saysWhatItWasAndWhereButNothingThatItSaid() {
        // Given
        SQLException row = new SQLException("Detail: Failing row contains (Quillfeather, 1938-02-17)", "23514");
        Throwable failure = new IllegalStateException("For input string: \"Quillonia\"", new DatabaseException(row));

        // When
        StringWriter written = new StringWriter();
        Wordless.of(failure).printStackTrace(new PrintWriter(written, true));

        // Then
        assertThat(written.toString())
                .contains(
                        "Wordless: java.lang.IllegalStateException",
                        "at org.scriptline.kit.problem.WordlessTest.saysWhatItWasAndWhereButNothingThatItSaid",
                        "Wordless: org.scriptline.kit.database.DatabaseException",
                        "Wordless: java.sql.SQLException, SQLSTATE 23514")
                .doesNotContain("Quill", "1938");
    }

    @Test
    void aRingOfCausesEnds() {
        // Given
        Exception first = new Exception("first");
        first.initCause(new Exception("second", first));

        // When
        int told = 0;
        for (Throwable cause = Wordless.of(first); cause != null; cause = cause.getCause()) {
            told++;
        }

        // Then
        assertThat(told).isEqualTo(17);
        assertThat(Objects.requireNonNull(first.getCause()).getCause()).isSameAs(first);
    }
}
