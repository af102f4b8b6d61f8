package org.scriptline.formulary.benefit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.formulary.benefit.BenefitReply;
import org.scriptline.formulary.benefit.Inquiries;

class HttpBenefitPayerTest {

    private static final String ID = Inquiries.ONE.id().toString();
    /** Nothing here waits for it to pass, but for what is never answered. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private volatile String seen = "";
    private volatile String token = "";
    private volatile int status = 200;
    private volatile String answer = "";
    private volatile boolean silent;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        seen = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, silent ? bytes.length + 1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
        if (silent) {
            await();
        }
        exchange.close();
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private BenefitReply ask(Duration budget) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return new HttpBenefitPayer(address, "secret", budget).ask(Inquiries.ONE);
    }

    @Test
    void whatThePayerSaysIsRead() {
        answer = "{\"inquiry\": \"" + ID
                + "\", \"covered\": true, \"patientPays\": 12.50, \"priorAuthorization\": null, \"reference\": \"RT-1\", \"new\": [1]}";

        assertThat(ask(LONG)).isEqualTo(new BenefitReply.Answered(true, new BigDecimal("12.50"), null, "RT-1", null));
        assertThat(token).isEqualTo("Bearer secret");
        assertThat(seen)
                .isEqualTo(
                        "{\"inquiry\":\"" + ID
                                + "\",\"asOf\":\"2026-11-21\",\"member\":{\"id\":\"member-17\",\"contractId\":\"S9901\",\"planId\":\"002\",\"segmentId\":\"000\"},\"prescriber\":{\"npi\":\"1234567893\"},\"drug\":{\"rxcui\":\"617314\",\"name\":\"atorvastatin 10 MG Oral Tablet [Lipitor]\"},\"quantity\":30,\"daysSupply\":30,\"substitutionAllowed\":true,\"diagnoses\":[\"E78.5\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{\"inquiry\": \"another\", \"patientPays\": 1}",
                "{\"inquiry\": \"ID\", \"patientPays\": -1}",
                "{\"inquiry\": \"ID\", \"patientPays\": \"1\"}",
                "{\"inquiry\": \"ID\", \"patientPays\": 1.005}",
                "{\"inquiry\": \"ID\", \"patientPays\": 1e9}",
                "{\"inquiry\": \"ID\", \"covered\": \"yes\"}",
                "{\"inquiry\": \"ID\", \"message\": \" \"}"
            })
    void whatCannotBeReadIsNoAnswer(String body) {
        answer = body.replace("ID", ID);

        assertThat(ask(LONG)).isEqualTo(new BenefitReply.NoAnswer("the payer's answer could not be read"));
    }

    @Test
    void anotherStatusIsNoAnswer() {
        status = 503;

        assertThat(ask(LONG)).isEqualTo(new BenefitReply.NoAnswer("the payer answered with HTTP status 503"));
    }

    @Test
    void halfAnAnswerIsLate() {
        silent = true;
        answer = "{\"inquiry\"";

        assertThat(ask(Duration.ofSeconds(1)))
                .isEqualTo(new BenefitReply.NoAnswer("the payer did not answer within 1 seconds"));
    }

    @Test
    void aClosedDoorIsNoAnswer() {
        server.stop(0);

        assertThat(ask(LONG)).isEqualTo(new BenefitReply.NoAnswer("the payer could not be reached"));
    }
}
