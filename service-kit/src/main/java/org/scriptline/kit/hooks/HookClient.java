package org.scriptline.kit.hooks;

import org.jspecify.annotations.Nullable;

/**
 * A CDS client that operations registered.
 *
 * @param issuer what its tokens say in {@code iss}
 * @param tenant what they say in {@code tenant}; empty when they say nothing
 * @param practice the organisation that it speaks for
 * @param jwks its public keys as a JSON Web Key Set; null when they are at {@code jwksUrl}
 * @param jwksUrl where its keys are, and the only {@code jku} that its tokens may name
 */
public record HookClient(
        String issuer,
        String tenant,
        String practice,
        @Nullable String jwks,
        @Nullable String jwksUrl) {}
