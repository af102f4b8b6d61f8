package org.scriptline.kit.startup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.scriptline.contracts.events.Topic;

/**
 * The topics must exist, have the agreed partitions, be replicated, and still hold everything that this service's
 * consumer group has not read.
 */
@ApplicationScoped
public class TopicCheck {

    private static final Logger LOG = Logger.getLogger(TopicCheck.class);
    private static final int ANSWER_SECONDS = 10;
    /** How long a broker that is still starting is waited for. */
    private static final int ATTEMPTS = 30;

    private static final int REPLICAS = 3;
    private static final int IN_SYNC = 2;

    private final String bootstrapServers;
    private final String service;

    public TopicCheck(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.bootstrapServers = bootstrapServers;
        this.service = service;
    }

    void check(boolean singleMachine) {
        List<String> names = Arrays.stream(Topic.values()).map(Topic::code).toList();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_SECONDS * 1000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000))) {
            describe(admin, names).forEach((name, topic) -> shape(name, topic, singleMachine));
            if (!singleMachine) {
                names.forEach(name -> inSync(admin, name));
            }
            groups(admin).forEach(name -> nothingSkipped(admin, name));
        }
    }

    /** The consumer groups of this service: its name, alone or followed by a feature. */
    private List<String> groups(Admin admin) {
        return answer(admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .filter(id -> id.equals(service) || id.startsWith(service + "-"))
                .toList();
    }

    private Map<String, TopicDescription> describe(Admin admin, List<String> names) {
        for (int attempt = 1; ; attempt++) {
            try {
                return admin.describeTopics(names).allTopicNames().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException failure) {
                if (failure.getCause() instanceof UnknownTopicOrPartitionException) {
                    throw new UnsafeStartException("a topic of " + names + " does not exist: create the topics first");
                }
                again(attempt, failure);
            } catch (TimeoutException failure) {
                again(attempt, failure);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new UnsafeStartException("stopped while waiting for Kafka");
            }
        }
    }

    private void again(int attempt, Exception failure) {
        if (attempt == ATTEMPTS) {
            throw new UnsafeStartException(
                    "Kafka at " + bootstrapServers + " does not answer: " + failure.getMessage());
        }
        LOG.infof("waiting for Kafka at %s", bootstrapServers);
    }

    private static void shape(String name, TopicDescription topic, boolean singleMachine) {
        if (topic.partitions().size() != Topic.PARTITIONS) {
            throw new UnsafeStartException(
                    "topic " + name + " has " + topic.partitions().size() + " partitions, not " + Topic.PARTITIONS
                            + ": order per patient would break");
        }
        if (!singleMachine
                && topic.partitions().stream()
                        .anyMatch(partition -> partition.replicas().size() < REPLICAS)) {
            throw new UnsafeStartException("topic " + name + " has fewer than " + REPLICAS + " replicas");
        }
    }

    private static void inSync(Admin admin, String name) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config config = answer(admin.describeConfigs(Set.of(resource)).all()).get(resource);
        if (config == null || Integer.parseInt(config.get("min.insync.replicas").value()) < IN_SYNC) {
            throw new UnsafeStartException("topic " + name + " has min.insync.replicas below " + IN_SYNC);
        }
    }

    /** A committed offset before the log's start would make the consumer jump over events. */
    private static void nothingSkipped(Admin admin, String group) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                wanted.put(partition, OffsetSpec.earliest());
            }
        });
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> earliest =
                answer(admin.listOffsets(wanted).all());
        earliest.forEach((partition, start) -> {
            OffsetAndMetadata position = committed.get(partition);
            boolean compacted = partition.topic().equals(Topic.PHARMACY_DIRECTORY.code());
            if (position != null && !compacted && position.offset() < start.offset()) {
                throw new UnsafeStartException("group " + group + " has read " + partition + " up to "
                        + position.offset() + " but the log begins at " + start.offset()
                        + ": events are missing; restore them or reset the group knowingly");
            }
        });
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new UnsafeStartException("Kafka did not answer a self-check: " + failure.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnsafeStartException("stopped while waiting for Kafka");
        }
    }
}
