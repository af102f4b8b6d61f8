package org.scriptline.prescription.directory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.PharmacyStated;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.TestPlatform;

/** What is remembered of the directory is forgotten at once where a change is heard, and within five seconds everywhere. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class DirectoryStoreTest {

    private static final String PHARMACY = "5800301";

    @Inject
    Database database;

    private final AtomicLong nanoseconds = new AtomicLong();
    private DirectoryStore hears;
    private DirectoryStore anotherInstance;

    @BeforeEach
    void open() {
        hears = new DirectoryStore(database, nanoseconds::get);
        anotherInstance = new DirectoryStore(database, nanoseconds::get);
        state(true);
    }

    private void state(boolean active) {
        database.run(transaction -> hears.state(transaction, List.of(pharmacy(active))));
    }

    private static PharmacyStated pharmacy(boolean active) {
        return new PharmacyStated(
                PHARMACY,
                null,
                "Closing Pharmacy",
                new PostalAddress("1 Main Street", null, "Lindenfield", "OH", "43999", "US"),
                null,
                active,
                true,
                null,
                List.of("NewRx"));
    }

    private static boolean active(DirectoryStore store) {
        return store.byNcpdpId(PHARMACY).orElseThrow().active();
    }

    @Test
    void aPharmacyThatClosesIsForgottenAtOnceWhereThatIsHeard() {
        // Given
        assertThat(active(hears)).isTrue();

        // When
        state(false);

        // Then
        assertThat(active(hears)).isFalse();
    }

    @Test
    void aPharmacyThatIsNewIsFoundAtOnceThoughItWasAskedForBefore() {
        // Given
        String later = "5800302";
        assertThat(hears.byNcpdpId(later)).isEmpty();

        // When
        database.run(transaction -> hears.state(
                transaction,
                List.of(new PharmacyStated(
                        later, null, "New", pharmacy(true).address(), null, true, true, null, List.of()))));

        // Then
        assertThat(hears.byNcpdpId(later)).isPresent();
    }

    @Test
    void whoeverAsksWhileTheChangeIsBeingWrittenDoesNotKeepWhatWasBefore() {
        // When
        database.run(transaction -> {
            hears.state(transaction, List.of(pharmacy(false)));
            assertThat(active(hears)).isTrue();
        });

        // Then
        assertThat(active(hears)).isFalse();
    }

    @Test
    void aChangeThatIsNotCommittedIsNone() {
        // When
        assertThatIllegalStateException()
                .isThrownBy(() -> database.run(transaction -> {
                    hears.state(transaction, List.of(pharmacy(false)));
                    throw new IllegalStateException("undone");
                }));

        // Then
        assertThat(active(hears)).isTrue();
    }

    @Test
    void anotherInstanceForgetsItAfterFiveSeconds() {
        // Given
        assertThat(active(anotherInstance)).isTrue();

        // When
        state(false);

        // Then
        nanoseconds.addAndGet(DirectoryStore.REMEMBERED.toNanos() - 1);
        assertThat(active(anotherInstance)).isTrue();
        nanoseconds.incrementAndGet();
        assertThat(active(anotherInstance)).isFalse();
    }
}
