package org.scriptline.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/** One Kafka broker that is its own controller (KRaft), in a JVM of its own. Topics are never created by being used. */
final class KafkaPlan implements ProcessPlan {
    private final StackDirectory directory;
    private final int port;
    private final int controllerPort;
    private final String classpath;

    KafkaPlan(StackDirectory directory, int port, int controllerPort, String classpath) {
        this.directory = directory;
        this.port = port;
        this.controllerPort = controllerPort;
        this.classpath = classpath;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String title() {
        return "Kafka";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(directory.kafkaData());
            Files.writeString(properties(), KafkaSettings.server(port, controllerPort, directory.kafkaData()));
            Files.writeString(logging(), KafkaSettings.logging());
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka's configuration cannot be written in " + directory.root(), e);
        }
        if (!Files.exists(directory.kafkaData().resolve("meta.properties"))) {
            Commands.require(
                    "Kafka cannot prepare its data directory",
                    java(
                            "kafka.tools.StorageTool",
                            "format",
                            "--cluster-id",
                            Uuid.randomUuid().toString(),
                            "--config",
                            properties().toString()),
                    environment(),
                    directory.log(name()));
        }
    }

    @Override
    public List<String> command() {
        return java("kafka.Kafka", properties().toString());
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("CLASSPATH", classpath);
    }

    @Override
    public boolean ready() {
        return TcpProbe.accepts(port) && Topics.reachable(port);
    }

    @Override
    public void complete() {
        Topics.createMissing(port);
    }

    @Override
    public Duration stopPatience() {
        return Duration.ofSeconds(30);
    }

    private List<String> java(String main, String... arguments) {
        return JavaCommand.withHeap(256)
                .with("-Djava.awt.headless=true", "-Djava.util.logging.config.file=" + logging(), main)
                .with(arguments)
                .words();
    }

    private Path properties() {
        return directory.root().resolve("kafka.properties");
    }

    private Path logging() {
        return directory.root().resolve("kafka-logging.properties");
    }
}
