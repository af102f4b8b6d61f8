package org.scriptline.formulary.release;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over what was given, in that order. */
public final class ContentHash {

    private final MessageDigest digest;
    private final byte[] buffer = new byte[1 << 16];

    public ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaPlatformHasIt) {
            throw new IllegalStateException(everyJavaPlatformHasIt);
        }
    }

    public void add(byte[] bytes) {
        digest.update(bytes);
    }

    /** Reads to the end and closes. */
    public void add(InputStream bytes) throws IOException {
        try (bytes) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
    }

    /** 64 digits; the object is then used up. */
    public String hexadecimal() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
