package org.scriptline.pharmacy.directory.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.web.ConfidentialAddress;

/**
 * Fetches a file from a path or an address, whole and within a time, or says in a sentence why it cannot be had. Over plain http only this machine is believed: the file
 * says which pharmacy has which number.
 */
@ApplicationScoped
public class DirectorySource {

    /** In bytes; a national directory has about 70,000 lines. */
    private static final int LARGEST_FILE = 64 * 1024 * 1024;

    private static final int MEGABYTE = 1024 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(2);

    private final HttpClient.Builder clients;
    private final Duration answer;
    private final int largestFile;

    public DirectorySource() {
        this(HttpClient.newBuilder(), ANSWER, LARGEST_FILE);
    }

    /**
     * @param answer from the first byte sent to the last one read: a source that stops in the middle of a file keeps no later night waiting
     * @param largestFile in bytes
     */
    DirectorySource(HttpClient.Builder clients, Duration answer, int largestFile) {
        this.clients = clients.connectTimeout(CONNECT);
        this.answer = answer;
        this.largestFile = largestFile;
    }

    /** A file that cannot be had. Its sentence never holds the address, in which there may be a credential. */
    public static final class Unavailable extends IOException {
        private static final long serialVersionUID = 1L;
        private final String sentence;

        Unavailable(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
            this.sentence = sentence;
        }

        /** Why, for operations. */
        public String sentence() {
            return sentence;
        }
    }

    /** The bytes of the file. */
    public byte[] fetch(String place) throws Unavailable, InterruptedException {
        if (changeable(place)) {
            throw new Unavailable("The address is not https, so that anybody on the way could change the file.", null);
        }
        byte[] file =
                place.startsWith("http://") || place.startsWith("https://") ? download(request(place)) : read(place);
        if (file.length > largestFile) {
            throw new Unavailable("The file is larger than " + largestFile / MEGABYTE + " MB.", null);
        }
        return file;
    }

    /**
     * Refuses a setting whose file anybody on the way could change; called at start, so that nobody waits for a night to hear of it.
     *
     * @param key of the setting, for the sentence
     * @throws IllegalStateException when it is plain http to another machine
     */
    static void requireUnchanged(String key, String place) {
        if (changeable(place)) {
            throw new IllegalStateException(key + " is not https and not on this machine:"
                    + " anybody on the way could change which pharmacy has which number");
        }
    }

    /** An address that is none is not: nothing is fetched from it. */
    private static boolean changeable(String place) {
        try {
            return place.startsWith("http://") && !ConfidentialAddress.is(URI.create(place));
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private byte[] read(String place) throws Unavailable {
        try {
            return limited(Files.newInputStream(Path.of(place)));
        } catch (IOException | InvalidPathException unreadable) {
            throw new Unavailable("The file cannot be read.", unreadable);
        }
    }

    private static HttpRequest request(String place) throws Unavailable {
        try {
            return HttpRequest.newBuilder(URI.create(place)).build();
        } catch (IllegalArgumentException withTheAddressInIt) {
            throw new Unavailable("The address cannot be understood.", null);
        }
    }

    private byte[] download(HttpRequest request) throws Unavailable, InterruptedException {
        try (HttpClient client = clients.build()) {
            Future<byte[]> file = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                    .thenApplyAsync(this::body, reading -> Thread.ofVirtual().start(reading));
            try {
                return file.get(answer.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                throw new Unavailable("The source did not send the file within " + answer.toSeconds() + " s.", null);
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof Unavailable unavailable) {
                    throw unavailable;
                }
                throw new Unavailable("The source cannot be reached, or broke off.", failed.getCause());
            } finally {
                if (!file.isDone()) {
                    client.shutdownNow();
                }
            }
        }
    }

    private byte[] body(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new Unavailable("The source answered with HTTP status " + response.statusCode() + ".", null);
            }
            return limited(body);
        } catch (IOException broken) {
            throw new CompletionException(broken);
        }
    }

    private byte[] limited(InputStream stream) throws IOException {
        try (stream) {
            return stream.readNBytes(largestFile + 1);
        }
    }
}
