package org.scriptline.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, Kafka and a token issuer's key for the one Quarkus application of a module's test run. */
public final class TestPlatform implements QuarkusTestResourceLifecycleManager {

    /** How long PostgreSQL may take to start on a machine that does much else. */
    public static final Duration START = Duration.ofMinutes(2);

    private static @Nullable EmbeddedPostgres postgres;
    private static @Nullable TestKafka kafka;

    @Override
    public Map<String, String> start() {
        try {
            EmbeddedPostgres database = EmbeddedPostgres.builder()
                    .setPGStartupWait(START)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
            postgres = database;
            TestKafka broker = TestKafka.start();
            kafka = broker;
            Map<String, String> settings = new HashMap<>();
            settings.put("quarkus.datasource.jdbc.url", database.getJdbcUrl("postgres", "postgres"));
            settings.put("quarkus.datasource.username", "postgres");
            settings.put("quarkus.datasource.password", "postgres");
            settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
            // A pause of the machine is no failure of what is tested.
            settings.put("quarkus.datasource.jdbc.acquisition-timeout", "30s");
            settings.put("scriptline.profile", "single-machine");
            settings.put("scriptline.instance", "test");
            settings.put("mp.jwt.verify.issuer", TestTokens.ISSUER);
            settings.put("mp.jwt.verify.publickey", TestTokens.publicKeys());
            return settings;
        } catch (IOException failure) {
            throw new UncheckedIOException("the test platform did not start", failure);
        }
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Where the running broker listens, for tests that put records on a topic themselves. */
    public static String bootstrapServers() {
        if (kafka == null) {
            throw new IllegalStateException("the test platform is not running");
        }
        return kafka.bootstrapServers();
    }
}
