package org.scriptline.endtoend.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.scriptline.local.client.Practice.ELM_STREET;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scriptline.endtoend.stack.OnStack;
import org.scriptline.endtoend.stack.RunningStack;
import org.scriptline.local.client.Drug;
import org.scriptline.local.client.Person;
import org.scriptline.local.client.PrescriptionRequest;
import org.scriptline.local.stack.RepositoryRoot;

/** Runs {@code src/test/javascript} on Node against the running stack. */
@OnStack
class ForeignClientsTest {

    /** Set by {@code .ci/run}: what cannot be tested has failed. */
    private static final String SKIP_NOTHING = "ERX_SKIP_NOTHING";

    private static final int INSTALL_SECONDS = 300;
    private static final int RUN_SECONDS = 120;

    @Test
    void thePublishedJavaScriptClientsWorkUnchanged(RunningStack stack) throws Exception {
        // Given
        Node node = new Node(sources());
        if (!node.isUsable()) {
            skip();
        }
        Node.Finished installed = node.install(INSTALL_SECONDS);
        assertThat(installed.status()).as(installed.output()).isZero();

        // When
        Node.Finished tested = node.run(
                environment(stack), RUN_SECONDS, "node", "--test", "--test-reporter=spec", "foreign-clients.test.js");

        // Then
        assertThat(tested.status()).as(tested.output()).isZero();
        assertThat(tested.output()).contains("tests 3", "pass 3", "fail 0");
    }

    private static Map<String, String> environment(RunningStack stack) {
        String unseen = UUID.randomUUID().toString().substring(0, 13);
        return Map.of(
                "FHIR_BASE",
                stack.addresses().service("prescription-service") + "/fhir",
                "TOKEN",
                stack.processes().tokens().of("prescriber"),
                "OTHER_TOKEN",
                stack.processes().tokens().of("prescriber2"),
                "ORDER",
                PrescriptionRequest.signed(ELM_STREET, Person.unseen(unseen), Drug.LISINOPRIL, "5912342")
                        .asDraft()
                        .json());
    }

    private static Path sources() throws IOException {
        Path module = RepositoryRoot.find().resolve("end-to-end-tests");
        Path directory = Files.createDirectories(module.resolve("target/javascript"));
        for (String name : List.of("package.json", "package-lock.json", ".npmrc", "foreign-clients.test.js")) {
            Files.copy(
                    module.resolve("src/test/javascript").resolve(name),
                    directory.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return directory;
    }

    private static void skip() {
        if (Boolean.parseBoolean(System.getenv(SKIP_NOTHING))) {
            fail(Node.MISSING);
        }
        abort(Node.MISSING);
    }
}
