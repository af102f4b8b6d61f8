package org.scriptline.local.stack;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.scriptline.contracts.events.Topic;

/** The topics of ARCHITECTURE.md. The services assert them at start; here, and in a deployment, they are created first. */
final class Topics {
    private static final short REPLICATION = 1;
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final int TIMEOUT_MILLIS = 10_000;

    /** Kafka's client tells its whole configuration, and of every refused connection while the broker is starting. */
    private static final Logger CLIENT = Logger.getLogger("org.apache.kafka");

    static {
        CLIENT.setLevel(Level.OFF);
    }

    private Topics() {}

    /** Whether the broker has registered with its controller. */
    static boolean reachable(int port) {
        try (Admin admin = admin(port)) {
            return !admin.describeCluster()
                    .nodes()
                    .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for Kafka.", e);
        }
    }

    static void createMissing(int port) {
        try (Admin admin = admin(port)) {
            Set<String> present = admin.listTopics().names().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            List<NewTopic> missing = all().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackException("The topics cannot be created: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while creating the topics.", e);
        }
    }

    private static List<NewTopic> all() {
        return Arrays.stream(Topic.values())
                .map(topic -> new NewTopic(topic.code(), Topic.PARTITIONS, REPLICATION).configs(settings(topic)))
                .toList();
    }

    /** Events expire after 30 days; the directory keeps the last word about each pharmacy for ever. */
    private static Map<String, String> settings(Topic topic) {
        return switch (topic) {
            case PRESCRIPTION, SCREENING, COVERAGE, PHARMACY_ORDER, RECONCILIATION ->
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(RETENTION.toMillis()));
            case PHARMACY_DIRECTORY -> Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        };
    }

    private static Admin admin(int port) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + port,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS / 2,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS));
    }
}
