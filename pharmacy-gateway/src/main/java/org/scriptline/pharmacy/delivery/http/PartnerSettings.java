package org.scriptline.pharmacy.delivery.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How partners are reached that are reached otherwise than all: {@code scriptline.partners."5912342".endpoint} and so on. A token
 * comes from wherever the operator's configuration keeps secrets; it is never stored, logged or answered.
 */
@ConfigMapping(prefix = "scriptline.partners")
public interface PartnerSettings {

    /** By NCPDP id. */
    @WithParentName
    Map<String, Settings> byNcpdpId();

    /** One partner's settings. */
    interface Settings {

        /** Where its messages are posted; the usual base and its NCPDP id when it is not given. */
        Optional<URI> endpoint();

        /** Sent as {@code Authorization: Bearer}; then the endpoint must be https, or on this machine. */
        Optional<String> bearerToken();

        /** Messages a minute, at least 1; without it as many as its connections carry. */
        OptionalInt perMinute();
    }
}
