package org.scriptline.pharmacy.directory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file comes whole, from a path or over HTTP and HTTPS, or not at all and with the reason. */
class DirectorySourceTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final String PASSWORD = "only-for-a-test";

    private final DirectorySource source = source(HttpClient.newBuilder(), Duration.ofMinutes(2));

    @TempDir
    Path folder;

    private FileServer server;

    @BeforeEach
    void start() throws IOException {
        server = FileServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static DirectorySource source(HttpClient.Builder clients, Duration answer) {
        return new DirectorySource(clients, answer, MEGABYTE);
    }

    @Test
    void aFileIsReadFromItsPath() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("pharmacies.csv"), "a line\n");

        // When
        byte[] fetched = source.fetch(file.toString());

        // Then
        assertThat(fetched).asString(StandardCharsets.UTF_8).isEqualTo("a line\n");
    }

    @Test
    void aFileThatIsNotThereOrAFolderCannotBeRead() {
        assertUnavailable(source, folder.resolve("nothing.csv").toString(), "The file cannot be read.");
        assertUnavailable(source, folder.toString(), "The file cannot be read.");
        assertUnavailable(source, "no\0path", "The file cannot be read.");
    }

    @Test
    void aFileIsFetchedFromItsAddress() throws Exception {
        // Given
        server.publishes("a line\n");

        // When
        byte[] fetched = source.fetch(server.address("http"));

        // Then
        assertThat(fetched).asString(StandardCharsets.UTF_8).isEqualTo("a line\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 304, 401, 404, 500, 503})
    void anyOtherAnswerThanTheFileIsNone(int status) {
        server.answers(FileServer.status(status));

        assertUnavailable(source, server.address("http"), "The source answered with HTTP status " + status + ".");
    }

    @Test
    void aFileThatIsCutIsNone() {
        server.answers(FileServer.cut());

        assertUnavailable(source, server.address("http"), "The source cannot be reached, or broke off.");
    }

    @Test
    void aSourceThatIsDownCannotBeReached() {
        String address = server.address("http");
        server.close();

        assertUnavailable(source, address, "The source cannot be reached, or broke off.");
    }

    @Test
    void aSourceThatStopsInTheMiddleOfTheFileIsLate() {
        server.answers(server.stopsInTheMiddle());

        assertUnavailable(
                source(HttpClient.newBuilder(), Duration.ofSeconds(1)),
                server.address("http"),
                "The source did not send the file within 1 s.");
    }

    @Test
    void aFileThatIsTooLargeIsNone() throws Exception {
        // Given
        String most = "x".repeat(MEGABYTE);
        Path file = Files.writeString(folder.resolve("large.csv"), most + "x");
        server.publishes(most + "x");

        // When / Then
        assertUnavailable(source, file.toString(), "The file is larger than 1 MB.");
        assertUnavailable(source, server.address("http"), "The file is larger than 1 MB.");
        server.publishes(most);
        assertThat(source.fetch(server.address("http"))).hasSize(MEGABYTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://", "http://user:secret@ nowhere", "https:///pharmacies.csv?key=secret"})
    void anAddressThatIsNoneIsNotRepeated(String address) {
        assertUnavailable(source, address, "The address cannot be understood.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:secret@directory.example/pharmacies.csv",
                "http://directory.example/pharmacies.csv?key=secret",
                "http://localhost:secret@directory.example/pharmacies.csv",
                "http://127.0.0.1.directory.example/secret.csv"
            })
    void fromAnotherMachineNothingIsFetchedThatAnybodyCouldHaveChangedOnTheWay(String address) {
        assertUnavailable(
                source, address, "The address is not https, so that anybody on the way could change the file.");
    }

    @Test
    void overHttpsOnlyACertifiedSourceIsBelieved() throws Exception {
        // Given
        KeyStore keys = keys();
        try (FileServer secure = FileServer.start(https(keys))) {
            secure.publishes("a line\n");
            SSLContext trusting = SSLContext.getInstance("TLS");
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(keys);
            trusting.init(null, trusted.getTrustManagers(), null);

            // When
            byte[] fetched = source(HttpClient.newBuilder().sslContext(trusting), Duration.ofMinutes(2))
                    .fetch(secure.address("https"));

            // Then
            assertThat(fetched).asString(StandardCharsets.UTF_8).isEqualTo("a line\n");
            assertUnavailable(source, secure.address("https"), "The source cannot be reached, or broke off.");
            assertThat(secure.asked()).isEqualTo(1);
        }
    }

    private static void assertUnavailable(DirectorySource source, String place, String sentence) {
        assertThatExceptionOfType(DirectorySource.Unavailable.class)
                .isThrownBy(() -> source.fetch(place))
                .satisfies(unavailable -> {
                    assertThat(unavailable.sentence()).isEqualTo(sentence);
                    assertThat(String.valueOf(unavailable.getCause())).doesNotContain("secret");
                });
    }

    /** A key and its certificate for localhost, which nobody trusts unless told. */
    private KeyStore keys() throws Exception {
        Path store = folder.resolve("source.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=source",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(2, TimeUnit.MINUTES)).isTrue();
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            own.load(in, PASSWORD.toCharArray());
        }
        String alias = own.aliases().nextElement();
        own.setCertificateEntry("trusted", own.getCertificate(alias));
        return own;
    }

    private static HttpsServer https(KeyStore keys) throws IOException, GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }
}
