package org.scriptline.pharmacy.directory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.scriptline.pharmacy.directory.http.OwnDirectory.HEADER;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.pharmacy.running.FakePharmacies;

/** The file of the night is loaded once, whole or not at all, and whatever becomes of it the stored directory goes on serving. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class DirectoryNightTest {

    private static final Clock MORNING = Clock.fixed(Instant.parse("2026-02-01T12:00:00Z"), ZoneOffset.UTC);

    @Inject
    OwnDirectory directory;

    @TempDir
    Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private FileServer server;

    @BeforeEach
    void start() throws IOException {
        server = FileServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void night(String place) throws InterruptedException {
        new DirectoryNight(
                        directory.loading,
                        new DirectorySource(),
                        directory.update,
                        directory.database,
                        MORNING,
                        meters,
                        Optional.of(place))
                .night();
    }

    private void night() throws InterruptedException {
        night(server.address("http"));
    }

    /** How many nights ended how. */
    private Map<String, Integer> nights() {
        return meters.find("scriptline.directory.nights").counters().stream()
                .collect(Collectors.toMap(
                        counter -> String.valueOf(counter.getId().getTag("outcome")), DirectoryNightTest::count));
    }

    private static int count(Counter counter) {
        return (int) counter.count();
    }

    @Test
    void whatChangedIsLoadedStatedAndTheRestStays() throws Exception {
        // Given
        server.publishes(HEADER + "5800201,,First,SCRIPT,active,\n5800202,,Second,SCRIPT,active,\n");
        night();

        // When
        server.publishes(HEADER + "5800202,,Second Again,SCRIPT,active,\n5800203,,Third,WORKLIST,active,\n");
        night();

        // Then
        assertThat(directory.pharmacies()).containsExactly("5800201 First", "5800202 Second Again", "5800203 Third");
        assertThat(directory.stated()).containsExactly("5800201 1", "5800202 1", "5800202 2", "5800203 1");
        assertThat(directory.releases()).containsExactly("nightly loaded", "nightly loaded");
        assertThat(nights()).isEqualTo(Map.of("loaded", 2));
    }

    @Test
    void aFileIsLoadedFromAPathToo() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("delta.csv"), HEADER + "5800201,,First,SCRIPT,active,\n");

        // When
        night(file.toString());

        // Then
        assertThat(directory.pharmacies()).containsExactly("5800201 First");
    }

    @Test
    void theFileOfTheNightBeforeUndoesNothingThatWasLoadedSince() throws Exception {
        // Given
        server.publishes(HEADER + "5800201,,First,SCRIPT,active,\n");
        night();
        directory.run("update pharmacy set name = 'Renamed by operations'");

        // When
        night();

        // Then
        assertThat(server.asked()).isEqualTo(2);
        assertThat(directory.pharmacies()).containsExactly("5800201 Renamed by operations");
        assertThat(directory.releases()).containsExactly("nightly loaded");
        assertThat(nights()).isEqualTo(Map.of("loaded", 1, "unchanged", 1));
    }

    @Test
    void aFileWithADefectChangesNothingAndIsKeptWithEachLine() throws Exception {
        // Given
        server.publishes(HEADER + "5800201,,First,SCRIPT,active,\n");
        night();

        // When
        server.publishes(HEADER + "5800202,,Good,SCRIPT,active,\n58,,Short,SCRIPT,active,\n5800203,,Odd,FAX,active,\n");
        night();

        // Then
        assertThat(directory.pharmacies()).containsExactly("5800201 First");
        assertThat(directory.releases())
                .containsExactly(
                        "nightly loaded",
                        "nightly refused: line 3, ncpdpId: is not 7 digits; line 4, channel: is not one of SCRIPT, WORKLIST");
        assertThat(nights()).isEqualTo(Map.of("loaded", 1, "refused", 1));
    }

    @Test
    void aFileThatGivesAPharmacyTheNumberOfAnotherIsRefusedAndNotCalledUnreachable() throws Exception {
        // Given
        server.publishes(HEADER + "5800201,1497000038,First,SCRIPT,active,\n");
        night();

        // When
        server.publishes(HEADER + "5800202,1497000038,Second,SCRIPT,active,\n");
        night();

        // Then
        assertThat(directory.pharmacies()).containsExactly("5800201 First");
        assertThat(directory.releases().getLast())
                .matches("nightly refused: The pharmacies 580020[12] and 580020[12] would have one NPI\\.");
        assertThat(nights()).isEqualTo(Map.of("loaded", 1, "refused", 1));
    }

    @Test
    void aSourceWhoseFileAnybodyCouldChangeOnTheWayStopsTheStart() {
        // When / Then
        assertThatIllegalStateException()
                .isThrownBy(() -> night("http://user:secret@directory.example/delta.csv"))
                .withMessage("scriptline.pharmacies.delta is not https and not on this machine:"
                        + " anybody on the way could change which pharmacy has which number");
        assertThat(directory.releases()).isEmpty();
    }

    @Test
    void aPageInsteadOfTheFileIsRefused() throws Exception {
        // Given
        server.publishes("<html><body>We are back at six.</body></html>");

        // When
        night();

        // Then
        assertThat(directory.releases())
                .containsExactly("nightly refused: line 1, header: is of no kind that is known: csv, fixed or nppes");
    }

    @Test
    void aSourceThatIsDownIsWrittenDownAndTheNextNightLoads() throws Exception {
        // Given
        server.publishes(HEADER + "5800201,,First,SCRIPT,active,\n");
        night();

        // When
        server.answers(FileServer.status(503));
        night();
        server.publishes(HEADER + "5800201,,First Again,SCRIPT,active,\n");
        night();

        // Then
        assertThat(directory.pharmacies()).containsExactly("5800201 First Again");
        assertThat(directory.releases())
                .containsExactly(
                        "nightly loaded",
                        "nightly unreachable: The source answered with HTTP status 503.",
                        "nightly loaded");
        assertThat(nights()).isEqualTo(Map.of("loaded", 2, "unreachable", 1));
    }

    @Test
    void aPharmacyWhoseLastDayIsOverIsClosedAlsoWhenTheSourceIsDown() throws Exception {
        // Given
        directory.run("insert into pharmacy (ncpdp_id, name, channel, active, effective_to, service_levels, sequence)"
                + " values ('5800201', 'Ended', 'SCRIPT', true, '2026-01-31', '{}', 1),"
                + " ('5800202', 'Ends Today', 'SCRIPT', true, '2026-02-01', '{}', 1)");

        // When
        night();

        // Then
        assertThat(directory.pharmacies()).containsExactly("5800201 Ended, closed", "5800202 Ends Today");
        assertThat(directory.stated()).containsExactly("5800201 2");
        assertThat(directory.releases())
                .containsExactly("nightly unreachable: The source answered with HTTP status 404.");
    }

    @Test
    void aLastDayThatTheFileBringsWhenItIsOverClosesInTheSameNight() throws Exception {
        // Given
        server.publishes(HEADER + "5800201,,Ended,SCRIPT,active,2026-01-31\n");

        // When
        night();

        // Then
        assertThat(directory.pharmacies()).containsExactly("5800201 Ended, closed");
        assertThat(directory.stated()).containsExactly("5800201 1", "5800201 2");
    }
}
