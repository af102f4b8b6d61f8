package org.scriptline.prescription.prescribing.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a SMART client gets its token (SMART App Launch 2, section 7). This service only checks tokens, so everything here
 * is the issuer's; what is not configured is left out.
 */
@Path("/fhir/.well-known/smart-configuration")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class SmartConfigurationResource {

    private final String issuer;
    private final Optional<String> authorizationEndpoint;
    private final Optional<String> tokenEndpoint;
    private final Optional<List<String>> grantTypes;
    private final Optional<List<String>> capabilities;

    public SmartConfigurationResource(
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
            @ConfigProperty(name = "scriptline.smart.authorization-endpoint") Optional<String> authorizationEndpoint,
            @ConfigProperty(name = "scriptline.smart.token-endpoint") Optional<String> tokenEndpoint,
            @ConfigProperty(name = "scriptline.smart.grant-types") Optional<List<String>> grantTypes,
            @ConfigProperty(name = "scriptline.smart.capabilities") Optional<List<String>> capabilities) {
        this.issuer = issuer;
        this.authorizationEndpoint = authorizationEndpoint;
        this.tokenEndpoint = tokenEndpoint;
        this.grantTypes = grantTypes;
        this.capabilities = capabilities;
    }

    @GET
    public Map<String, Object> configuration() {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("issuer", issuer);
        authorizationEndpoint.ifPresent(address -> configuration.put("authorization_endpoint", address));
        configuration.put("token_endpoint", tokenEndpoint.orElse(issuer + "/token"));
        configuration.put("grant_types_supported", grantTypes.orElse(List.of("client_credentials")));
        configuration.put("code_challenge_methods_supported", List.of("S256"));
        configuration.put("capabilities", capabilities.orElse(List.of()));
        return configuration;
    }
}
