package org.scriptline.kit.hooks;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.kit.security.Role;

/** Who calls a hook: somebody with a token of the suite's own issuer, or a registered client that signed its own. */
@ApplicationScoped
@IfBuildProperty(name = "scriptline.hooks.served", stringValue = "true")
public class HookCallers {
    private static final String BEARER = "Bearer ";
    private static final Set<Role> ROLES = Set.of(Role.PRESCRIBER, Role.AGENT, Role.EMR);

    private final JWTParser parser;
    private final ClientTokens clients;
    private final String ownIssuer;

    public HookCallers(
            JWTParser parser, ClientTokens clients, @ConfigProperty(name = "mp.jwt.verify.issuer") String ownIssuer) {
        this.parser = parser;
        this.clients = clients;
        this.ownIssuer = ownIssuer;
    }

    /**
     * The verified caller.
     *
     * @param path of the called endpoint
     */
    public HookCaller of(@Nullable String authorization, String path) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new ProblemException(ErrorCode.TOKEN_MISSING_OR_INVALID);
        }
        String token = authorization.substring(BEARER.length()).strip();
        boolean own = ClientTokens.issuer(token).filter(ownIssuer::equals).isPresent();
        return own ? own(token) : clients.verified(token, path);
    }

    private HookCaller own(String token) {
        try {
            Caller caller = new CurrentCaller(parser.parse(token)).caller();
            if (!ROLES.contains(caller.role())) {
                throw new ProblemException(ErrorCode.NOT_ALLOWED);
            }
            return new HookCaller(caller.actor().name(), caller.org(), caller.npi());
        } catch (ParseException broken) {
            throw new ProblemException(ErrorCode.TOKEN_MISSING_OR_INVALID);
        }
    }
}
