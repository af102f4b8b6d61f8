package org.scriptline.local.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/** The databases' passwords: made up at the first start and kept in a file that only its owner reads. */
final class Passwords {
    /** The server's administrator, who makes the databases and is used for nothing else. */
    static final String ADMINISTRATOR = "postgres";

    private static final int BYTES = 24;
    private final Properties byRole;

    private Passwords(Properties byRole) {
        this.byRole = byRole;
    }

    static Passwords read(Path file) {
        Properties byRole = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            byRole.load(in);
            return new Passwords(byRole);
        } catch (IOException e) {
            throw new UncheckedIOException("The passwords in " + file + " cannot be read: has a stack run here?", e);
        }
    }

    static Passwords readOrCreate(Path file, List<String> roles) {
        if (!Files.exists(file)) {
            create(file, roles);
        }
        return read(file);
    }

    private static void create(Path file, List<String> roles) {
        SecureRandom random = new SecureRandom();
        Properties byRole = new Properties();
        for (String role : roles) {
            byte[] secret = new byte[BYTES];
            random.nextBytes(secret);
            byRole.setProperty(role, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(file)) {
                byRole.store(out, "Of this machine's local stack only");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The passwords cannot be written to " + file, e);
        }
    }

    String of(String role) {
        String password = byRole.getProperty(role);
        if (password == null) {
            throw new IllegalArgumentException("No such database role: " + role);
        }
        return password;
    }
}
