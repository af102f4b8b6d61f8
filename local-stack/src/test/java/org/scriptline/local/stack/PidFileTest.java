package org.scriptline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir
    private Path directory;

    @Test
    void a_process_that_runs_is_found_again_and_one_that_ended_is_not() throws Exception {
        // Given
        Path file = directory.resolve("sleeper.pid");
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        new PidFile(file).write(sleeper.toHandle());

        // Then
        assertThat(new PidFile(file).alive()).map(ProcessHandle::pid).hasValue(sleeper.pid());

        // When
        sleeper.destroyForcibly().waitFor();

        // Then
        assertThat(new PidFile(file).alive()).isEmpty();
    }

    @Test
    void a_pid_that_was_given_to_somebody_else_is_not_ours() throws IOException {
        Path file = directory.resolve("reused.pid");
        Files.writeString(file, ProcessHandle.current().pid() + " 12345\n");

        assertThat(new PidFile(file).alive()).isEmpty();
    }

    @Test
    void a_file_cut_short_by_a_crash_names_nobody() throws IOException {
        Path file = directory.resolve("cut.pid");
        Files.writeString(file, "");

        assertThat(new PidFile(file).alive()).isEmpty();
    }

    @Test
    void what_a_crashed_owner_left_running_is_ended_and_named() throws IOException {
        // Given
        StackDirectory stack = new StackDirectory(directory.resolve("stack")).create();
        Process leftover = new ProcessBuilder("sleep", "60").start();
        new PidFile(stack.run().resolve("kafka.pid")).write(leftover.toHandle());

        // When
        var cleared = LocalStack.clearLeftovers(stack);

        // Then
        assertThat(cleared).containsExactly("kafka");
        assertThat(leftover.isAlive()).isFalse();
        assertThat(LocalStack.clearLeftovers(stack)).isEmpty();
    }
}
