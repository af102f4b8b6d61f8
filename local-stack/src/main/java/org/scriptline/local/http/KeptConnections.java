package org.scriptline.local.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to servers on this machine and keeps their connections for the next. A call blocks its thread, which is meant to be
 * a virtual one; there are as many connections as there are calls at one moment.
 */
public final class KeptConnections implements AutoCloseable {

    /** A connection that was idle for longer is not trusted any more. */
    private static final long LONGEST_IDLE_NANOS = Duration.ofSeconds(15).toNanos();

    private final Duration connectTimeout;
    private final Duration answerTimeout;
    private final ConcurrentHashMap<String, ConcurrentLinkedDeque<Connection>> idle = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param answerTimeout how long the server may stay silent before the outcome counts as unknown */
    public KeptConnections(Duration connectTimeout, Duration answerTimeout) {
        this.connectTimeout = connectTimeout;
        this.answerTimeout = answerTimeout;
    }

    /**
     * One request and its answer.
     *
     * @param address an http address
     * @param headers without Host and Content-Length, which are added
     * @param body null for none
     * @throws SocketTimeoutException when there was no answer in time; whether it was carried out is unknown
     * @throws IOException when it could not be sent or the answer was not HTTP; whether it was carried out is unknown
     */
    public HttpAnswer send(String method, URI address, Map<String, String> headers, byte @Nullable [] body)
            throws IOException {
        byte[] request = request(method, address, headers, body);
        ConcurrentLinkedDeque<Connection> kept =
                idle.computeIfAbsent(address.getAuthority(), any -> new ConcurrentLinkedDeque<>());
        for (Connection connection = kept.pollFirst(); connection != null; connection = kept.pollFirst()) {
            if (connection.idleNanos() > LONGEST_IDLE_NANOS) {
                connection.close();
                continue;
            }
            try {
                return exchange(connection, request, kept);
            } catch (Connection.ClosedMeanwhile stale) {
                connection.close();
            }
        }
        return exchange(
                new Connection(address.getHost(), address.getPort(), connectTimeout, answerTimeout), request, kept);
    }

    private HttpAnswer exchange(Connection connection, byte[] request, ConcurrentLinkedDeque<Connection> kept)
            throws IOException {
        boolean reusable = false;
        try {
            HttpAnswer answer = connection.exchange(request);
            reusable = connection.reusable() && !closed;
            return answer;
        } finally {
            if (reusable) {
                kept.addFirst(connection);
            } else {
                connection.close();
            }
        }
    }

    private static byte[] request(String method, URI address, Map<String, String> headers, byte @Nullable [] body) {
        StringBuilder head = new StringBuilder(512);
        head.append(method).append(' ').append(address.getRawPath().isEmpty() ? "/" : address.getRawPath());
        if (address.getRawQuery() != null) {
            head.append('?').append(address.getRawQuery());
        }
        head.append(" HTTP/1.1\r\nHost: ").append(address.getAuthority()).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (body != null) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        } else if (!method.equals("GET")) {
            head.append("Content-Length: 0\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        if (body == null) {
            return start;
        }
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    /** Closes what is idle; calls under way end by themselves. */
    @Override
    public void close() {
        closed = true;
        idle.values().forEach(kept -> {
            for (Connection connection = kept.pollFirst(); connection != null; connection = kept.pollFirst()) {
                connection.close();
            }
        });
    }
}
