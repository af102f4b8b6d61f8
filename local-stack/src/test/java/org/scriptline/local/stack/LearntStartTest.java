package org.scriptline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearntStartTest {
    private static final List<String> JAVA = List.of("java", "-Xmx256m");
    private static final String RECORD = "-XX:AOTCacheOutput=";
    private static final String USE = "-XX:AOTCache=";

    @TempDir
    private Path directory;

    private Path application;
    private Path kept;

    @BeforeEach
    void build() throws IOException {
        application = Files.createDirectories(directory.resolve("application"));
        kept = directory.resolve("learnt");
        Files.writeString(application.resolve("quarkus-run.jar"), "a jar");
    }

    @Test
    void theSecondRunOfABuildIsRecordedAndTheThirdUsesIt() throws IOException {
        assumeThatThisJvmLearns();

        // When
        LearntStart firstRun = start(Learning.WHEN_STARTED_AGAIN);
        List<String> first = firstRun.options(JAVA);
        List<String> backAfterACrash = firstRun.options(JAVA);
        LearntStart second = start(Learning.WHEN_STARTED_AGAIN);
        List<String> recording = second.options(JAVA);
        write(recording);
        second.ended(true);
        List<String> third = start(Learning.WHEN_STARTED_AGAIN).options(JAVA);

        // Then
        assertThat(first).isEmpty();
        assertThat(backAfterACrash).isEmpty();
        assertThat(recording.getFirst()).startsWith(RECORD);
        assertThat(third.getFirst()).startsWith(USE);
        assertThat(files()).hasSize(1).allMatch(name -> name.endsWith(".aot"));
    }

    @Test
    void anotherBuildOrAnotherHeapUsesNothingOfIt() throws IOException {
        assumeThatThisJvmLearns();

        // Given
        LearntStart trained = start(Learning.ALWAYS);
        write(trained.options(JAVA));
        trained.ended(true);

        // When
        List<String> otherHeap = start(Learning.NEVER).options(List.of("java", "-Xmx512m"));
        List<String> same = start(Learning.NEVER).options(JAVA);
        Files.writeString(application.resolve("quarkus-run.jar"), "another jar");
        List<String> otherBuild = start(Learning.NEVER).options(JAVA);

        // Then
        assertThat(same.getFirst()).startsWith(USE);
        assertThat(otherHeap).isEmpty();
        assertThat(otherBuild).isEmpty();
    }

    @Test
    void whatAKilledRunHadRecordedIsThrownAway() throws IOException {
        assumeThatThisJvmLearns();

        // Given
        LearntStart killed = start(Learning.ALWAYS);
        write(killed.options(JAVA));

        // When
        killed.ended(false);

        // Then
        assertThat(files()).isEmpty();
        assertThat(killed.recording()).isFalse();
    }

    @Test
    void whatRunsOnAnyJvmIsNoError() {
        assertThat(new LearntStart(kept, "none", directory.resolve("not-built"), Learning.ALWAYS).options(JAVA))
                .isEmpty();
    }

    private LearntStart start(Learning learning) {
        return new LearntStart(kept, "service", application, learning);
    }

    private static void assumeThatThisJvmLearns() {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(25);
    }

    private static void write(List<String> options) throws IOException {
        Files.writeString(Path.of(options.getFirst().substring(RECORD.length())), "learnt");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(kept)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }
}
