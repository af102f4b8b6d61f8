package org.scriptline.local.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** The issuer's RSA key (2048 bits, RS256), kept in a file that only its owner can read so that tokens survive restarts. */
public final class SigningKey {
    private static final int BITS = 2048;
    private final RsaJsonWebKey key;

    private SigningKey(RsaJsonWebKey key) {
        this.key = key;
    }

    /** A key of its own, written nowhere: what an alien issuer would sign with. */
    public static SigningKey generate() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(BITS);
            key.setKeyId(UUID.randomUUID().toString());
            key.setAlgorithm("RS256");
            key.setUse("sig");
            return new SigningKey(key);
        } catch (JoseException impossible) {
            throw new IllegalStateException("This Java has no RSA", impossible);
        }
    }

    /** Reads the key in {@code file}, and makes it first when there is none; two processes that race agree on one key. */
    public static SigningKey loadOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                write(generate(), file);
            }
            return new SigningKey(new RsaJsonWebKey(JsonUtil.parseJson(Files.readString(file))));
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key " + file + " cannot be read or written", e);
        } catch (JoseException e) {
            throw new IllegalStateException("The signing key " + file + " is not an RSA key: delete it", e);
        }
    }

    private static void write(SigningKey fresh, Path file) throws IOException {
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "key",
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, fresh.key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
        try {
            Files.createLink(file, draft);
        } catch (java.nio.file.FileAlreadyExistsException anotherProcessWasFaster) {
            return;
        } catch (UnsupportedOperationException noHardLinks) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** The public half as a JWK set (RFC 7517). */
    public String publicKeys() {
        return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    RsaJsonWebKey key() {
        return key;
    }
}
