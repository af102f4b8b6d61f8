package org.scriptline.pharmacy.running;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** Pharmacies over TLS that demand a client certificate, with certificates made for this run. */
final class SecurePharmacies {

    /** Demands our certificate, and gets it. */
    static final String KNOWS_US = "5800101";
    /** Demands another certificate than we have. */
    static final String KNOWS_ANOTHER = "5800102";
    /** Its own certificate has expired. */
    static final String EXPIRED = "5800103";

    static final List<String> ALL = List.of(KNOWS_US, KNOWS_ANOTHER, EXPIRED);

    private static final String PASSWORD = "only-for-a-test";
    private static final String PARTY = "party";
    private static final String AUTHORITY = "authority";

    private final Path folder;
    private final List<HttpsServer> servers = new ArrayList<>();

    private SecurePharmacies(Path folder) {
        this.folder = folder;
    }

    /** A started set of pharmacies and what the gateway has to be told of them. */
    record Started(Map<String, String> settings, Runnable stop) {}

    static Started start(HttpHandler handler) throws IOException {
        try {
            return new SecurePharmacies(Files.createTempDirectory("certificates")).started(handler);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Started started(HttpHandler handler) throws IOException, GeneralSecurityException {
        Path ours = key("gateway");
        Path sound = key("pharmacy");
        Path expired = expiredKey("late-pharmacy");
        Path trustedByServers = trust("of-the-pharmacies", ours);
        Path trustedByUs = trust("of-ours", sound, expired);
        int soundPort = serve(sound, trustedByServers, handler, "TLSv1.3");
        // In TLS 1.2 the refusal is part of the handshake; later versions tell it when the request may be under way.
        int strangePort = serve(sound, trust("of-another", expired), handler, "TLSv1.2");
        int expiredPort = serve(expired, trustedByServers, handler, "TLSv1.3");
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.tls.pharmacies.key-store.p12.path", ours.toString());
        settings.put("quarkus.tls.pharmacies.key-store.p12.password", PASSWORD);
        settings.put("quarkus.tls.pharmacies.trust-store.p12.path", trustedByUs.toString());
        settings.put("quarkus.tls.pharmacies.trust-store.p12.password", PASSWORD);
        Map.of(KNOWS_US, soundPort, KNOWS_ANOTHER, strangePort, EXPIRED, expiredPort)
                .forEach((id, port) -> {
                    settings.put(
                            "scriptline.partners.\"" + id + "\".endpoint",
                            "https://localhost:" + port + "/script/" + id);
                    settings.put("scriptline.partners.\"" + id + "\".tls", "pharmacies");
                });
        return new Started(settings, () -> servers.forEach(server -> server.stop(0)));
    }

    /** A key whose certificate it has signed itself, valid for five days. */
    private Path key(String name) throws IOException {
        Path store = folder.resolve(name + ".p12");
        keytool(store, PARTY, name, "-1d", List.of("-ext", "san=dns:localhost"));
        return store;
    }

    /** A key whose certificate an authority has signed and that has expired; the authority's is in its chain. */
    private Path expiredKey(String name) throws IOException, GeneralSecurityException {
        Path both = folder.resolve(name + "-and-authority.p12");
        keytool(both, AUTHORITY, "authority", "-9d", List.of("-ext", "bc:c", "-validity", "20"));
        keytool(both, PARTY, name, "-9d", List.of("-ext", "san=dns:localhost", "-signer", AUTHORITY));
        KeyStore only = KeyStore.getInstance("PKCS12");
        only.load(null, null);
        KeyStore all = read(both);
        only.setKeyEntry(
                PARTY,
                all.getKey(PARTY, PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                all.getCertificateChain(PARTY));
        return write(only, name);
    }

    private static void keytool(Path store, String alias, String name, String from, List<String> more)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                alias,
                "-dname",
                "CN=" + name,
                "-startdate",
                from,
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        if (!more.contains("-validity")) {
            command.addAll(List.of("-validity", "5"));
        }
        command.addAll(more);
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream words = keytool.getInputStream()) {
            String said = new String(words.readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Trusts the last certificate of each key's chain. */
    private Path trust(String name, Path... keys) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (Path key : keys) {
            Certificate[] chain = read(key).getCertificateChain(PARTY);
            trusted.setCertificateEntry(key.getFileName().toString(), chain[chain.length - 1]);
        }
        return write(trusted, name);
    }

    private Path write(KeyStore keys, String name) throws IOException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        try (OutputStream out = Files.newOutputStream(store)) {
            keys.store(out, PASSWORD.toCharArray());
        }
        return store;
    }

    private int serve(Path key, Path trust, HttpHandler handler, String protocol)
            throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(read(key), PASSWORD.toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(read(trust));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters demanding = context.getDefaultSSLParameters();
                demanding.setNeedClientAuth(true);
                demanding.setProtocols(new String[] {protocol});
                parameters.setSSLParameters(demanding);
            }
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/script/", handler);
        server.start();
        servers.add(server);
        return server.getAddress().getPort();
    }

    private static KeyStore read(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }
}
