package org.scriptline.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sender keeps its connections after a burst; none is closed while it may be writing to it. */
class KeptAliveTest {

    /** More than the 200 idle ones that the JDK's server keeps unless it is told otherwise. */
    private static final int CONNECTIONS = 300;

    @TempDir
    Path directory;

    @Test
    void everyConnectionOfABurstTakesAnotherRequest() throws Exception {
        // Given
        try (FakeGateway gateway = new FakeGateway();
                SimulatedPharmacies pharmacies =
                        new SimulatedPharmacies(gateway, directory, SimulatedPharmacies.FAST)) {
            List<Socket> sockets = new ArrayList<>();
            for (int number = 0; number < CONNECTIONS; number++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), pharmacies.port()));
            }
            for (Socket socket : sockets) {
                ask(socket);
            }

            // When
            List<String> answers = new ArrayList<>();
            for (Socket socket : sockets) {
                answers.add(ask(socket));
                socket.close();
            }

            // Then
            assertThat(answers).hasSize(CONNECTIONS).containsOnly("HTTP/1.1 200 OK");
        }
    }

    /** The answer's first line; "closed" when there is none. */
    private static String ask(Socket socket) {
        try {
            socket.getOutputStream()
                    .write("GET /ledger/summary HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String first = in.readLine();
            int length = 0;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(
                            line.substring("content-length:".length()).strip());
                }
            }
            for (int read = 0; read < length; read++) {
                in.read();
            }
            return first == null ? "closed" : first;
        } catch (IOException closed) {
            return "closed";
        }
    }
}
