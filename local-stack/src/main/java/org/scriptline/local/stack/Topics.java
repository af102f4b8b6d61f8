package org.scriptline.local.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of ARCHITECTURE.md. The services assert them at start; here, and in a deployment, they are created first. */
final class Topics {
    private static final int PARTITIONS = 12;
    private static final short REPLICATION = 1;
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final int TIMEOUT_MILLIS = 10_000;

    private static final List<String> EVENTS =
            List.of("erx.prescription", "erx.screening", "erx.coverage", "erx.pharmacy-order");
    private static final String DIRECTORY = "erx.pharmacy-directory";

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
        List<NewTopic> all = new java.util.ArrayList<>(EVENTS.stream()
                .map(name -> topic(
                        name,
                        Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_DELETE,
                                TopicConfig.RETENTION_MS_CONFIG,
                                Long.toString(RETENTION.toMillis()))))
                .toList());
        all.add(topic(DIRECTORY, Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)));
        return List.copyOf(all);
    }

    private static NewTopic topic(String name, Map<String, String> settings) {
        return new NewTopic(name, PARTITIONS, REPLICATION).configs(settings);
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
