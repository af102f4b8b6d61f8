package org.scriptline.local.formulary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.local.http.HttpAnswer;
import org.scriptline.local.http.KeptConnections;
import org.scriptline.local.stack.Addresses;
import org.scriptline.local.stack.StackException;

/** The release operations of a running formulary-service, in the name of operations. */
final class FormularyFace implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /** RxNorm, FDA NDC and NADAC files. */
    static final String REFERENCES = "/drug-references";

    /** A load of fifty million prices and of networks takes minutes. */
    private static final Duration LONGEST_LOAD = Duration.ofHours(2);

    private final KeptConnections connections = new KeptConnections(Duration.ofSeconds(2), LONGEST_LOAD);
    private final Addresses addresses;

    FormularyFace(Addresses addresses) {
        this.addresses = addresses;
    }

    /** An answer of the service: its status and its body. */
    record Answered(int status, JsonNode body) {

        boolean good() {
            return status / 100 == 2;
        }
    }

    Answered get(String path) {
        return call("GET", path, null);
    }

    Answered post(String path, byte @Nullable [] body) {
        return call("POST", path, body);
    }

    private Answered call(String method, String path, byte @Nullable [] body) {
        URI address = addresses.service("formulary-service").resolve(path);
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + addresses.tokens().of("ops"), "Content-Type", "application/json");
        try {
            HttpAnswer answer = connections.send(method, address, headers, body);
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            return new Answered(answer.status(), text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text));
        } catch (JsonProcessingException noJson) {
            throw new StackException("The formulary-service answered something that is not JSON.");
        } catch (IOException unreachable) {
            throw new StackException("The formulary-service does not answer at " + address
                    + "; ./erx up starts a stack, ./erx status shows it.");
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
