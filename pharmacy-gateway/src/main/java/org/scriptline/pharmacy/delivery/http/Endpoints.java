package org.scriptline.pharmacy.delivery.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where each pharmacy's SCRIPT endpoint is and with which token it is asked. Settings that would send a token in clear stop the start. */
@ApplicationScoped
public class Endpoints {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

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
            if (partner.bearerToken().isPresent() && !confidential(endpoint(id))) {
                throw new IllegalStateException(
                        "scriptline.partners." + id + " would send its token in clear: the endpoint is not https");
            }
        });
    }

    private static boolean confidential(URI endpoint) {
        String host = endpoint.getHost();
        return "https".equals(endpoint.getScheme()) || host != null && THIS_MACHINE.contains(host);
    }

    /** Where the pharmacy's messages are posted. */
    URI endpoint(String ncpdpId) {
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

    private Optional<PartnerSettings.Settings> of(String ncpdpId) {
        return Optional.ofNullable(settings.byNcpdpId().get(ncpdpId));
    }
}
