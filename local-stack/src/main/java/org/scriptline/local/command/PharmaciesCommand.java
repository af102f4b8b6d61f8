package org.scriptline.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.scriptline.local.stack.Addresses;
import org.scriptline.local.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The pharmacy directory of the running stack. */
@Command(
        name = "pharmacies",
        description = "Loads pharmacy directory files into the running stack.",
        subcommands = PharmaciesCommand.Load.class)
public final class PharmaciesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Loads one file and returns when the directory serves it. */
    @Command(
            name = "load",
            description = "Loads a file: our CSV, a file of fixed columns, or NPPES. Exit status 1 and every defect"
                    + " with its line and column when it is refused; then nothing is changed.")
    static final class Load implements Callable<Integer> {
        private static final Duration PATIENCE = Duration.ofMinutes(5);
        private static final int CREATED = 201;
        private static final int REFUSED = 1;

        @Parameters(index = "0", paramLabel = "PATH", description = "The file.")
        @SuppressWarnings("NullAway.Init") // injected by picocli
        private Path file;

        @Option(
                names = "--full",
                description = "The file names every pharmacy of its source: those that it does not name are closed.")
        private boolean full;

        @Option(
                names = "--source",
                paramLabel = "NAME",
                defaultValue = "file",
                description = "Who stands for the entries (default: ${DEFAULT-VALUE}).")
        @SuppressWarnings("NullAway.Init") // injected by picocli
        private String source;

        @Mixin
        @SuppressWarnings("NullAway.Init") // injected by picocli
        private StackOption stack;

        @Spec
        @SuppressWarnings("NullAway.Init") // injected by picocli
        private CommandSpec spec;

        private final ObjectMapper json = new ObjectMapper();

        @Override
        public Integer call() throws InterruptedException {
            Addresses addresses = stack.addresses();
            Path copy = copy(addresses);
            try {
                return report(post(addresses, copy));
            } catch (IOException unreachable) {
                throw new StackException(
                        "The pharmacy-gateway does not answer; is the stack up? ./erx status" + stack.hint(),
                        unreachable);
            } finally {
                remove(copy);
            }
        }

        /** The service reads only what lies in the stack's own directory. */
        private Path copy(Addresses addresses) {
            if (!Files.isRegularFile(file)) {
                throw new StackException("There is no file " + file + ".");
            }
            try {
                Path incoming = Files.createDirectories(addresses.directory().incoming());
                Path copy = Files.createTempFile(incoming, "pharmacies-", ".txt");
                return Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failure) {
                throw new UncheckedIOException("The file cannot be copied into the stack's directory", failure);
            }
        }

        private static void remove(Path copy) {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException failure) {
                throw new UncheckedIOException("The copy " + copy + " cannot be removed", failure);
            }
        }

        private HttpResponse<String> post(Addresses addresses, Path copy) throws IOException, InterruptedException {
            ObjectNode body = json.createObjectNode()
                    .put("path", copy.getFileName().toString())
                    .put("mode", full ? "full" : "delta")
                    .put("source", source);
            URI place = URI.create(addresses.service("pharmacy-gateway") + "/pharmacies/releases");
            HttpRequest request = HttpRequest.newBuilder(place)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + addresses.tokens().of("ops"))
                    .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                    .build();
            try (HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                return client.send(request, HttpResponse.BodyHandlers.ofString());
            }
        }

        private int report(HttpResponse<String> answer) throws IOException {
            JsonNode body = json.readTree(answer.body());
            if (answer.statusCode() == CREATED) {
                spec.commandLine()
                        .getOut()
                        .printf(
                                "Release %d (%s): %d pharmacies, %d known by NPI only, %d rows passed over, %d changed.%n",
                                body.path("id").asLong(),
                                body.path("format").asText(),
                                body.path("pharmacies").asInt(),
                                body.path("listings").asInt(),
                                body.path("ignored").asInt(),
                                body.path("changed").asInt());
                spec.commandLine().getOut().flush();
                return 0;
            }
            spec.commandLine().getErr().println("Refused; nothing was changed.");
            if (body.path("defects").isEmpty()) {
                spec.commandLine().getErr().println(body.path("detail").asText());
            }
            for (JsonNode defect : body.path("defects")) {
                spec.commandLine()
                        .getErr()
                        .printf(
                                "%s: line %d, %s: %s%n",
                                file,
                                defect.path("line").asInt(),
                                defect.path("column").asText(),
                                defect.path("reason").asText());
            }
            return REFUSED;
        }
    }
}
