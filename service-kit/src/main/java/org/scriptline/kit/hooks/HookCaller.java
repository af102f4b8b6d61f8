package org.scriptline.kit.hooks;

import org.jspecify.annotations.Nullable;

/**
 * Who calls a hook.
 *
 * @param name token subject or registered client, for the audit
 * @param practice the caller's practice; every query is bound to it
 * @param npi of the prescriber, null when the caller is no single prescriber
 */
public record HookCaller(
        String name, String practice, @Nullable String npi) {}
