package org.scriptline.kit.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.kit.audit.AuditLog;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.EventArchive;
import org.scriptline.kit.events.OutboxFilled;
import org.scriptline.kit.testing.TestPlatform;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class DatabaseCheckTest {

    @Inject
    Database database;

    @Inject
    EventArchive archive;

    @Inject
    AuditLog auditLog;

    @Inject
    Event<OutboxFilled> outboxFilled;

    @Test
    void aDurableDatabasePasses() {
        // When / Then
        assertThatCode(() -> new DatabaseCheck(database, Clock.systemUTC()).check())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
    void aDatabaseThatMayForgetIsRefused(String setting) throws IOException {
        // Given
        try (EmbeddedPostgres forgetful = EmbeddedPostgres.builder()
                .setPGStartupWait(TestPlatform.START)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig(setting, "off")
                .start()) {
            DataSource source = forgetful.getPostgresDatabase();
            DatabaseCheck check =
                    new DatabaseCheck(new Database(source, archive, auditLog, outboxFilled), Clock.systemUTC());

            // When / Then
            assertThatThrownBy(check::check)
                    .isExactlyInstanceOf(UnsafeStartException.class)
                    .hasMessage("PostgreSQL setting " + setting
                            + " is off: acknowledged prescriptions could be lost; set it to on");
        }
    }

    @ParameterizedTest
    @CsvSource({"-60", "60"})
    void clocksThatDisagreeAreRefused(long seconds) {
        // Given
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));

        // When / Then
        assertThatThrownBy(() -> new DatabaseCheck(database, wrong).check())
                .isExactlyInstanceOf(UnsafeStartException.class)
                .hasMessageMatching(
                        "the clocks of this service and of PostgreSQL are ([5-8]\\d) s apart: synchronise them");
    }
}
