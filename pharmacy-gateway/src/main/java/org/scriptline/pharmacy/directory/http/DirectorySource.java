package org.scriptline.pharmacy.directory.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Fetches a file from a path or from an http(s) address. */
@ApplicationScoped
public class DirectorySource {

    /** A national directory has about 70,000 lines. */
    static final int LARGEST_FILE = 64 * 1024 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(2);

    /**
     * The bytes of the file.
     *
     * @throws IOException when it cannot be had, or is larger than 64 MB
     */
    public byte[] fetch(String place) throws IOException, InterruptedException {
        byte[] file = place.startsWith("http://") || place.startsWith("https://")
                ? download(URI.create(place))
                : limited(Files.newInputStream(Path.of(place)));
        if (file.length > LARGEST_FILE) {
            throw new IOException("the file is larger than 64 MB");
        }
        return file;
    }

    private static byte[] download(URI place) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(place).timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException("the source answered with HTTP status " + answer.statusCode());
                }
                return limited(body);
            }
        }
    }

    private static byte[] limited(InputStream stream) throws IOException {
        try (stream) {
            return stream.readNBytes(LARGEST_FILE + 1);
        }
    }
}
