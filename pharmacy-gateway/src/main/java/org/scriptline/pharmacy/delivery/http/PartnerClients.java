package org.scriptline.pharmacy.delivery.http;

import io.quarkus.runtime.Startup;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The HTTP clients of partners: one for all that present no certificate, and one for each TLS configuration ({@code quarkus.tls.NAME}) that a partner names, with
 * its own key, trusted certificates and connections. A configuration that is missing, has no key or trusts anybody stops the start; a renewed one is used from then on.
 */
@Startup
@ApplicationScoped
public class PartnerClients {

    private static final Logger LOG = Logger.getLogger(PartnerClients.class);

    /** Idle connections are dropped before the usual server drops them after 30 s, so that no request meets a closing one. */
    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";

    private static final int KEEP_ALIVE_SECONDS = 10;

    /** How long a connection without a request may at most be kept, whatever was set. */
    static final Duration KEPT = Duration.ofSeconds(Integer.getInteger(KEEP_ALIVE, KEEP_ALIVE_SECONDS));

    private final Endpoints endpoints;
    private final TlsConfigurationRegistry configurations;
    private final Duration timeout;
    private final HttpClient plain;
    private final HttpClient plainAgain;
    private final Map<String, HttpClient> securedAgain = new ConcurrentHashMap<>();
    private final Map<String, HttpClient> secured = new ConcurrentHashMap<>();

    public PartnerClients(
            Endpoints endpoints,
            TlsConfigurationRegistry configurations,
            @ConfigProperty(name = "scriptline.delivery.timeout") Duration timeout) {
        this.endpoints = endpoints;
        this.configurations = configurations;
        this.timeout = timeout;
        if (System.getProperty(KEEP_ALIVE) == null) {
            System.setProperty(KEEP_ALIVE, Integer.toString(KEEP_ALIVE_SECONDS));
        }
        this.plain = builder().build();
        this.plainAgain = builder().build();
    }

    @PostConstruct
    void start() {
        for (String name : endpoints.tlsNames()) {
            TlsConfiguration configuration = configurations
                    .get(name)
                    .orElseThrow(() -> new IllegalStateException(
                            "a partner's TLS configuration is not there: quarkus.tls." + name));
            secured.put(name, client(name, configuration));
            securedAgain.put(name, client(name, configuration));
        }
    }

    /** The client for this partner's messages. */
    HttpClient of(String ncpdpId) {
        Optional<String> name = endpoints.tls(ncpdpId);
        return name.isEmpty() ? plain : secured.getOrDefault(name.get(), plain);
    }

    /** The same with other connections, for a request under which a kept one broke. */
    HttpClient again(String ncpdpId) {
        Optional<String> name = endpoints.tls(ncpdpId);
        return name.isEmpty() ? plainAgain : securedAgain.getOrDefault(name.get(), plainAgain);
    }

    /** New certificates were read ({@code quarkus.tls.NAME.reload-period}): connections from now on use them. */
    void renewed(@Observes CertificateUpdatedEvent event) {
        if (secured.containsKey(event.name())) {
            secured.put(event.name(), client(event.name(), event.tlsConfiguration()));
            securedAgain.put(event.name(), client(event.name(), event.tlsConfiguration()));
            LOG.infof("the certificates of quarkus.tls.%s were read anew", event.name());
        }
    }

    private HttpClient client(String name, TlsConfiguration configuration) {
        if (configuration.isTrustAll()) {
            throw new IllegalStateException("quarkus.tls." + name + " would trust any server: partners' are verified");
        }
        if (configuration.getKeyStore() == null) {
            throw new IllegalStateException("quarkus.tls." + name + " has no key to present to the partner");
        }
        try {
            return builder().sslContext(configuration.createSSLContext()).build();
        } catch (Exception unusable) {
            throw new IllegalStateException("quarkus.tls." + name + " cannot be used", unusable);
        }
    }

    private HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER);
    }
}
