package org.scriptline.pharmacy.directory.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Where a directory file is published: it answers as a test has told it last. */
final class FileServer implements AutoCloseable {

    /** Says how a request is answered. */
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile Reply reply = status(404);

    private FileServer(HttpServer server) {
        this.server = server;
    }

    static FileServer start() throws IOException {
        return start(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    static FileServer start(HttpServer server) {
        FileServer started = new FileServer(server);
        server.setExecutor(started.threads);
        server.createContext("/", started::answer);
        server.start();
        return started;
    }

    String address(String scheme) {
        return scheme + "://localhost:" + server.getAddress().getPort() + "/pharmacies.csv";
    }

    void answers(Reply told) {
        reply = told;
    }

    void publishes(String file) {
        reply = exchange -> {
            byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Reply status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    /** Promises more than it sends, and closes the connection. */
    static Reply cut() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[500]);
            exchange.getResponseBody().flush();
        };
    }

    /** Sends a part of the file, and no more until the server closes. */
    Reply stopsInTheMiddle() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[500]);
            exchange.getResponseBody().flush();
            try {
                closing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
    }

    int asked() {
        return asked.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            reply.to(exchange);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
