package org.scriptline.pharmacy.directory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.scriptline.pharmacy.directory.http.OwnDirectory.HEADER;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.pharmacy.directory.store.PharmacyDirectory;
import org.scriptline.pharmacy.running.FakePharmacies;

/** A start takes the directory from its source, or from what is stored when the source is down. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class DirectoryLoaderTest {

    @Inject
    OwnDirectory directory;

    private FileServer server;

    @BeforeEach
    void start() throws IOException {
        server = FileServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void startWith(String place) throws InterruptedException {
        new DirectoryLoader(
                        directory.loading,
                        new DirectorySource(),
                        new PharmacyDirectory(),
                        directory.database,
                        Optional.of(place))
                .load(new StartupEvent());
    }

    private void startUp() throws InterruptedException {
        startWith(server.address("http"));
    }

    @Test
    void aStartWithoutTheSourceServesWhatIsStored() throws Exception {
        // Given
        server.publishes(HEADER + "5800201,,First,SCRIPT,active,\n");
        startUp();
        String address = server.address("http");
        server.close();

        // When
        startWith(address);
        startWith("/no/such/folder/pharmacies.csv");

        // Then
        assertThat(directory.pharmacies()).containsExactly("5800201 First");
        assertThat(directory.releases())
                .containsExactly(
                        "start loaded",
                        "start unreachable: The source cannot be reached, or broke off.",
                        "start unreachable: The file cannot be read.");
    }

    @Test
    void aSourceWhoseFileAnybodyCouldChangeOnTheWayStopsTheStartThoughADirectoryIsStored() throws Exception {
        // Given
        server.publishes(HEADER + "5800201,,First,SCRIPT,active,\n");
        startUp();

        // When / Then
        assertThatIllegalStateException()
                .isThrownBy(() -> startWith("http://user:secret@directory.example/pharmacies.csv"))
                .withMessage("scriptline.pharmacies is not https and not on this machine:"
                        + " anybody on the way could change which pharmacy has which number");
        assertThat(directory.releases()).containsExactly("start loaded");
    }

    @Test
    void itDoesHoweverOftenAndHoweverLongTheSourceIsDown() throws Exception {
        // Given
        server.publishes(HEADER + "5800201,,First,SCRIPT,active,\n");
        startUp();
        directory.run(
                "insert into pharmacy_release (source, mode, pharmacies, listings, ignored, changed, state, loaded_at, loaded_by)"
                        + " select 'start', 'full', 0, 0, 0, 0, 'unreachable', now(), 'test' from generate_series(1, 1000)");
        server.answers(FileServer.status(503));

        // When
        startUp();

        // Then
        assertThat(directory.pharmacies()).containsExactly("5800201 First");
        assertThat(directory.releases()).hasSize(1002);
    }

    @Test
    void aFirstStartWithoutTheSourceIsNone() {
        // Given
        server.answers(FileServer.status(503));

        // When / Then
        assertThatIllegalStateException()
                .isThrownBy(this::startUp)
                .withMessage("the pharmacy directory cannot be had, and none is stored:"
                        + " The source answered with HTTP status 503.");
        assertThat(directory.releases()).isEmpty();
    }

    @Test
    void theSameFileAgainUndoesNothingAndAnotherClosesWhatItLeavesOut() throws Exception {
        // Given
        server.publishes(HEADER + "5800201,,First,SCRIPT,active,\n5800202,,Second,SCRIPT,active,\n");
        startUp();
        directory.run("update pharmacy set name = 'Renamed by operations' where ncpdp_id = '5800201'");

        // When
        startUp();

        // Then
        assertThat(directory.pharmacies()).containsExactly("5800201 Renamed by operations", "5800202 Second");

        // When
        server.publishes(HEADER + "5800201,,First,SCRIPT,active,\n");
        startUp();

        // Then
        assertThat(directory.pharmacies()).containsExactly("5800201 First", "5800202 Second, closed");
        assertThat(directory.releases()).containsExactly("start loaded", "start loaded");
    }

    @Test
    void aDefectiveFileStopsTheStartWithLineAndReasonAndChangesNothing() throws Exception {
        // Given
        server.publishes(HEADER + "5800201,1497000038,First,SCRIPT,active,\n");
        startUp();
        directory.run("update pharmacy set source = 'another'");

        // When / Then
        server.publishes(HEADER + "5800201,12,First,SCRIPT,active,\n");
        assertThatIllegalStateException()
                .isThrownBy(this::startUp)
                .withMessage("the pharmacy directory is refused: line 2, npi: is not 10 digits");
        server.publishes(HEADER + "5800202,1497000038,Second,SCRIPT,active,\n");
        assertThatIllegalStateException()
                .isThrownBy(this::startUp)
                .withMessageStartingWith("the pharmacy directory is refused: The pharmacies ")
                .withMessageEndingWith(" would have one NPI.");
        assertThat(directory.pharmacies()).containsExactly("5800201 First");
        assertThat(directory.releases()).hasSize(3);
    }
}
