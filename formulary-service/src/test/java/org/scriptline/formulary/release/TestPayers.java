package org.scriptline.formulary.release;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The payers under src/test/resources/payers. */
public final class TestPayers {

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private TestPayers() {}

    public static Path folder(String payer) {
        try {
            return Path.of(Objects.requireNonNull(TestPayers.class.getResource("/payers/" + payer))
                    .toURI());
        } catch (URISyntaxException notAFile) {
            throw new IllegalStateException(notAFile);
        }
    }

    /** A serving with these payers loaded. */
    public static Serving serving(String... payers) {
        var serving = new Serving();
        var loading = new LoadingReleases(new InMemoryReleaseStore(), serving, CLOCK);
        for (String payer : payers) {
            LoadOutcome outcome = loading.load(folder(payer), true, "test");
            if (!(outcome instanceof LoadOutcome.Serves)) {
                throw new IllegalStateException(outcome.toString());
            }
        }
        return serving;
    }

    /** A copy of a payer that a test may damage. */
    public static Path copy(String payer, Path into) throws IOException {
        try (Stream<Path> files = Files.list(folder(payer))) {
            for (Path file : files.toList()) {
                Files.copy(file, into.resolve(String.valueOf(file.getFileName())));
            }
        }
        return into;
    }

    /** The files of a folder, in the order of their names. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
