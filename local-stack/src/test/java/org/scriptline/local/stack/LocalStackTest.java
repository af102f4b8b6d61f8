package org.scriptline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One real PostgreSQL, Kafka and issuer for all tests; each test leaves them running. */
class LocalStackTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private static Path directory;

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.builder()
                .portBase(FreePorts.base())
                .dataDirectory(directory.resolve("stack"))
                .classpath(System.getProperty("java.class.path"))
                .only("pharmacy-gateway")
                .build();
        stack.startFoundation();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void what_was_committed_survives_a_killed_postgres() throws SQLException {
        // Given
        execute("CREATE TABLE survivor (name text)");
        execute("INSERT INTO survivor VALUES ('kept')");
        long before = stack.process("postgres").pid();

        // When
        stack.process("postgres").kill();
        boolean alive = stack.process("postgres").isAlive();
        stack.process("postgres").start();

        // Then
        assertThat(alive).isFalse();
        assertThat(stack.process("postgres").pid()).isNotEqualTo(before);
        assertThat(ask("prescription", "SELECT name FROM survivor")).isEqualTo("kept");
    }

    @Test
    void a_postgres_whose_children_still_hold_its_memory_starts_as_soon_as_they_have_gone() throws SQLException {
        // Given
        ProcessHandle server = ProcessHandle.of(stack.process("postgres").pid()).orElseThrow();

        // When
        server.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !stack.process("postgres").isAlive());
        stack.process("postgres").start();

        // Then
        assertThat(ask("interaction", "SELECT 'back'")).isEqualTo("back");
    }

    @Test
    void what_was_acknowledged_survives_a_killed_kafka() throws Exception {
        // Given
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.addresses().kafka(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("erx.coverage", 3, "key", "kept"))
                    .get();
        }

        // When
        stack.process("kafka").kill();
        stack.process("kafka").start();

        // Then
        assertThat(first(new TopicPartition("erx.coverage", 3))).isEqualTo("kept");
    }

    @Test
    void the_topics_are_those_of_the_architecture() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", stack.addresses().kafka()))) {
            Set<String> names = admin.listTopics().names().get();
            Map<String, TopicDescription> topics =
                    admin.describeTopics(names).allTopicNames().get();

            assertThat(names)
                    .containsExactlyInAnyOrder(
                            "erx.prescription",
                            "erx.screening",
                            "erx.coverage",
                            "erx.pharmacy-order",
                            "erx.pharmacy-directory",
                            "erx.reconciliation");
            assertThat(topics.values()).allMatch(topic -> topic.partitions().size() == 12);
        }
    }

    @Test
    void a_stack_may_have_one_service_alone() {
        assertThat(stack.processes())
                .extracting(StackProcess::name)
                .containsExactlyInAnyOrder("postgres", "kafka", "issuer", "pharmacy-gateway");
        assertThatThrownBy(() -> LocalStack.builder().only("laundry-service"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No such service: laundry-service");
    }

    @Test
    void commits_are_durable() throws SQLException {
        assertThat(ask("pharmacy", "SHOW fsync")).isEqualTo("on");
        assertThat(ask("pharmacy", "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(ask("pharmacy", "SHOW full_page_writes")).isEqualTo("on");
    }

    @Test
    void no_service_enters_another_ones_database() {
        DatabaseAccess own = stack.addresses().database("formulary");

        assertThatThrownBy(() -> DriverManager.getConnection(
                        own.url().replace("/formulary", "/prescription"), own.user(), own.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database \"prescription\"");
        assertThatThrownBy(() -> DriverManager.getConnection(own.url(), own.user(), "guessed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void only_its_owner_reads_the_passwords() throws IOException {
        Path passwords = stack.addresses().directory().passwords();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords)))
                .isEqualTo("rw-------");
        assertThat(stack.addresses().database("interaction").toString())
                .doesNotContain(stack.addresses().database("interaction").password());
    }

    @Test
    void a_second_stack_in_the_same_directory_is_refused() {
        try (LocalStack second = LocalStack.builder()
                .portBase(FreePorts.base())
                .dataDirectory(directory.resolve("stack"))
                .build()) {
            assertThatThrownBy(second::startFoundation)
                    .isInstanceOf(StackException.class)
                    .hasMessageStartingWith("A stack is already running in ");
        }
    }

    @Test
    void a_port_in_use_is_one_sentence_that_names_it() throws IOException {
        int base = FreePorts.base();
        try (ServerSocket taken = new ServerSocket(base + 2, 1, InetAddress.getLoopbackAddress());
                LocalStack second = LocalStack.builder()
                        .portBase(base)
                        .dataDirectory(directory.resolve("second"))
                        .build()) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(second::startFoundation)
                    .isInstanceOf(StackException.class)
                    .hasMessage("Port %d, which interaction-service needs, is in use: stop what listens there,"
                                    .formatted(base + 2)
                            + " or choose other ports with --port-base.");
        }
    }

    @Test
    void a_service_that_ends_at_once_is_named_with_its_last_words() throws IOException {
        // Given
        Path notAJar = directory.resolve("quarkus-run.jar");
        Files.writeString(notAJar, "no jar", StandardCharsets.UTF_8);
        StackProcess broken = new StackProcess(
                new ServicePlan(
                        "broken-service",
                        1,
                        directory,
                        Map.of(),
                        new LearntStart(directory.resolve("learnt"), "broken-service", directory, Learning.NEVER)),
                stack.addresses().directory());

        // Then
        assertThatThrownBy(broken::start)
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("broken-service ended with status 1 before it was ready.")
                .hasMessageContaining("Invalid or corrupt jarfile");
    }

    private static void execute(String sql) throws SQLException {
        DatabaseAccess database = stack.addresses().database("prescription");
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(String name, String sql) throws SQLException {
        DatabaseAccess database = stack.addresses().database(name);
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static String first(TopicPartition partition) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.addresses().kafka()),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (ConsumerRecord<String, String> record : consumer.poll(PATIENCE)) {
                return record.value();
            }
            return "nothing";
        }
    }
}
