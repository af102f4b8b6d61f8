package org.scriptline.pharmacy.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that keeps a connection, and closes it under the second request without a byte of answer. */
class ExchangeTest {

    private static final long KEPT = Duration.ofSeconds(10).toNanos();

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger repeated = new AtomicInteger();
    private final Exchange exchange = new Exchange(now::get, KEPT, repeated::incrementAndGet);
    /** What came: number of the connection, and body. */
    private final List<String> came = new CopyOnWriteArrayList<>();

    private ServerSocket server;
    private HttpClient usual;
    private HttpClient fresh;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        usual = client();
        fresh = client();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        usual.close();
        fresh.close();
    }

    @Test
    void whatAKeptConnectionBrokeUnderIsSentOnceMoreOnAnother() throws Exception {
        // Given
        serve(1, 2);
        post("one");

        // When
        int status = post("two");

        // Then
        assertThat(status).isEqualTo(200);
        assertThat(came).containsExactly("1 one", "1 two", "2 two");
        assertThat(repeated).hasValue(1);
    }

    @Test
    void whoHasNotAnsweredOfLateIsTriedOnce() throws Exception {
        // Given
        serve(1, 2);
        post("one");
        now.addAndGet(KEPT + 1);

        // When / Then
        assertThatThrownBy(() -> post("two")).isInstanceOf(IOException.class);
        assertThat(came).containsExactly("1 one", "1 two");
        assertThat(repeated).hasValue(0);
    }

    @Test
    void whoNeverAnswersIsTriedOnce() {
        // Given
        serve(0, 0);

        // When / Then
        assertThatThrownBy(() -> post("one")).isInstanceOf(IOException.class);
        assertThat(came).containsExactly("1 one");
        assertThat(repeated).hasValue(0);
    }

    @Test
    void theSecondTimeItBreaksItIsBroken() throws Exception {
        // Given
        serve(1, 0);
        post("one");

        // When / Then
        assertThatThrownBy(() -> post("two")).isInstanceOf(IOException.class);
        assertThat(came).containsExactly("1 one", "1 two", "2 two");
        assertThat(repeated).hasValue(1);
    }

    @Test
    void twoThatBreakTogetherAreEachSentOnceMore() throws Exception {
        // Given
        CountDownLatch bothKept = new CountDownLatch(2);
        CountDownLatch bothCame = new CountDownLatch(2);
        CountDownLatch firstCameAgain = new CountDownLatch(1);
        CountDownLatch secondCameAgain = new CountDownLatch(1);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        serve(body -> {
            if (body.startsWith("warm")) {
                bothKept.countDown();
                awaited(bothKept);
                return true;
            }
            boolean again = !seen.add(body);
            if (!again) {
                bothCame.countDown();
                awaited(bothCame);
            }
            if (body.equals("first")) {
                if (again) {
                    firstCameAgain.countDown();
                    awaited(secondCameAgain);
                }
            } else if (again) {
                secondCameAgain.countDown();
            } else {
                awaited(firstCameAgain);
            }
            return again;
        });

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> warm :
                    callers.invokeAll(List.<Callable<Integer>>of(() -> post("warm 1"), () -> post("warm 2")))) {
                assertThat(warm.get()).isEqualTo(200);
            }

            // When
            List<Future<Integer>> told =
                    callers.invokeAll(List.<Callable<Integer>>of(() -> post("first"), () -> post("second")));

            // Then
            for (Future<Integer> one : told) {
                assertThat(one.get()).isEqualTo(200);
            }
            assertThat(repeated).hasValue(2);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("it did not come");
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(over);
        }
    }

    private int post(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getLocalPort() + "/"))
                .timeout(Duration.ofMinutes(1))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var response = exchange.send("5912342", usual, fresh, request);
        response.body().readAllBytes();
        return response.statusCode();
    }

    /** Answers so many requests on each connection in turn, and closes it under the one after them. */
    private void serve(int... answers) {
        Thread.ofVirtual().start(() -> {
            try {
                for (int connection = 1; connection <= answers.length; connection++) {
                    AtomicInteger left = new AtomicInteger(answers[connection - 1]);
                    try (Socket socket = server.accept()) {
                        serve(socket, connection, body -> left.getAndDecrement() > 0);
                    }
                }
            } catch (IOException over) {
                // The test has ended.
            }
        });
    }

    /** Serves connections side by side, and closes each under a request that is not to be answered. */
    private void serve(Predicate<String> answered) {
        Thread.ofVirtual().start(() -> {
            try {
                for (int connection = 1; ; connection++) {
                    int number = connection;
                    Socket accepted = server.accept();
                    Thread.ofVirtual().start(() -> {
                        try (Socket socket = accepted) {
                            serve(socket, number, answered);
                        } catch (IOException over) {
                            // The test has ended.
                        }
                    });
                }
            } catch (IOException over) {
                // The test has ended.
            }
        });
    }

    private void serve(Socket socket, int connection, Predicate<String> answered) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        while (true) {
            int length = 0;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(
                            line.substring("content-length:".length()).strip());
                }
            }
            char[] body = new char[length];
            if (length == 0 || in.read(body) != length) {
                return;
            }
            came.add(connection + " " + new String(body));
            if (!answered.test(new String(body))) {
                return;
            }
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
}
