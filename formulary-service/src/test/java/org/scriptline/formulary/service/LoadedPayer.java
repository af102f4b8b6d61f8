package org.scriptline.formulary.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.TestPayers;

/**
 * Lets the service load the invented payer at start, and others by request; and ask it in real time about its H9902 plans:
 * 7.25 dollars for everybody, and a dollar more for each further inquiry about {@code member-dearer}, but it fails for {@code
 * member-unlucky}.
 */
public final class LoadedPayer implements QuarkusTestResourceLifecycleManager {

    private static final Pattern INQUIRY = Pattern.compile("\"inquiry\":\"([^\"]+)\"");

    private static final List<String> INQUIRIES = new CopyOnWriteArrayList<>();

    private @Nullable HttpServer payer;

    @Override
    public Map<String, String> start() {
        return Map.of(
                "scriptline.formulary.path",
                TestPayers.folder("authored-2026").toString(),
                "scriptline.formulary.root",
                TestPayers.folder("authored-2026")
                        .resolveSibling(".")
                        .normalize()
                        .toString(),
                "scriptline.benefit.payers",
                "elm",
                "scriptline.benefit.elm.url",
                "http://127.0.0.1:" + listen() + "/",
                "scriptline.benefit.elm.contracts",
                "H9902");
    }

    private int listen() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", LoadedPayer::answer);
            server.start();
            payer = server;
            return server.getAddress().getPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher inquiry = INQUIRY.matcher(asked);
        byte[] answer = (inquiry.find()
                        ? "{\"inquiry\": \"" + inquiry.group(1) + "\", \"patientPays\": "
                                + (asked.contains("member-dearer") ? dearer(inquiry.group(1)) : "7.25")
                                + ", \"reference\": \"RT-1\"}"
                        : "")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(asked.contains("member-unlucky") ? 503 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** The same inquiry is answered the same. */
    private static String dearer(String inquiry) {
        if (!INQUIRIES.contains(inquiry)) {
            INQUIRIES.add(inquiry);
        }
        return 7 + INQUIRIES.indexOf(inquiry) + ".25";
    }

    @Override
    public void stop() {
        if (payer != null) {
            payer.stop(0);
        }
    }
}
