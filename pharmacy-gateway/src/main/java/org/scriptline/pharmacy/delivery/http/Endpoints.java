package org.scriptline.pharmacy.delivery.http;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.scriptline.kit.web.ConfidentialAddress;
import org.scriptline.pharmacy.delivery.Transport;

/** Where each pharmacy's SCRIPT endpoint is and with which token it is asked. Settings that would send a token in clear stop the start. */
@Startup
@ApplicationScoped
public class Endpoints {

    private final PartnerSettings settings;
    private final String base;

    public Endpoints(
            PartnerSettings settings, @ConfigProperty(name = "scriptline.pharmacy.endpoint-base") String base) {
        this.settings = settings;
        this.base = base.replaceAll("/+$", "");
        settings.byNcpdpId().forEach((id, partner) -> {
            if (!id.matches("[0-9]{7}")) {
                throw new IllegalStateException("scriptline.partners." + id + " is not an NCPDP id of seven digits");
            }
            if (transport(id) == Transport.FILE_DROP && partner.folder().isEmpty()) {
                throw new IllegalStateException("scriptline.partners." + id + " exchanges files and has no folder");
            }
            if (transport(id) == Transport.FHIR_TASK && partner.endpoint().isEmpty()) {
                throw new IllegalStateException("scriptline.partners." + id + " takes Tasks and has no endpoint");
            }
            if (partner.tls().isPresent() && !"https".equals(endpoint(id).getScheme())) {
                throw new IllegalStateException(
                        "scriptline.partners." + id + " has a TLS configuration and an endpoint that is not https");
            }
            if (partner.bearerToken().isPresent() && !ConfidentialAddress.is(endpoint(id))) {
                throw new IllegalStateException(
                        "scriptline.partners." + id + " would send its token in clear: the endpoint is not https");
            }
        });
    }

    /** Where the pharmacy's messages are posted. */
    public URI endpoint(String ncpdpId) {
        return of(ncpdpId)
                .flatMap(PartnerSettings.Settings::endpoint)
                .orElseGet(() -> URI.create(base + "/" + ncpdpId));
    }

    /** The token it is asked with; empty when it wants none. */
    Optional<String> bearerToken(String ncpdpId) {
        return of(ncpdpId).flatMap(PartnerSettings.Settings::bearerToken);
    }

    /** Messages a minute; empty when it has no budget. */
    OptionalInt perMinute(String ncpdpId) {
        return of(ncpdpId).map(PartnerSettings.Settings::perMinute).orElse(OptionalInt.empty());
    }

    /** The TLS configuration it is called with; empty when it asks for no certificate. */
    Optional<String> tls(String ncpdpId) {
        return of(ncpdpId).flatMap(PartnerSettings.Settings::tls);
    }

    /** All that are named. */
    Set<String> tlsNames() {
        return settings.byNcpdpId().values().stream()
                .flatMap(partner -> partner.tls().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where files are exchanged with it; empty when none are. */
    public Optional<Path> folder(String ncpdpId) {
        return transport(ncpdpId) == Transport.FILE_DROP
                ? of(ncpdpId).flatMap(PartnerSettings.Settings::folder)
                : Optional.empty();
    }

    /** Where files are exchanged, by NCPDP id. */
    public Map<String, Path> folders() {
        return settings.byNcpdpId().keySet().stream()
                .filter(id -> folder(id).isPresent())
                .collect(Collectors.toUnmodifiableMap(id -> id, id -> folder(id).orElseThrow()));
    }

    /** How its messages come to it. */
    public Transport transport(String ncpdpId) {
        return of(ncpdpId).flatMap(PartnerSettings.Settings::channel).orElse(Transport.SCRIPT);
    }

    /** The partners whose messages wait until they are fetched. */
    Set<String> fetching() {
        return settings.byNcpdpId().keySet().stream()
                .filter(id -> transport(id) == Transport.MAILBOX)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<PartnerSettings.Settings> of(String ncpdpId) {
        return Optional.ofNullable(settings.byNcpdpId().get(ncpdpId));
    }
}
