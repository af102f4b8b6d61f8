package org.scriptline.formulary.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scriptline.formulary.release.InMemoryReleaseStore;
import org.scriptline.formulary.release.LoadOutcome;
import org.scriptline.formulary.release.LoadingReleases;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.formulary.release.Serving;
import org.scriptline.formulary.release.TestPayers;

/** Questions that are asked while releases are swapped, rolled back and refused. */
class SwappingReleasesTest {

    private static final int SWAPS = 200;
    private static final int ASKERS = 3;

    private final Serving serving = new Serving();
    private final LoadingReleases loading = new LoadingReleases(new InMemoryReleaseStore(), serving, TestPayers.CLOCK);

    @TempDir
    Path folder = Path.of(".");

    @Test
    void everyQuestionIsAnsweredWholeByOneRelease() throws IOException, InterruptedException, ExecutionException {
        // Given
        String first = load(TestPayers.folder("authored-2026"));
        TestPayers.copy("authored-2026", folder);
        Files.writeString(
                folder.resolve("basic drugs formulary file  20260101.txt"),
                "00090002|1|2026|617312|99990000201|1|N| | |N|N|N\r\n",
                StandardOpenOption.APPEND);
        String second = load(folder);
        var stop = new AtomicBoolean();

        // When
        List<Boolean> whole = new ArrayList<>();
        try (var askers = Executors.newFixedThreadPool(ASKERS)) {
            List<Future<Boolean>> asked = new ArrayList<>();
            for (int asker = 0; asker < ASKERS; asker++) {
                asked.add(askers.submit(asking(stop, first, second)));
            }
            for (int swap = 0; swap < SWAPS; swap++) {
                loading.activate(swap % 2 == 0 ? first : second, "test");
            }
            stop.set(true);
            for (Future<Boolean> each : asked) {
                whole.add(each.get());
            }
        }

        // Then
        assertThat(whole).containsOnly(true).hasSize(ASKERS);
    }

    /** The drug that only the second release has is there exactly when the second release answers. */
    private Callable<Boolean> asking(AtomicBoolean stop, String first, String second) {
        return () -> {
            boolean whole = true;
            while (!stop.get()) {
                List<ServedRelease> releases = serving.releases();
                ServedRelease served = releases.getFirst();
                boolean hasDrug = served.item(90002, 617312) != null;
                whole &= releases.size() == 1
                        && Set.of(first, second).contains(served.release().id())
                        && hasDrug == served.release().id().equals(second);
            }
            return whole;
        };
    }

    private String load(Path payer) {
        LoadOutcome outcome = loading.load(payer, true, "test");
        assertThat(outcome).isInstanceOf(LoadOutcome.Serves.class);
        return ((LoadOutcome.Serves) outcome).release().id();
    }
}
