package org.scriptline.kit.hooks;

import org.jose4j.jwk.PublicJsonWebKey;

/** What a registered key set must be. */
public final class RegisteredKeys {
    private RegisteredKeys() {}

    /** At least one key, and every one of them public and without its private part. */
    public static boolean usable(String jwks) {
        var keys = ClientKeys.parsed(jwks);
        return !keys.isEmpty()
                && keys.stream().allMatch(key -> key instanceof PublicJsonWebKey pair && pair.getPrivateKey() == null);
    }
}
