package org.scriptline.local.issuer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.scriptline.local.http.JdkServer;

/**
 * The local OpenID provider: {@code GET /.well-known/openid-configuration}, {@code GET /jwks} and {@code POST /token} with
 * {@code who} (or {@code client_id}) and for a patient {@code patient}, in the query or as a form. It listens on the
 * loopback address only, because it hands a token to anybody who asks.
 */
public final class TokenIssuer implements AutoCloseable {
    private static final int FORM_LIMIT = 4096;
    private static final int BACKLOG = 64;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final JsonMapper json = JsonMapper.builder().build();
    private final SigningKey key;
    private final URI address;
    private final Tokens tokens;

    private TokenIssuer(int port, SigningKey key, Clock clock) throws IOException {
        this.key = key;
        this.server = JdkServer.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        this.address = URI.create("http://localhost:" + server.getAddress().getPort());
        this.tokens = new Tokens(key, address, clock);
        server.setExecutor(threads);
        server.createContext("/", exchange -> respond(exchange, 404, failure("not_found", "There is no such page.")));
        server.createContext("/.well-known/openid-configuration", exchange -> respond(exchange, 200, discovery()));
        server.createContext("/jwks", exchange -> send(exchange, 200, key.publicKeys()));
        server.createContext("/token", this::token);
    }

    /**
     * Starts to listen.
     *
     * @param port TCP port, 0 for any free one
     */
    public static TokenIssuer start(int port, SigningKey key, Clock clock) throws IOException {
        TokenIssuer issuer = new TokenIssuer(port, key, clock);
        issuer.server.start();
        return issuer;
    }

    /** What tokens carry as {@code iss}. */
    public URI address() {
        return address;
    }

    /** Mints tokens without asking over HTTP. */
    public Tokens tokens() {
        return tokens;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().add("Allow", "POST");
            respond(exchange, 405, failure("invalid_request", "Ask for a token with POST."));
            return;
        }
        try {
            grant(
                    exchange,
                    Form.of(
                            exchange.getRequestURI().getRawQuery(),
                            new String(exchange.getRequestBody().readNBytes(FORM_LIMIT), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException unreadable) {
            respond(exchange, 400, failure("invalid_request", "The form is not URL-encoded text."));
        }
    }

    private void grant(HttpExchange exchange, Form form) throws IOException {
        String who = form.get("who") == null ? form.get("client_id") : form.get("who");
        if (who == null) {
            respond(exchange, 400, failure("invalid_request", "Name somebody: POST /token?who=prescriber."));
            return;
        }
        try {
            respond(exchange, 200, granted(Identity.named(who), form.get("patient")));
        } catch (UnknownIdentityException e) {
            respond(exchange, 400, failure("invalid_client", String.valueOf(e.getMessage())));
        }
    }

    private Map<String, Object> granted(Identity identity, @Nullable String patient) {
        return Map.of(
                "access_token", tokens.of(identity, patient),
                "token_type", "Bearer",
                "expires_in", Tokens.LIFETIME.toSeconds(),
                "scope", identity.scope());
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", address.toString(),
                "jwks_uri", address + "/jwks",
                "token_endpoint", address + "/token",
                "grant_types_supported", List.of("client_credentials"),
                "response_types_supported", List.of("token"),
                "subject_types_supported", List.of("public"),
                "token_endpoint_auth_methods_supported", List.of("none"),
                "id_token_signing_alg_values_supported", List.of("RS256"),
                "claims_supported",
                        List.of("iss", "sub", "aud", "exp", "iat", "jti", "scope", "org", "npi", "roles", "patient"));
    }

    private static Map<String, Object> failure(String code, String description) {
        return Map.of("error", code, "error_description", description);
    }

    private void respond(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        try {
            send(exchange, status, json.writeValueAsString(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A map of strings is always JSON", impossible);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
