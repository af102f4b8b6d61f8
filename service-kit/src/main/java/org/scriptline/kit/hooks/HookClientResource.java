package org.scriptline.kit.hooks;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.kit.web.ConfidentialAddress;

/** Operations register the CDS clients whose own tokens are accepted. */
@Path("/cds-clients")
@IfBuildProperty(name = "scriptline.hooks.served", stringValue = "true")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ops")
public class HookClientResource {
    private static final int TEXT_LIMIT = 500;

    private final Database database;
    private final ClientStore store;
    private final CurrentCaller caller;

    public HookClientResource(Database database, ClientStore store, CurrentCaller caller) {
        this.database = database;
        this.store = store;
        this.caller = caller;
    }

    /**
     * A registration; exactly one of {@code jwks} (a JSON Web Key Set as text) and {@code jwksUrl} is given.
     *
     * @param tenant what tokens say in {@code tenant}, null when they say nothing
     */
    public record Registration(
            @Nullable String issuer,
            @Nullable String tenant,
            @Nullable String practice,
            @Nullable String jwks,
            @Nullable String jwksUrl) {}

    public record Clients(List<HookClient> items) {}

    @GET
    public Clients clients() {
        return new Clients(store.all());
    }

    /** Adds a client, or replaces the one with this issuer and tenant. */
    @PUT
    public HookClient register(@Nullable Registration registration) {
        HookClient client = checked(registration);
        database.run(transaction -> {
            store.put(transaction.connection(), client);
            transaction.audit(entry("register", client.issuer(), client.tenant(), "for " + client.practice()));
        });
        return client;
    }

    @DELETE
    public void remove(@QueryParam("issuer") @Nullable String issuer, @QueryParam("tenant") @Nullable String tenant) {
        String ofTenant = Objects.requireNonNullElse(tenant, "");
        database.run(transaction -> {
            if (issuer == null || !store.remove(transaction.connection(), issuer, ofTenant)) {
                throw new ProblemException(ErrorCode.NOT_FOUND);
            }
            transaction.audit(entry("remove", issuer, ofTenant, null));
        });
    }

    private AuditEntry entry(String action, String issuer, String tenant, @Nullable String reason) {
        return new AuditEntry(caller.caller().actor(), action, "cds-client", issuer + " " + tenant, "done", reason);
    }

    private static HookClient checked(@Nullable Registration registration) {
        if (registration == null) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body is empty.");
        }
        String issuer = text(registration.issuer(), "issuer");
        String practice = text(registration.practice(), "practice");
        @Nullable String jwks = registration.jwks();
        @Nullable String url = registration.jwksUrl();
        if ((jwks == null) == (url == null)) {
            throw invalid("jwks", "Exactly one of jwks and jwksUrl is needed.");
        }
        if (jwks != null && !RegisteredKeys.usable(jwks)) {
            throw invalid("jwks", "It is no JSON Web Key Set of public keys.");
        }
        if (url != null && !secure(text(url, "jwksUrl"))) {
            throw invalid("jwksUrl", "An https address is needed.");
        }
        String tenant = Objects.requireNonNullElse(registration.tenant(), "");
        if (tenant.length() > TEXT_LIMIT) {
            throw invalid("tenant", "At most " + TEXT_LIMIT + " characters are kept.");
        }
        return new HookClient(issuer, tenant, practice, jwks, url);
    }

    /** Plain http only to this machine itself. */
    private static boolean secure(String url) {
        try {
            return ConfidentialAddress.is(URI.create(url));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static String text(@Nullable String text, String field) {
        if (text == null || text.isBlank() || text.length() > TEXT_LIMIT) {
            throw invalid(field, "A text of 1 to " + TEXT_LIMIT + " characters is needed.");
        }
        return text;
    }

    private static ProblemException invalid(String field, String sentence) {
        return new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, sentence).withField(field);
    }
}
