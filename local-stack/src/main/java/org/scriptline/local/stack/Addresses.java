package org.scriptline.local.stack;

import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import org.scriptline.local.issuer.SigningKey;
import org.scriptline.local.issuer.Tokens;

/**
 * How to reach a stack, running in this process or in another: what commands, load generators and tests are given.
 *
 * @param ports where the processes listen
 * @param directory where the keys and passwords lie
 */
public record Addresses(Ports ports, StackDirectory directory) {

    /** The base address of a service, for example {@code http://localhost:8081}. */
    public URI service(String name) {
        return local(ports.service(name));
    }

    public URI issuer() {
        return local(ports.issuer());
    }

    public URI simulator() {
        return local(ports.simulator());
    }

    /** Kafka's bootstrap servers. */
    public String kafka() {
        return "127.0.0.1:" + ports.kafka();
    }

    /**
     * One of the four databases.
     *
     * @param name prescription, interaction, formulary or pharmacy; the role is called the same
     */
    public DatabaseAccess database(String name) {
        return new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.postgres(), name),
                name,
                Passwords.read(directory.passwords()).of(name));
    }

    /**
     * One of the databases, or {@code postgres}, as the server's administrator: for looking, never for changing what a service owns.
     */
    public DatabaseAccess administration(String database) {
        return new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.postgres(), database),
                Passwords.ADMINISTRATOR,
                Passwords.read(directory.passwords()).of(Passwords.ADMINISTRATOR));
    }

    /**
     * Mints this stack's tokens in this process.
     *
     * @throws StackException when no stack was ever started here
     */
    public Tokens tokens() {
        if (!Files.exists(directory.signingKey())) {
            throw new StackException(
                    "No stack has been started at port base %d yet: run ./erx up first.".formatted(ports.base()));
        }
        return new Tokens(SigningKey.loadOrCreate(directory.signingKey()), issuer(), Clock.systemUTC());
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
