package org.scriptline.local.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One connection to a server, on which one request follows the other. Not thread-safe: whoever took it from the pool owns it. */
final class Connection {

    private static final int LONGEST_LINE = 16_384;
    private static final int LARGEST_BODY = 64_000_000;

    /** The server had closed a connection that was idle, so it cannot have read the request. */
    static final class ClosedMeanwhile extends IOException {
        private static final long serialVersionUID = 1L;

        ClosedMeanwhile() {
            super("the server closed an idle connection");
        }
    }

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private boolean used;
    private boolean reusable = true;
    private long idleSince;

    Connection(String host, int port, Duration connectTimeout, Duration answerTimeout) throws IOException {
        try {
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(connectTimeout.toMillis()));
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(answerTimeout.toMillis()));
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    HttpAnswer exchange(byte[] request) throws IOException {
        int first = sendAndWait(request);
        used = true;
        String[] status = line(first).split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.") || !status[1].matches("[1-5][0-9]{2}")) {
            throw new IOException("the answer is not HTTP");
        }
        Map<String, String> headers = headers();
        byte[] body = body(Integer.parseInt(status[1]), headers);
        reusable = reusable
                && status[0].equals("HTTP/1.1")
                && !headers.getOrDefault("connection", "").equalsIgnoreCase("close");
        idleSince = System.nanoTime();
        return new HttpAnswer(Integer.parseInt(status[1]), headers, body);
    }

    private int sendAndWait(byte[] request) throws IOException {
        int first;
        try {
            out.write(request);
            first = in.read();
        } catch (SocketException e) {
            if (used) {
                throw new ClosedMeanwhile();
            }
            throw e;
        }
        if (first < 0) {
            throw used ? new ClosedMeanwhile() : new EOFException("closed without an answer");
        }
        return first;
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in.read()); !line.isEmpty(); line = line(in.read())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private byte[] body(int status, Map<String, String> headers) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        String length = headers.get("content-length");
        if (length != null) {
            return exactly(number(length, 10));
        }
        reusable = false;
        return in.readNBytes(LARGEST_BODY);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int size;
        do {
            size = number(line(in.read()).split(";", 2)[0].strip(), 16);
            whole.write(exactly(size));
            line(in.read());
        } while (size > 0);
        return whole.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the answer was cut short");
        }
        return body;
    }

    private static int number(String text, int radix) throws IOException {
        try {
            int number = Integer.parseInt(text, radix);
            if (number >= 0 && number <= LARGEST_BODY) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IOException("the answer's length is no number", e);
        }
        throw new IOException("the answer is too large");
    }

    /** The rest of the line whose first byte was read already, without its end. */
    private String line(int first) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int next = first; next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > LONGEST_LINE) {
                throw new EOFException("the answer's head was cut short");
            }
            line.append((char) next);
        }
        int end = line.length() > 0 && line.charAt(line.length() - 1) == '\r' ? line.length() - 1 : line.length();
        return line.substring(0, end);
    }

    boolean reusable() {
        return reusable;
    }

    long idleNanos() {
        return System.nanoTime() - idleSince;
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a connection could not be closed", e);
        }
    }
}
