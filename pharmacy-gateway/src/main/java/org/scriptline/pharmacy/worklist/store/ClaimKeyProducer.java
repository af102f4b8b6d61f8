package org.scriptline.pharmacy.worklist.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.scriptline.kit.database.Database;
import org.scriptline.pharmacy.worklist.ClaimSecrets;

/** The key of claim secrets: the configured one, or one that is made once and kept in the database, the same for every instance. */
@ApplicationScoped
public class ClaimKeyProducer {

    @Produces
    @Singleton
    ClaimSecrets secrets(
            Database database, @ConfigProperty(name = "scriptline.claim.key") Optional<String> configured) {
        byte[] key = configured.isPresent()
                ? Base64.getDecoder().decode(configured.get())
                : database.inTransaction(transaction -> stored(transaction.connection()));
        return new ClaimSecrets(key);
    }

    private static byte[] stored(Connection connection) throws SQLException {
        byte[] fresh = new byte[ClaimSecrets.SHORTEST_KEY];
        new SecureRandom().nextBytes(fresh);
        try (PreparedStatement insert =
                        connection.prepareStatement("insert into claim_key (key) values (?) on conflict do nothing");
                PreparedStatement select = connection.prepareStatement("select key from claim_key")) {
            insert.setBytes(1, fresh);
            insert.executeUpdate();
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("the claim key is missing");
                }
                return row.getBytes(1);
            }
        }
    }
}
