package org.scriptline.pharmacy.delivery.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.scriptline.pharmacy.delivery.Transport;

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

        /** How its messages come to it: {@code script}, unless it is told otherwise, {@code mailbox}, {@code file-drop} or {@code fhir-task}. */
        Optional<Transport> channel();

        /** Where its messages are posted; the usual base and its NCPDP id when it is not given. For {@code fhir-task}: the base of its FHIR server. */
        Optional<URI> endpoint();

        /** Sent as {@code Authorization: Bearer}; then the endpoint must be https, or on this machine. */
        Optional<String> bearerToken();

        /**
         * The name of a {@code quarkus.tls} configuration, whose key is presented to the partner and whose certificates say which server is the partner's;
         * then the endpoint must be https.
         */
        Optional<String> tls();

        /** For {@code file-drop}: the folder, made by the operator, in which {@code outbox}, {@code inbox}, {@code taken} and {@code refused} lie. */
        Optional<Path> folder();

        /** Messages a minute, at least 1; without it as many as its connections carry. For a mailbox: questions a minute. */
        OptionalInt perMinute();
    }
}
